/// The bytes of one HCL file, and where its lines begin.
///
/// Every node of a syntax tree and every error refers to its file, so that it can say where it stands.
public final class SourceFile: Sendable {
  /// The name to show: a path as the user typed it.
  public let name: String
  /// The content, which need not be valid UTF-8.
  public let bytes: [UInt8]
  private let lineStarts: [UInt32]

  /// Takes the content of a file of less than 4 GiB.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts: [UInt32] = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(UInt32(offset + 1))
    }
    lineStarts = starts
  }

  /// Takes a file's content as text.
  public convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The place of a byte, counted from 0; the length of the file is the place of its end.
  public func position(ofByte byte: Int) -> SourcePosition {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= byte { low = middle } else { high = middle }
    }
    let before = bytes[Int(lineStarts[low])..<min(byte, bytes.count)]
    let isPlain = before.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == UInt8(ascii: "\t") }
    let column = isPlain ? before.count : String(decoding: before, as: UTF8.self).count
    return SourcePosition(byte: byte, line: low + 1, column: column + 1)
  }

  /// The text of a line, counted from 1, without its end; empty where there is no such line.
  public func text(ofLine line: Int) -> String {
    guard line >= 1, line <= lineStarts.count else { return "" }
    let end = line < lineStarts.count ? Int(lineStarts[line]) : bytes.count
    var content = bytes[Int(lineStarts[line - 1])..<end]
    if content.last == UInt8(ascii: "\n") { content.removeLast() }
    if content.last == UInt8(ascii: "\r") { content.removeLast() }
    return String(decoding: content, as: UTF8.self)
  }
}

/// A place in a file.
public struct SourcePosition: Sendable, Hashable {
  /// Counted from 0.
  public let byte: Int
  /// Counted from 1.
  public let line: Int
  /// Counted from 1, in grapheme clusters as HCL counts: an emoji of several scalars is one column, and so is a tab.
  public let column: Int
}

/// A run of bytes of a file.
public struct SourceRange: Sendable {
  /// The file that the bytes stand in.
  public let file: SourceFile
  private let lower: UInt32
  private let upper: UInt32

  init(file: SourceFile, bytes: Range<Int>) {
    self.file = file
    lower = UInt32(bytes.lowerBound)
    upper = UInt32(bytes.upperBound)
  }

  /// Where the run stands in the file's bytes.
  public var bytes: Range<Int> { Int(lower)..<Int(upper) }
  /// The place of the first byte.
  public var start: SourcePosition { file.position(ofByte: Int(lower)) }
  /// The place after the last byte.
  public var end: SourcePosition { file.position(ofByte: Int(upper)) }
  /// What stands there, with anything that is not UTF-8 replaced.
  public var text: String { String(decoding: file.bytes[bytes], as: UTF8.self) }

  /// The run from this one's start to the other one's end.
  func through(_ other: SourceRange) -> SourceRange {
    SourceRange(file: file, bytes: Int(lower)..<max(Int(lower), Int(other.upper)))
  }
}
