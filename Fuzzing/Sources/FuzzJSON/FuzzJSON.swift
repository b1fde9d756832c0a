import PlanJSON
import PlanModel

/// Any bytes as a document: every way to read it comes to the same verdict, and what is accepted comes back.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafeRawPointer, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  let verdict = Ways.skip(bytes, window: 1 << 16)
  let window = 1 + count % 37
  precondition(Ways.skip(bytes, window: window) == verdict, "skipping in a small window differs")
  precondition(Ways.read(bytes, window: window) == verdict, "reading differs")
  precondition(Ways.visit(bytes, window: window) == verdict, "visiting differs")
  _ = Ways.skip(bytes, UnicodeSource(MemorySource(bytes)), window: window)
  if verdict == nil { Accepted.check(bytes) }
  return 0
}

/// The ways to lead the scanner over a document; each gives the error that it ends with.
enum Ways {
  static func skip(_ bytes: [UInt8], _ source: (any ByteSource)? = nil, window: Int) -> JSONError? {
    scan(source ?? MemorySource(bytes), window) { try $0.skip() }
  }

  static func read(_ bytes: [UInt8], window: Int) -> JSONError? {
    scan(MemorySource(bytes), window) { document in
      let element = try document.readElement(as: shape)
      _ = (element.otherKeys, element.duplicates, element[0]?.string, element.containsTrue(2))
    }
  }

  private static let shape = JSONShape(
    [JSONShape.Member("a"), JSONShape.Member("a", in: "u"), JSONShape.Member("s", in: "u"), JSONShape.Member("u")],
    others: .noted)

  static func visit(_ bytes: [UInt8], window: Int) -> JSONError? {
    scan(MemorySource(bytes), window) { try visit(&$0) }
  }

  private static func visit(_ value: inout JSONScanner) throws {
    switch try value.kind() {
    case .object: try value.forEachMember { _, member in try visit(&member) }
    case .array: try value.forEachElement { _, element in try visit(&element) }
    case .string, .number, .boolean, .null: try value.skip()
    }
  }

  private static func scan(
    _ source: any ByteSource, _ window: Int, _ body: (inout JSONScanner) throws -> Void
  ) -> JSONError? {
    var options = JSONOptions()
    options.windowSize = window
    do {
      try JSONScanner.scan(source, options: options, body)
      return nil
    } catch let error as JSONError {
      // Where a way looks into the document it also says where it was: that is not compared.
      return JSONError(error.problem, byte: error.byte)
    } catch {
      return nil
    }
  }
}

/// What holds of a document that is accepted.
enum Accepted {
  static func check(_ bytes: [UInt8]) {
    guard let fragment = try? JSON.check(bytes) else { preconditionFailure("in memory it is not accepted") }
    let node = fragment.node
    precondition(fragment.containsTrue == node.containsTrue, "a mask differs between text and tape")
    precondition(fragment.duplicates == node.duplicates, "keys in order are not found to be so")
    precondition(node.duplicates.isEmpty || !node.duplicates.contains { $0.path.steps.isEmpty })
    comeBack(node.value)
    // The members a, u and s as a value and its masks, whatever their shapes.
    let folded = node["a"].value(with: JSONMasks(unknown: node["u"], sensitive: node["s"]))
    if node["s"]?.boolean == true { precondition(folded?.isSensitive ?? true, "a mark is lost") }
    if let folded { comeBack(folded) }
    if let value = node["a"], let mask = node["s"] {
      let parts = value.fragment.parts(markedBy: mask.fragment)
      precondition(parts.isEmpty || mask.containsTrue, "parts are found that nothing marks")
      for part in parts { comeBack(part.node.value) }
    }
  }

  private static func comeBack(_ value: Value) {
    var writer = JSONWriter()
    writer.value(value) { value, writer in
      if value.isUnknown { writer.null() }
      return value.isUnknown
    }
    guard let again = try? JSON.parse(writer.bytes) else { preconditionFailure("what was written is not accepted") }
    precondition(value.containsUnknown || again == value, "a value comes back changed")
  }
}
