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
///     try member.forEachElement { _, entry in changes.append(try entry.readElement(indexing: .membersOfMembers)) }
///   }
/// }
/// ```
package struct JSONScanner: ~Copyable {
  private var window: ByteWindow
  private let options: JSONOptions
  /// Where in the window the scanner stands.
  private var position = 0
  /// Whether it stands before a value that nobody has read.
  private var isValuePending = true
  private var indexer = ElementIndexer()
  /// How many bytes the element takes that the indexer has checked.
  private var elementCount = 0
  /// How many bytes the key takes that was read last: without its quotes, and with them and its colon.
  private var keyCount = 0
  private var keyAndColonCount = 0
  /// The members and elements that are open around the place, outermost first.
  private var steps: [AttributePath.Step] = []

  /// The keys that an object had twice, of those objects whose members were gone through.
  package private(set) var duplicates: [JSONDuplicate] = []

  private init(_ source: any ByteSource, options: JSONOptions) {
    window = ByteWindow(source, size: options.windowSize, limit: options.valueLimit)
    self.options = options
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
    var scanner = JSONScanner(source, options: options)
    let result = try body(&scanner)
    try scanner.finish()
    return result
  }

  /// The way to the value that the scanner stands before, or was last in.
  package var path: AttributePath { AttributePath(steps) }

  /// The place in the document, in bytes from its start.
  package var byte: Int { window.base + position }

  // MARK: Looking at a value

  /// The kind of the value that the scanner stands before.
  ///
  /// - Throws: ``JSONError`` where no value begins; what the source throws.
  package mutating func kind() throws -> JSONKind {
    let first = try nextByte()
    guard let kind = JSONKind(firstByte: first) else { throw failure(.value) }
    return kind
  }

  /// Checks the value and leaves it behind.
  ///
  /// - Throws: ``JSONError``; what the source throws.
  package mutating func skip() throws {
    var walker = ValueWalker(maximumDepth: options.maximumDepth - steps.count)
    while let fault = walk(&walker).fault { try refill(for: fault) }
    isValuePending = false
  }

  private mutating func walk(_ walker: inout ValueWalker) -> Token {
    let (storage, count, isFinal, start) = (window.storage, window.count, window.isAtEnd, position)
    let token = storage.withBytes { walker.walk($0, from: start, unfinishedEnd: isFinal ? -1 : count) }
    position = token.end
    return token
  }

  /// Checks the value and hands it over whole.
  ///
  /// - Parameter depth: How deep its members can be looked up without reading it a second time.
  /// - Returns: The value, to be looked at now or ``JSONElement/detached()``.
  /// - Throws: ``JSONError``; what the source throws.
  package mutating func readElement(indexing depth: JSONIndexDepth = .members) throws -> JSONElement {
    _ = try nextByte()
    while let fault = index(depth).fault { try refill(for: fault) }
    defer {
      position += elementCount
      isValuePending = false
    }
    let fragment = JSONFragment(window.storage, start: position, count: elementCount, byte: byte)
    return JSONElement(fragment: fragment, members: indexer.members, duplicates: indexer.duplicates)
  }

  private mutating func index(_ depth: JSONIndexDepth) -> Token {
    let (storage, count, isFinal, start) = (window.storage, window.count, window.isAtEnd, position)
    let maximumDepth = options.maximumDepth - steps.count
    let token = storage.withBytes {
      indexer.index($0, from: start, unfinishedEnd: isFinal ? -1 : count, depth: depth, maximumDepth: maximumDepth)
    }
    elementCount = token.end - start
    return token
  }

  /// The beginning of a value that could not be read: what of it is in memory.
  package func beginning() -> [UInt8] {
    var bytes: [UInt8] = []
    window.storage.withBytes { bytes.append($0, position, window.count - position) }
    return bytes
  }

  // MARK: Going into a value

  /// Goes through the members of an object; the value of each is skipped if the body does not read it.
  ///
  /// - Throws: ``JSONError``, also where the value is no object; what the source or the body throws.
  package mutating func forEachMember(_ body: (String, inout JSONScanner) throws -> Void) throws {
    guard try nextByte() == .openingBrace else { throw failure(.object) }
    try open(.name(""))
    var seen: Set<KeyBytes> = []
    while let (key, byte) = try nextKey(isFirst: seen.isEmpty) {
      steps[steps.count - 1] = .name(key)
      if !seen.insert(KeyBytes(text: key)).inserted { duplicates.append(JSONDuplicate(path: path, byte: byte)) }
      try readValue { scanner throws in try body(key, &scanner) }
    }
    close()
  }

  /// Goes through the elements of an array; each is skipped if the body does not read it.
  ///
  /// - Throws: ``JSONError``, also where the value is no array; what the source or the body throws.
  package mutating func forEachElement(_ body: (Int, inout JSONScanner) throws -> Void) throws {
    guard try nextByte() == .openingBracket else { throw failure(.array) }
    try open(.index(0))
    var index = 0
    while try hasNextElement(isFirst: index == 0) {
      steps[steps.count - 1] = .index(index)
      try readValue { scanner throws in try body(index, &scanner) }
      index += 1
    }
    close()
  }
}

