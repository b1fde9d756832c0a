import PlanModel

/// A generator with a seed, so that a property that fails can be tried again.
struct RandomSource: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    // SplitMix64
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A key as hostile as an engine allows: quotes, escapes, templates, newlines, combining marks, other planes.
  mutating func hostileText() -> String {
    let pieces = [
      "a", "B9", ".", "[", "]", "\"", "\\", "\n", "\r", "\r\n", "\t", "${", "%{", "$${", "$", "%", "{", "}", "\u{0}",
      "\u{7F}", "\u{301}", "é", "日本", "😀", "\u{200B}", "\u{202E}", "\u{A0}", "\u{FEFF}", " ", "module.", "data.",
      "\u{E000}", "\u{10FFFF}", "\u{2028}", "'", "`", "|", "<", "&",
    ]
    return (0..<Int.random(in: 0...6, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
  }

  mutating func identifier() -> String {
    let first = ["a", "_", "Z", "é", "日", "aws"].randomElement(using: &self) ?? "a"
    let rest = (0..<Int.random(in: 0...3, using: &self)).map { _ in
      ["-", "_", "9", "b", "\u{301}", "٣", "C"].randomElement(using: &self) ?? "b"
    }
    return first + rest.joined()
  }

  mutating func key() -> InstanceKey? {
    switch Int.random(in: 0..<5, using: &self) {
    case 0: .index(Int.random(in: -3...1_000_000, using: &self))
    case 1, 2: .string(hostileText())
    default: nil
    }
  }

  mutating func address() -> ResourceAddress {
    let steps = (0..<Int.random(in: 0...3, using: &self)).map { _ in
      ModulePath.Step(name: identifier(), key: key())
    }
    let mode: ResourceMode = [.managed, .data, .ephemeral].randomElement(using: &self) ?? .managed
    return ResourceAddress(
      module: ModulePath(steps), mode: mode, type: "aws_" + identifier(), name: identifier(), key: key())
  }
}
