extension JSONFragment {
  /// The parts of this value that a mask marks, in the order of the text, without laying either of them out.
  ///
  /// `true` in the mask covers the part with all below it. A mask that marks something but has not the value's shape covers
  /// the whole part: what it meant cannot be told.
  ///
  /// - Parameter mask: A tree of the value's shape.
  /// - Returns: The texts of the parts.
  package func parts(markedBy mask: JSONFragment) -> [JSONFragment] {
    var parts: [JSONFragment] = []
    collect(mask, into: &parts)
    return parts
  }

  private func collect(_ mask: JSONFragment, into parts: inout [JSONFragment]) {
    guard mask.containsTrue else { return }
    switch (kind, mask.kind) {
    case (.object, .object): collectMembers(mask, into: &parts)
    case (.array, .array): collectElements(mask, into: &parts)
    case (.object, _), (.array, _), (.string, _), (.number, _), (.boolean, _), (.null, _): parts.append(self)
    }
  }

  private func collectMembers(_ mask: JSONFragment, into parts: inout [JSONFragment]) {
    var marks: [FragmentMember] = []
    mask.forEachMember { if $0.value.containsTrue { marks.append($0) } }
    // Most masks mark a member or two. A key that stands twice, here or there, is taken each time.
    if marks.count <= 8 {
      forEachMember { member in
        for mark in marks where mark.hasSameKey(as: member) { member.value.collect(mark.value, into: &parts) }
      }
    } else {
      let marks = Dictionary(grouping: marks) { KeyBytes(text: $0.key) }
      forEachMember { member in
        for mark in marks[KeyBytes(text: member.key)] ?? [] { member.value.collect(mark.value, into: &parts) }
      }
    }
  }

  private func collectElements(_ mask: JSONFragment, into parts: inout [JSONFragment]) {
    let (elements, marks) = (elements, mask.elements)
    guard elements.count == marks.count else { return parts.append(self) }
    for (element, mark) in zip(elements, marks) { element.collect(mark, into: &parts) }
  }
}
