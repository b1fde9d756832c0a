/// The ids of the imports that were said to be under way: for an object that is imported and not changed, Terraform, and
/// OpenTofu before 1.12, prints the id nowhere else.
struct ImportProgress {
  /// The ids by address.
  private(set) var ids: [String: String] = [:]
  /// An id that holds a line break, so far.
  private var unfinished: (address: String, id: String)?

  /// Whether the next line may belong to an id.
  var isUnfinished: Bool { unfinished != nil }

  /// Takes `ADDRESS: Preparing import... [id=ID]`, of which the place of the colon is known.
  mutating func take(_ line: Span<UInt8>, behindAddress end: Int) {
    let start = end + ": Preparing import... [id=".utf8.count
    let address = line.text(0..<end)
    if line[line.count - 1] == UInt8(ascii: "]") {
      ids[address] = line.text(start..<line.count - 1)
      unfinished = nil
    } else {
      unfinished = (address, line.text(start..<line.count))
    }
  }

  /// Takes a line behind one of which the id did not end.
  mutating func continueID(_ line: Span<UInt8>) {
    guard let begun = unfinished else { return }
    // An id is short: what does not end soon was cut.
    guard line.count > 0, begun.id.utf8.count < 4096 else { return unfinished = nil }
    if line[line.count - 1] == UInt8(ascii: "]") {
      ids[begun.address] = begun.id + "\n" + line.text(0..<line.count - 1)
      unfinished = nil
    } else {
      unfinished = (begun.address, begun.id + "\n" + line.text)
    }
  }
}
