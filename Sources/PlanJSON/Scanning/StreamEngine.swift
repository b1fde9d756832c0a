/// Moves over a document in its source, a window at a time.
final class StreamEngine: ScanningEngine {
  private var window: ByteWindow
  private let options: JSONOptions
  /// Where in the window it stands.
  private var position = 0
  private var indexer = ElementIndexer()
  /// How many bytes the element takes that the indexer has checked.
  private var elementCount = 0

  init(_ source: any ByteSource, options: JSONOptions) {
    window = ByteWindow(source, size: options.windowSize, limit: min(options.valueLimit, Int(UInt32.max)))
    self.options = options
  }

  var byte: Int { window.base + position }

  func kind() throws -> JSONKind {
    guard let kind = JSONKind(firstByte: try nextByte()) else { throw failure(.value) }
    return kind
  }

  func finish() throws {
    _ = try nextByte()
    if position < window.count { throw failure(.endOfDocument) }
  }

  func remainder() -> (any ByteSource)? { window.remainder(from: position) }

  // MARK: Whole values

  func skip(maximumDepth: Int) throws {
    var walker = ValueWalker(maximumDepth: maximumDepth)
    while let fault = walk(&walker).fault { try refill(for: fault) }
  }

  private func walk(_ walker: inout ValueWalker) -> Token {
    let (storage, start, unfinishedEnd) = (window.storage, position, window.unfinishedEnd)
    let token = storage.withBytes { walker.walk($0, from: start, unfinishedEnd: unfinishedEnd) }
    position = token.end
    return token
  }

  func readFragment(maximumDepth: Int) throws -> JSONFragment {
    try checkWhole(as: nil, maximumDepth: maximumDepth)
  }

  func readElement(as shape: JSONShape, maximumDepth: Int) throws -> JSONElement {
    let fragment = try checkWhole(as: shape, maximumDepth: maximumDepth)
    return JSONElement(fragment: fragment, shape: shape, index: indexer.index)
  }

  private func checkWhole(as shape: JSONShape?, maximumDepth: Int) throws -> JSONFragment {
    _ = try nextByte()
    while let fault = index(as: shape, maximumDepth: maximumDepth).fault { try refill(for: fault) }
    let fragment = JSONFragment(window.storage, start: position, count: elementCount, byte: byte)
    position += elementCount
    return fragment
  }

  func beginning() -> [UInt8] {
    var bytes: [UInt8] = []
    window.storage.withBytes { bytes.append($0, position, window.count - position) }
    return bytes
  }

  private func index(as shape: JSONShape?, maximumDepth: Int) -> Token {
    let (storage, start, unfinishedEnd) = (window.storage, position, window.unfinishedEnd)
    let token = storage.withBytes {
      indexer.index($0, from: start, unfinishedEnd: unfinishedEnd, as: shape, maximumDepth: maximumDepth)
    }
    elementCount = token.end - start
    return token
  }

  // MARK: Members and elements

  func openObject(isAllowed: Bool) throws {
    guard try nextByte() == .openingBrace else { throw failure(.object) }
    guard isAllowed else { throw failure(.lessDepth) }
    position += 1
  }

  func openArray(isAllowed: Bool) throws {
    guard try nextByte() == .openingBracket else { throw failure(.array) }
    guard isAllowed else { throw failure(.lessDepth) }
    position += 1
  }

  func nextKey(isFirst: Bool) throws -> (key: String, byte: Int)? {
    if try nextByte() == .closingBrace {
      position += 1
      return nil
    }
    if !isFirst { try expectComma(or: .commaOrBrace) }
    _ = try nextByte()
    var key = lexKey()
    while let fault = key.fault {
      try refill(for: fault)
      key = lexKey()
    }
    let place = byte
    let text = window.storage.withBytes { Lexer.decode($0, position + 1, key.count) }
    position = key.valueStart
    return (text, place)
  }

  private func lexKey() -> Lexer.Key {
    window.storage.withBytes { Lexer.key($0, position) }
  }

  func nextElement(isFirst: Bool) throws -> Bool {
    if try nextByte() == .closingBracket {
      position += 1
      return false
    }
    if !isFirst { try expectComma(or: .commaOrBracket) }
    return true
  }

  private func expectComma(or expectation: JSONExpectation) throws {
    guard try nextByte() == .comma else { throw failure(expectation) }
    position += 1
  }

  // MARK: Bytes

  /// Skips white space; the byte behind it, 0 at the end of the document.
  private func nextByte() throws -> UInt8 {
    while true {
      let byte = window.storage.withBytes { bytes in
        position = Lexer.skipSpace(bytes, position)
        return bytes.byte(position)
      }
      if byte != 0 || position < window.count || window.isAtEnd { return byte }
      try refill()
    }
  }

  /// Gets more bytes, if a fault is only that those in the window end.
  private func refill(for fault: Fault) throws {
    guard fault.at == window.count, !window.isAtEnd else { throw failure(fault.expected, at: fault.at) }
    try refill()
  }

  private func refill() throws {
    guard try window.refill(keepingFrom: position) else {
      throw JSONError(.valueTooLarge(limit: options.valueLimit), byte: byte)
    }
    position = 0
  }

  private func failure(_ expected: JSONExpectation, at place: Int? = nil) -> JSONError {
    let place = place ?? position
    let problem: JSONError.Problem =
      expected == .lessDepth
      ? .tooDeep(limit: options.maximumDepth)
      : .expected(expected, found: place < window.count ? window.storage.withBytes { $0.byte(place) } : nil)
    return JSONError(problem, byte: window.base + place)
  }
}