// MARK: - Moving

extension JSONScanner {
  private mutating func readValue(_ body: (inout JSONScanner) throws -> Void) throws {
    isValuePending = true
    try body(&self)
    if isValuePending { try skip() }
  }

  /// Goes into an object or an array, behind its bracket.
  private mutating func open(_ step: AttributePath.Step) throws {
    guard steps.count < options.maximumDepth else { throw failure(.lessDepth) }
    steps.append(step)
    position += 1
  }

  /// Comes out of it, behind its closing bracket.
  private mutating func close() {
    steps.removeLast()
    position += 1
    isValuePending = false
  }

  /// The next member's key and its place, or nil before the closing brace.
  private mutating func nextKey(isFirst: Bool) throws -> (key: String, byte: Int)? {
    if try nextByte() == .closingBrace { return nil }
    if !isFirst { try expectComma(or: .commaOrBrace) }
    _ = try nextByte()
    while let fault = lexKey().fault { try refill(for: fault) }
    let (start, count) = (position + 1, keyCount)
    defer { position += keyAndColonCount }
    return (window.storage.withBytes { Lexer.decode($0, start, count) }, byte)
  }

  private mutating func lexKey() -> Token {
    let (storage, start) = (window.storage, position)
    return storage.withBytes { bytes in
      let token = Lexer.keyAndColon(bytes, start)
      if token.fault != nil { return token }
      keyCount = Lexer.string(bytes, start + 1).end - start - 2
      keyAndColonCount = token.end - start
      return token
    }
  }

  private mutating func hasNextElement(isFirst: Bool) throws -> Bool {
    if try nextByte() == .closingBracket { return false }
    if !isFirst { try expectComma(or: .commaOrBracket) }
    return true
  }

  private mutating func expectComma(or expectation: JSONExpectation) throws {
    guard try nextByte() == .comma else { throw failure(expectation) }
    position += 1
  }

  /// Skips white space; the byte behind it, 0 at the end of the document.
  private mutating func nextByte() throws -> UInt8 {
    while true {
      let (byte, place) = peek()
      position = place
      if byte != 0 || place < window.count || window.isAtEnd { return byte }
      try refill()
    }
  }

  private func peek() -> (byte: UInt8, place: Int) {
    window.storage.withBytes { bytes in
      let place = Lexer.skipSpace(bytes, position)
      return (bytes.byte(place), place)
    }
  }

  private mutating func finish() throws {
    if isValuePending { try skip() }
    _ = try nextByte()
    if position < window.count { throw failure(.endOfDocument) }
  }

  // MARK: Failing

  /// Gets more bytes, if a fault is only that those in the window end.
  private mutating func refill(for fault: Fault) throws {
    guard fault.at == window.count, !window.isAtEnd else { throw failure(fault.expected, at: fault.at) }
    try refill()
  }

  private mutating func refill() throws {
    guard try window.refill(keepingFrom: position) else {
      throw JSONError(.valueTooLarge(limit: options.valueLimit), byte: byte, path: path)
    }
    position = 0
  }

  private func failure(_ expected: JSONExpectation, at place: Int? = nil) -> JSONError {
    let place = place ?? position
    let problem: JSONError.Problem =
      expected == .lessDepth
      ? .tooDeep(limit: options.maximumDepth)
      : .expected(expected, found: place < window.count ? window.storage.withBytes { $0.byte(place) } : nil)
    return JSONError(problem, byte: window.base + place, path: path)
  }
}
