import PlanModel

extension JSONFragment {
  /// The parts of this value that a mask marks, in the order of the text, without laying either of them out.
  ///
  /// `true` in the mask covers the part with all below it. A mask that marks something but has not the value's shape covers
  /// the whole part: what it meant cannot be told.
  ///
  /// - Parameter mask: A tree of the value's shape.
  /// - Returns: The texts of the parts.
  package func parts(markedBy mask: JSONFragment) -> [JSONFragment] {
    var search = MarkSearch()
    storage.withBytes { bytes in
      mask.storage.withBytes { marks in
        search.find(
          CheckedText(start: start, count: count), in: bytes, CheckedText(start: mask.start, count: mask.count), marks)
      }
    }
    return search.parts.map { part in
      JSONFragment(storage, start: part.start, count: part.count, byte: byte + part.start - start)
    }
  }
}

/// Goes through a value and its mask side by side.
private struct MarkSearch {
  private(set) var parts: [CheckedText] = []

  mutating func find(_ value: CheckedText, in bytes: RawSpan, _ mask: CheckedText, _ marks: RawSpan) {
    guard mask.containsTrue(in: marks) else { return }
    switch (bytes.byte(value.start), marks.byte(mask.start)) {
    case (.openingBrace, .openingBrace): findMembers(value, in: bytes, mask, marks)
    case (.openingBracket, .openingBracket): findElements(value, in: bytes, mask, marks)
    case (_, _): parts.append(value)
    }
  }

  private mutating func findMembers(_ value: CheckedText, in bytes: RawSpan, _ mask: CheckedText, _ marks: RawSpan) {
    var marked: [CheckedMember] = []
    mask.forEachMember(in: marks) { if $0.value.containsTrue(in: marks) { marked.append($0) } }
    // Most masks mark a member or two. A key that stands twice, here or there, is taken each time.
    if marked.count <= 8 {
      value.forEachMember(in: bytes) { member in
        for mark in marked where mark.hasSameKey(marks, as: member, bytes) {
          find(member.value, in: bytes, mark.value, marks)
        }
      }
    } else {
      let marked = Dictionary(grouping: marked) { KeyBytes(text: $0.key(in: marks)) }
      value.forEachMember(in: bytes) { member in
        for mark in marked[KeyBytes(text: member.key(in: bytes))] ?? [] {
          find(member.value, in: bytes, mark.value, marks)
        }
      }
    }
  }

  private mutating func findElements(_ value: CheckedText, in bytes: RawSpan, _ mask: CheckedText, _ marks: RawSpan) {
    let (elements, elementMarks) = (value.elements(in: bytes), mask.elements(in: marks))
    guard elements.count == elementMarks.count else { return parts.append(value) }
    for (element, mark) in zip(elements, elementMarks) { find(element, in: bytes, mark, marks) }
  }
}
