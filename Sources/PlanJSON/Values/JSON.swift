package import PlanModel

/// Whole small documents, such as JSON inside a string.
package enum JSON {
  /// Reads a document that is in memory.
  ///
  /// - Throws: ``JSONError`` where it is no JSON, or has a key twice.
  package static func parse(_ bytes: [UInt8], options: JSONOptions = JSONOptions()) throws(JSONError) -> Value {
    let node = try check(bytes, options: options).node
    if let duplicate = node.duplicates.first {
      guard case .name(let key)? = duplicate.path.steps.last else { preconditionFailure("a duplicate is a key") }
      throw JSONError(.duplicateKey(key), byte: duplicate.byte, path: duplicate.path)
    }
    return node.value
  }

  /// Reads a document that is in memory.
  ///
  /// - Throws: ``JSONError`` where it is no JSON, or has a key twice.
  package static func parse(_ text: String) throws(JSONError) -> Value {
    try parse(Array(text.utf8))
  }

  /// Checks a document that is in memory, and gives its text without the white space around it.
  ///
  /// - Throws: ``JSONError`` where it is no JSON.
  package static func check(
    _ bytes: [UInt8], options: JSONOptions = JSONOptions()
  ) throws(JSONError) -> JSONFragment {
    let storage = ByteStorage(bytes)
    func failure(_ fault: Fault) -> JSONError {
      let found = fault.at < bytes.count ? bytes[fault.at] : nil
      let isDepth = fault.expected == .lessDepth
      return JSONError(
        isDepth ? .tooDeep(limit: options.maximumDepth) : .expected(fault.expected, found: found), byte: fault.at)
    }
    var walker = ValueWalker(maximumDepth: options.maximumDepth)
    let start = storage.withBytes { Lexer.skipSpace($0, 0) }
    let token = storage.withBytes { walker.walk($0, from: start, unfinishedEnd: -1) }
    if let fault = token.fault { throw failure(fault) }
    let end = storage.withBytes { Lexer.skipSpace($0, token.end) }
    if end < bytes.count { throw failure(Fault(at: end, expected: .endOfDocument)) }
    return JSONFragment(storage, start: start, count: token.end - start, byte: start)
  }
}
