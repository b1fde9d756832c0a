import PlanModel

extension Function {
  /// The functions on strings.
  static let stringFunctions: [Function] = [
    Function("lower", [Parameter(name: "str", type: .string)]) { arguments throws(Failure) in
      .string(text(arguments[0]).mappingScalars(\.lowercase))
    },
    Function("upper", [Parameter(name: "str", type: .string)]) { arguments throws(Failure) in
      .string(text(arguments[0]).mappingScalars(\.uppercase))
    },
    Function(
      "startswith", [Parameter(name: "str", type: .string), Parameter(name: "prefix", type: .string)]
    ) { arguments throws(Failure) in
      .boolean(text(arguments[0]).utf8.starts(with: text(arguments[1]).utf8))
    },
    Function(
      "endswith", [Parameter(name: "str", type: .string), Parameter(name: "suffix", type: .string)]
    ) { arguments throws(Failure) in
      .boolean(text(arguments[0]).utf8.reversed().starts(with: text(arguments[1]).utf8.reversed()))
    },
    Function(
      "split", [Parameter(name: "separator", type: .string), Parameter(name: "str", type: .string)]
    ) { arguments throws(Failure) in
      .list(text(arguments[1]).pieces(separatedBy: text(arguments[0])).map(Value.string))
    },
    Function(
      "join", [Parameter(name: "separator", type: .string)], further: Parameter(name: "lists", type: .strings),
      body: join),
    Function(
      "replace",
      [
        Parameter(name: "str", type: .string), Parameter(name: "substr", type: .string),
        Parameter(name: "replace", type: .string),
      ]
    ) { arguments throws(Failure) in
      let pattern = text(arguments[1])
      guard !(pattern.utf8.count > 1 && pattern.hasPrefix("/") && pattern.hasSuffix("/")) else {
        throw .argument(1, "this version of planlint replaces literal text only, no /patterns/")
      }
      let pieces = text(arguments[0]).pieces(separatedBy: pattern)
      // Between all characters and at both ends.
      let isEverywhere = pattern.isEmpty && !text(arguments[0]).isEmpty
      return .string(
        (isEverywhere ? [""] + pieces + [""] : pattern.isEmpty ? ["", ""] : pieces).joined(
          separator: text(arguments[2])
        ).inNormalForm)
    },
  ]

  private static func join(_ arguments: [Value]) throws(Failure) -> Value {
    guard arguments.count > 1 else { throw .call("at least one list is required") }
    var texts: [String] = []
    var (isUnknown, isSensitive) = (false, false)
    for (index, list) in arguments.enumerated().dropFirst() {
      for element in list.elements ?? [] {
        isSensitive = isSensitive || element.isSensitive
        switch element.content {
        case .string(let text): texts.append(text)
        case .null: throw .argument(index, "an element is null; cannot concatenate null values")
        case .unknown, .notShown: isUnknown = true
        case .boolean, .number, .sequence, .mapping: throw .argument(index, "list of string required")
        }
      }
    }
    guard !isUnknown else { return Value.unknown.marked(if: isSensitive) }
    return Value.string(texts.joined(separator: text(arguments[0])).inNormalForm).marked(if: isSensitive)
  }

  /// The text of an argument that was converted to one.
  static func text(_ argument: Value) -> String { argument.string ?? "" }
}

extension String {
  /// The text between the separators; of an empty separator, each scalar.
  fileprivate func pieces(separatedBy separator: String) -> [String] {
    guard !separator.isEmpty else { return unicodeScalars.map { String($0) } }
    let (bytes, mark) = (Array(utf8), Array(separator.utf8))
    var pieces: [String] = []
    var start = 0
    var index = 0
    while index + mark.count <= bytes.count {
      if bytes[index] == mark[0], bytes[index..<index + mark.count].elementsEqual(mark) {
        pieces.append(String(decoding: bytes[start..<index], as: UTF8.self))
        index += mark.count
        start = index
      } else {
        index += 1
      }
    }
    pieces.append(String(decoding: bytes[start...], as: UTF8.self))
    return pieces
  }

  fileprivate func mappingScalars(_ transform: (Unicode.Scalar) -> Unicode.Scalar) -> String {
    var scalars = UnicodeScalarView()
    for scalar in unicodeScalars { scalars.append(transform(scalar)) }
    return String(scalars).inNormalForm
  }
}

extension Unicode.Scalar {
  /// One scalar for one: what would become several stays, as in Terraform.
  fileprivate var uppercase: Unicode.Scalar { properties.uppercaseMapping.sole ?? self }

  fileprivate var lowercase: Unicode.Scalar { value == 0x130 ? "i" : properties.lowercaseMapping.sole ?? self }
}

extension String {
  fileprivate var sole: Unicode.Scalar? { unicodeScalars.count == 1 ? unicodeScalars.first : nil }
}
