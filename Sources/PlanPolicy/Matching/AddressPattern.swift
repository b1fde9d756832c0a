public import PlanModel

/// A pattern for resource addresses, by step: `module.core.**`, `module.*.aws_db_instance.main`, `aws_s3_bucket.logs["eu"]`.
///
/// A step is what stands between two dots outside of brackets. `**` is any number of steps, other steps are name patterns. A
/// step without a key matches every instance; one with a key only that instance, and `[*]` any that has a key.
public struct AddressPattern: Sendable {
  /// The pattern as it was written.
  public let text: String
  private let places: [Wildcard.Place<Step>]

  private struct Step: Sendable {
    var name: NamePattern
    var key: InstanceKey?

    func matches(_ name: String, _ key: InstanceKey?) -> Bool {
      guard self.name.matches(name) else { return false }
      return switch self.key {
      case nil: true
      case .wildcard: key != nil
      case .index, .string: self.key == key
      }
    }
  }

  /// Reads a pattern.
  ///
  /// - Returns: nil where a bracket is not closed, a key is none, or a step is empty.
  public init?(_ text: String) {
    self.text = text
    guard let steps = AddressPattern.split(text) else { return nil }
    var places: [Wildcard.Place<Step>] = []
    for step in steps {
      if step == "**" {
        places.append(.any)
      } else if let parsed = AddressPattern.step(step) {
        places.append(.element(parsed))
      } else {
        return nil
      }
    }
    self.places = places
  }

  /// Whether the pattern matches the whole address.
  public func matches(_ address: ResourceAddress) -> Bool {
    var steps: [(name: String, key: InstanceKey?)] = []
    for step in address.module.steps {
      steps.append(("module", nil))
      steps.append((step.name, step.key))
    }
    switch address.mode {
    case .managed: break
    case .data, .ephemeral, .unknown: steps.append((address.mode.text, nil))
    }
    steps.append((address.type, nil))
    steps.append((address.name, address.key))
    return Wildcard.matches(places, steps) { $0.matches($1.name, $1.key) }
  }

  private static func split(_ text: String) -> [String]? {
    var steps = [String.UnicodeScalarView()]
    var (isQuoted, isEscaped, depth) = (false, false, 0)
    for scalar in text.unicodeScalars {
      if scalar == ".", depth == 0 {
        steps.append(String.UnicodeScalarView())
        continue
      }
      steps[steps.count - 1].append(scalar)
      switch scalar {
      case _ where isEscaped: isEscaped = false
      case "\\" where isQuoted: isEscaped = true
      case "\"" where depth > 0: isQuoted.toggle()
      case "[" where !isQuoted: depth += 1
      case "]" where !isQuoted: depth -= 1
      default: break
      }
      if depth < 0 || depth > 1 { return nil }
    }
    return depth == 0 && steps.allSatisfy { !$0.isEmpty } ? steps.map { String($0) } : nil
  }

  private static func step(_ text: String) -> Step? {
    let name = text.unicodeScalars.prefix { $0 != "[" }
    if name.isEmpty { return nil }
    let pattern = NamePattern(String(Substring(name)))
    if name.endIndex == text.endIndex { return Step(name: pattern, key: nil) }
    // The address parser owns the grammar of keys: let it read one on an address of its own.
    guard let address = try? ResourceAddress(parsing: "t.n" + text[name.endIndex...]) else { return nil }
    return Step(name: pattern, key: address.key)
  }
}
