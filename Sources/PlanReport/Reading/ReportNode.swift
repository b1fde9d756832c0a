import PlanModel

/// A place in a report that is being read.
struct ReportNode {
  let value: Value
  let path: AttributePath

  func failure(_ expected: String) -> ReportError { ReportError(path, expected: expected) }

  // MARK: - Members

  /// A member, which every report has; unknown ones are passed over.
  func callAsFunction(_ name: String) throws(ReportError) -> ReportNode {
    guard let mapping = value.mapping else { throw failure("an object") }
    guard let member = mapping[name] else { throw failure("a member \"\(name)\"") }
    return ReportNode(value: member, path: path.appending(.name(name)))
  }

  /// The node, or nil for null.
  var optional: ReportNode? { value.isNull ? nil : self }

  /// The elements of an array, read one by one.
  func map<Element>(_ read: (ReportNode) throws(ReportError) -> Element) throws(ReportError) -> [Element] {
    guard let elements = value.elements else { throw failure("an array") }
    var result: [Element] = []
    result.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      result.append(try read(ReportNode(value: element, path: path.appending(.index(index)))))
    }
    return result
  }

  // MARK: - Scalars

  func string() throws(ReportError) -> String {
    guard let text = value.string else { throw failure("a string") }
    return text
  }

  func integer() throws(ReportError) -> Int {
    guard let number = value.number?.integer else { throw failure("a whole number") }
    return number
  }

  func boolean() throws(ReportError) -> Bool {
    guard let flag = value.boolean else { throw failure("true or false") }
    return flag
  }

  func strings() throws(ReportError) -> [String] {
    try map { (node) throws(ReportError) in try node.string() }
  }

  /// A word of an enumeration.
  func word<Word: RawRepresentable<String>>(_ type: Word.Type = Word.self) throws(ReportError) -> Word {
    guard let word = Word(rawValue: try string()) else { throw failure("a word that this version of planlint knows") }
    return word
  }

  func address() throws(ReportError) -> ResourceAddress {
    guard let address = try? ResourceAddress(parsing: string()) else { throw failure("a resource address") }
    return address
  }

  /// A sentence: text, as it lost its pieces when it was written.
  func phrase() throws(ReportError) -> ShownPhrase { ShownPhrase([.quoted(try string())]) }

  func phrases() throws(ReportError) -> [ShownPhrase] {
    try map { (node) throws(ReportError) in try node.phrase() }
  }

  // MARK: - Values

  func shownValue() throws(ReportError) -> ShownValue {
    switch value.content {
    case .null: return .null
    case .boolean(let flag): return .boolean(flag)
    case .number(let number): return .number(number.literal)
    case .string(let text): return .text(text)
    case .sequence: return .sequence(try map { (node) throws(ReportError) in try node.shownValue() })
    case .mapping(let mapping):
      if let marker = mapping[JSONText.markerKey] { return try marked(marker) }
      return .mapping(try members(of: mapping))
    // JSON has neither.
    case .unknown: return .unknown
    case .notShown: return .notShown
    }
  }

  private func members(of mapping: Mapping) throws(ReportError) -> [ShownValue.Member] {
    var members: [ShownValue.Member] = []
    for entry in mapping.entries {
      members.append(ShownValue.Member(entry.key, try self(entry.key).shownValue()))
    }
    return members
  }

  private func marked(_ marker: Value) throws(ReportError) -> ShownValue {
    guard let marker = marker.string.flatMap(ShownValueMarker.init) else {
      throw failure("a marker that this version of planlint knows")
    }
    switch marker {
    case .masked: return .masked
    case .unknown: return .unknown
    case .notShown: return .notShown
    case .cut: return .cut(bytes: try self("bytes").integer(), start: try self("start").string())
    case .object:
      let inner = try self("value")
      guard let mapping = inner.value.mapping else { throw inner.failure("an object") }
      return .mapping(try inner.members(of: mapping))
    }
  }
}
