/// Terragrunt's warning that it hands made-up outputs of a dependency to a unit.
struct MockWarning {
  /// The unit, as the message spells it.
  let unit: String
  /// The dependency, as the message spells it.
  let dependency: String

  /// Reads the warning; nil where the message is another.
  init?(_ message: RunMessage) {
    let head = message.head
    let text = head.dropping(prefix: "WARNING: ") ?? head
    if let rest = text.dropping(prefix: "Config ") ?? text.dropping(prefix: "config "),
      let (dependency, behind) = rest.parting(at: " is a dependency of "),
      let (unit, _) = behind.parting(at: " that has no outputs, but mock outputs provided")
    {
      self.dependency = UnitPath.unit(ofFile: dependency)
      self.unit = UnitPath.unit(ofFile: unit)
    } else if let rest = text.dropping(prefix: "Failed to read outputs from "),
      rest.parting(at: "fallback to mock outputs") != nil,
      let (dependency, behind) = rest.parting(at: " referenced in "), let (unit, _) = behind.parting(at: " as ")
    {
      self.dependency = UnitPath.unit(ofFile: dependency)
      self.unit = UnitPath.unit(ofFile: unit)
    } else {
      return nil
    }
  }
}

/// The unit that a path in a message belongs to.
enum UnitPath {
  /// Of the folder where an engine ran: the unit's own, or one in its cache.
  static func unit(ofFolder path: some StringProtocol) -> String {
    let text = Substring(path)
    let outside = text.parting(at: "/.terragrunt-cache/")?.before ?? text
    return String(outside.trimmed)
  }

  /// Of a configuration file, or of its folder.
  static func unit(ofFile path: some StringProtocol) -> String {
    let text = Substring(path)
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      return text.dropping(suffix: ".hcl") == nil ? String(text) : "."
    }
    let name = text[slash...]
    guard name.dropping(suffix: ".hcl") != nil || name.dropping(suffix: ".hcl.json") != nil else { return String(text) }
    return String(text[..<slash])
  }
}
