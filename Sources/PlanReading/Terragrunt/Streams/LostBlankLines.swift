/// Finds where a log lost the blank lines between the parts of a diagnostic that stands in no box: its summary, its place, its details.
struct LostBlankLines {
  private var part: Part?

  private enum Part {
    case summary, location, detail
  }

  /// Takes a line without colours, and says whether a blank one stood before it.
  mutating func precede(_ line: Span<UInt8>) -> Bool {
    if line.starts(with: "Error: ") || line.starts(with: "Warning: ") {
      defer { part = .summary }
      return part != nil
    }
    let standsIn = line.starts(with: "  ")
    switch part {
    case .summary:
      part = standsIn ? .location : .detail
      return true
    case .location where !standsIn:
      part = .detail
      return true
    case .location, .detail, nil: return false
    }
  }

  /// Forgets the diagnostic: something else began.
  mutating func end() { part = nil }
}
