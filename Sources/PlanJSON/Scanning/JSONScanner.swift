package import PlanModel

/// Reads a document from its source in one pass: checks all of it, and hands over only what is asked for.
///
/// The scanner always stands before one value. The body of ``scan(_:options:_:)`` looks at the document's value: goes
/// through its members or elements, or reads it whole. What a body does not read is checked and skipped. It is called
/// once a member or an element, never once a token.
///
/// ```swift
/// try JSONScanner.scan(source) { document in
///   try document.forEachMember { key, member in
///     guard key == "resource_changes" else { return }
///     try member.forEachElement { _, entry in changes.append(try entry.readFragment().node.value) }
///   }
/// }
/// ```
package struct JSONScanner: ~Copyable {
  private let engine: any ScanningEngine
  private let maximumDepth: Int
  /// Whether it stands before a value that nobody has read.
  private var isValuePending = true
  /// The members and elements that are open around the place, outermost first.
  private var steps: [AttributePath.Step] = []

  /// The keys that an object had twice, of those objects whose members were gone through.
  package private(set) var duplicates: [JSONDuplicate] = []

  private init(_ source: any ByteSource, options: JSONOptions) throws {
    engine = try options.backend.makeEngine(source, options: options)
    maximumDepth = options.maximumDepth
  }

  /// Scans a whole document.
  ///
  /// - Parameters:
  ///   - source: Where the document's bytes come from.
  ///   - options: What may be held and how deep the document may go.
  ///   - body: Reads what it wants of the document's value.
  /// - Returns: What the body returns.
  /// - Throws: ``JSONError`` at the first place where the document is not JSON; what the source or the body throws.
  package static func scan<Result>(
    _ source: any ByteSource, options: JSONOptions = JSONOptions(), _ body: (inout JSONScanner) throws -> Result
  ) throws -> Result {
    var scanner = try JSONScanner(source, options: options)
    let result = try body(&scanner)
    if scanner.isValuePending { try scanner.skip() }
    try scanner.engine.finish()
    return result
  }

  /// What follows a document where nothing should.
  package struct Remainder {
    /// What to say of it, if it is not wanted.
    package let error: JSONError
    /// The bytes from the first one on that is no white space.
    package let source: any ByteSource
  }

  /// Scans the document that a source begins with, behind which another may follow.
  ///
  /// - Parameters:
  ///   - source: Where the bytes come from.
  ///   - options: What may be held and how deep the document may go.
  ///   - body: Reads what it wants of the document's value.
  /// - Returns: What follows; nil where nothing does.
  /// - Throws: ``JSONError`` at the first place where the document is not JSON; what the source or the body throws.
  package static func scanFirst(
    _ source: any ByteSource, options: JSONOptions = JSONOptions(), _ body: (inout JSONScanner) throws -> Void
  ) throws -> Remainder? {
    var scanner = try JSONScanner(source, options: options)
    try body(&scanner)
    if scanner.isValuePending { try scanner.skip() }
    do {
      try scanner.engine.finish()
      return nil
    } catch let error as JSONError {
      guard case .expected(.endOfDocument, found: _) = error.problem, let rest = scanner.engine.remainder() else {
        throw error
      }
      return Remainder(error: error, source: rest)
    }
  }

  /// The way to the value that the scanner stands before, or was last in.
  package var path: AttributePath { AttributePath(steps) }

  /// The place in the document, in bytes from its start.
  package var byte: Int { engine.byte }

  // MARK: Looking at a value

  /// The kind of the value that the scanner stands before.
  ///
  /// - Throws: ``JSONError`` where no value begins; what the source throws.
  package mutating func kind() throws -> JSONKind {
    try located { try engine.kind() }
  }

  /// Checks the value and leaves it behind.
  ///
  /// - Throws: ``JSONError``; what the source throws.
  package mutating func skip() throws {
    try located { try engine.skip(maximumDepth: maximumDepth - steps.count) }
    isValuePending = false
  }

  /// Checks the value and hands it over whole.
  ///
  /// - Returns: The value, to be looked at now or ``JSONFragment/detached()``.
  /// - Throws: ``JSONError``; what the source throws.
  package mutating func readFragment() throws -> JSONFragment {
    isValuePending = false
    return try located { try engine.readFragment(maximumDepth: maximumDepth - steps.count) }
  }

  /// Checks the value and hands it over whole.
  ///
  /// - Parameter shape: The members that are looked up in it.
  /// - Returns: The value, to be looked at now or ``JSONElement/detached()``.
  /// - Throws: ``JSONError``; what the source throws.
  package mutating func readElement(as shape: JSONShape) throws -> JSONElement {
    isValuePending = false
    return try located { try engine.readElement(as: shape, maximumDepth: maximumDepth - steps.count) }
  }

  /// The beginning of a value that could not be read: what of it is in memory.
  package func beginning() -> [UInt8] { engine.beginning() }

  // MARK: Going into a value

  /// Goes through the members of an object; the value of each is skipped if the body does not read it.
  ///
  /// - Throws: ``JSONError``, also where the value is no object; what the source or the body throws.
  package mutating func forEachMember(_ body: (String, inout JSONScanner) throws -> Void) throws {
    try located { try engine.openObject(isAllowed: steps.count < maximumDepth) }
    steps.append(.name(""))
    var seen: Set<KeyBytes> = []
    while let (key, byte) = try located({ try engine.nextKey(isFirst: seen.isEmpty) }) {
      steps[steps.count - 1] = .name(key)
      if !seen.insert(KeyBytes(text: key)).inserted { duplicates.append(JSONDuplicate(path: path, byte: byte)) }
      isValuePending = true
      try body(key, &self)
      if isValuePending { try skip() }
    }
    steps.removeLast()
    isValuePending = false
  }

  /// Goes through the elements of an array; each is skipped if the body does not read it.
  ///
  /// - Throws: ``JSONError``, also where the value is no array; what the source or the body throws.
  package mutating func forEachElement(_ body: (Int, inout JSONScanner) throws -> Void) throws {
    try located { try engine.openArray(isAllowed: steps.count < maximumDepth) }
    steps.append(.index(0))
    var index = 0
    while try located({ try engine.nextElement(isFirst: index == 0) }) {
      steps[steps.count - 1] = .index(index)
      isValuePending = true
      try body(index, &self)
      if isValuePending { try skip() }
      index += 1
    }
    steps.removeLast()
    isValuePending = false
  }

  /// Adds to an error of the engine where in the document it is.
  @inline(__always)
  private func located<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as JSONError {
      throw error.within(path)
    }
  }
}
