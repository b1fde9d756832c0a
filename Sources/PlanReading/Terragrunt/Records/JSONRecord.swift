import PlanJSON
import PlanModel

/// Takes an object of the JSON style apart.
enum JSONRecord {
  static func record(of line: Span<UInt8>) -> LogRecord? {
    guard line.starts(with: "{\""), line.position(of: "\"level\":") != nil, line.position(of: "\"msg\":") != nil,
      case .mapping(let members)? = (try? JSON.parse(line.bytes(0..<line.count)))?.content,
      let level = members.text("level").flatMap(LogLevel.init), let message = members.text("msg")
    else { return nil }
    let unit = members.text("working-dir") ?? members.text("prefix").map(withoutBrackets)
    let isChunk = members.text("tf-path") != nil
    let isLine = members.text("tfBinary") != nil
    return LogRecord(
      style: .json, level: level, unit: unit.map { Array($0.utf8) }, isEngineOutput: isChunk || isLine,
      message: isLine ? .line(Array(message.utf8)) : .text(Array(message.utf8)))
  }

  /// `[/path/of/unit] `, as 0.66 and before have it.
  private static func withoutBrackets(_ text: String) -> String {
    var bytes = Array(text.utf8)
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    guard bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") else { return text }
    return String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)
  }
}

extension Mapping {
  /// The string under a key.
  fileprivate func text(_ key: String) -> String? {
    guard case .string(let text)? = self[key]?.content else { return nil }
    return text
  }
}
