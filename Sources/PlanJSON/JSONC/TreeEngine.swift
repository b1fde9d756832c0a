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

    func readElement(indexing depth: JSONIndexDepth, maximumDepth: Int) throws -> JSONElement {
      var emitter = ElementEmitter()
      return try emitter.emit(value, indexing: depth)
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
    private var writer = JSONWriter()
    private var members: [IndexedMember] = []

    mutating func emit(_ value: JSONCValue, indexing depth: JSONIndexDepth) throws -> JSONElement {
      try write(value, levels: Int(depth.rawValue), parent: -1)
      let storage = ByteStorage(writer.bytes)
      let fragment = JSONFragment(storage, start: 0, count: writer.bytes.count, byte: 0)
      return JSONElement(fragment: fragment, members: members, duplicates: [])
    }

    private mutating func write(_ value: JSONCValue, levels: Int, parent: Int32) throws {
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
        for element in value.elements { try write(element, levels: 0, parent: -1) }
        writer.endArray()
      case .object:
        writer.beginObject()
        for member in value.members { try write(member.key, member.value, levels: levels, parent: parent) }
        writer.endObject()
      }
    }

    private mutating func write(_ key: String, _ value: JSONCValue, levels: Int, parent: Int32) throws {
      let place = writer.bytes.count
      writer.key(key)
      if levels == 0 { return try write(value, levels: 0, parent: -1) }
      let keyStart = place + (writer.bytes[place] == .comma ? 2 : 1)
      let valueStart = writer.bytes.count
      let spelled = writer.bytes[keyStart..<valueStart - 2]
      let index = members.count
      members.append(
        IndexedMember(
          keyStart: UInt32(keyStart), keyCount: UInt32(spelled.count), valueStart: UInt32(valueStart), valueCount: 0,
          parent: parent, isKeyEscaped: spelled.contains(.backslash),
          keyPrefix: spelled.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }))
      try write(value, levels: levels - 1, parent: Int32(index))
      members[index].valueCount = UInt32(writer.bytes.count - valueStart)
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
