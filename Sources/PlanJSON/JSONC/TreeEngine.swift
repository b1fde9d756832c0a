#if JSONC
  import PlanModel

  /// Moves over a document that json-c has read whole.
  ///
  /// No byte of the document reaches planlint's own scanner: a value that
  /// is asked for is written anew from json-c's tree.
  ///
  /// json-c does not tell where a value stands, so that places are 0 but for those of its own errors.
  final class TreeEngine: ScanningEngine {
    /// What is still to come of an open object or array.
    private enum Level {
      case members(ArraySlice<(key: String, value: JSONCValue)>)
      case elements(ArraySlice<JSONCValue>)
    }

    private var value: JSONCValue
    private var levels: [Level] = []

    init(_ source: any ByteSource, options: JSONOptions) throws {
      var source = source
      value = try JSONCDocument(&source, maximumDepth: options.maximumDepth).root
    }

    var byte: Int { 0 }

    func kind() throws -> JSONKind { value.kind }

    func skip(maximumDepth: Int) throws {}

    func finish() throws {}

    func remainder() -> (any ByteSource)? { nil }

    func readFragment(maximumDepth: Int) throws -> JSONFragment {
      var emitter = ElementEmitter(shape: nil)
      return try emitter.emit(value)
    }

    func readElement(as shape: JSONShape, maximumDepth: Int) throws -> JSONElement {
      var emitter = ElementEmitter(shape: shape)
      let fragment = try emitter.emit(value)
      return JSONElement(fragment: fragment, shape: shape, index: emitter.index)
    }

    func beginning() -> [UInt8] { [] }

    func openObject(isAllowed: Bool) throws {
      guard value.kind == .object else { throw JSONError(.expected(.object, found: value.kind.firstByte), byte: 0) }
      levels.append(.members(value.members[...]))
    }

    func openArray(isAllowed: Bool) throws {
      guard value.kind == .array else { throw JSONError(.expected(.array, found: value.kind.firstByte), byte: 0) }
      levels.append(.elements(value.elements[...]))
    }

    func nextKey(isFirst: Bool) throws -> (key: String, byte: Int)? {
      guard case .members(var rest)? = levels.popLast(), let member = rest.popFirst() else { return nil }
      levels.append(.members(rest))
      value = member.value
      return (member.key, 0)
    }

    func nextElement(isFirst: Bool) throws -> Bool {
      guard case .elements(var rest)? = levels.popLast(), let element = rest.popFirst() else { return false }
      levels.append(.elements(rest))
      value = element
      return true
    }
  }

  /// Writes a value of json-c's tree as text, noting where its members stand.
  private struct ElementEmitter {
    private(set) var index = ElementIndex()
    private var writer = JSONWriter()
    private let shape: JSONShape?

    init(shape: JSONShape?) {
      self.shape = shape
      index.reset(count: shape?.members.count ?? 0)
    }

    mutating func emit(_ value: JSONCValue) throws -> JSONFragment {
      try write(value, keys: shape?.ownKeys, outer: nil)
      return JSONFragment(ByteStorage(writer.bytes), start: 0, count: writer.bytes.count, byte: 0)
    }

    private mutating func write(_ value: JSONCValue, keys: KeyTable?, outer: Int?) throws {
      switch value.kind {
      case .null: writer.null()
      case .boolean: writer.boolean(value.boolean)
      case .string: writer.string(value.string)
      case .number:
        let literal = value.literal
        // json-c reads NaN and Infinity, which no reader behind it could.
        guard let number = Number(literal) else {
          throw JSONError(.refused("\(literal) is no number of JSON"), byte: 0)
        }
        writer.number(number)
      case .array:
        writer.beginArray()
        for element in value.elements { try write(element, keys: nil, outer: nil) }
        writer.endArray()
      case .object:
        writer.beginObject()
        for member in value.members { try write(member.key, member.value, keys: keys, outer: outer) }
        writer.endObject()
      }
    }

    private mutating func write(_ key: String, _ value: JSONCValue, keys: KeyTable?, outer: Int?) throws {
      let before = writer.bytes.count
      writer.key(key)
      guard let shape, let keys else { return try write(value, keys: nil, outer: nil) }
      let start = writer.bytes.count
      guard let place = keys.place(of: key) else {
        let keyStart = before + (writer.bytes[before] == .comma ? 2 : 1)
        if shape.others == .noted {
          var unusual = index.unusual ?? ElementIndex.UnusualKeys()
          unusual.others.append(
            ElementIndex.Key(start: UInt32(keyStart), count: UInt32(start - 2 - keyStart), outer: outer))
          index.unusual = unusual
        }
        return try write(value, keys: nil, outer: nil)
      }
      try write(value, keys: shape.innerKeys[place], outer: place)
      index.places[place] = ElementIndex.Place(start: UInt32(start), count: UInt32(writer.bytes.count - start))
    }
  }

  extension JSONKind {
    /// A byte that such a value begins with, for messages.
    fileprivate var firstByte: UInt8 {
      switch self {
      case .object: .openingBrace
      case .array: .openingBracket
      case .string: .quote
      case .number: UInt8(ascii: "0")
      case .boolean: UInt8(ascii: "t")
      case .null: UInt8(ascii: "n")
      }
    }
  }
#endif
