public import PlanModel

/// The rules, the configuration and the waivers that a run is judged by.
public struct Policy: Sendable {
  /// The rules that it knows, enabled or not.
  public var rules: [any Rule]
  /// What the team has decided.
  public var configuration: Configuration
  /// The waivers that were written well; whether they apply is seen with the findings.
  public var waivers: [Waiver]
  /// The blocks of the waiver file that were not.
  public var malformedWaivers: [MalformedWaiver]
  /// What is wrong with the configuration, errors and warnings; an error makes every judgement incomplete.
  public var mistakes: [PolicyMistake]
  /// The files in force.
  public var files: [PolicyFile]
  /// The folder of `planlint.hcl`, which unit paths are relative to; nil where none was found.
  public var folder: String?

  /// Makes a policy of parts; without any it is the built-in one.
  public init(
    rules: [any Rule] = Rules.builtIn, configuration: Configuration = Configuration(), waivers: [Waiver] = [],
    malformedWaivers: [MalformedWaiver] = [], mistakes: [PolicyMistake] = [], files: [PolicyFile] = []
  ) {
    self.rules = rules
    self.configuration = configuration
    self.waivers = waivers
    self.malformedWaivers = malformedWaivers
    self.mistakes = mistakes
    self.files = files
  }

  /// The rules that are evaluated.
  public var enabledRules: [any Rule] {
    rules.filter { configuration.rules[$0.metadata.id]?.state != .disabled }
  }

  /// What reports say of the policy.
  public var facts: PolicyFacts {
    let disabled = rules.map(\.metadata.id).filter { configuration.rules[$0]?.state == .disabled }
    return PolicyFacts(
      files: files.map(\.name), ruleCount: rules.count - disabled.count,
      disabled: disabled.sorted { $0.bytesPrecede($1) }, hash: hash)
  }

  private var hash: String {
    var bytes: [UInt8] = []
    let append = { (field: [UInt8]) in
      bytes += Array("\(field.count):".utf8)
      bytes += field
    }
    for rule in rules { append(Array(rule.metadata.id.utf8)) }
    for file in files {
      append(Array(file.name.utf8))
      append(file.contents)
    }
    return SHA256.hexadecimalDigest(of: bytes)
  }
}

/// A file that a policy was read from.
public struct PolicyFile: Sendable {
  /// The name to show.
  public var name: String
  /// The bytes of the file.
  public var contents: [UInt8]

  /// Makes a file.
  public init(name: String, contents: [UInt8]) {
    self.name = name
    self.contents = contents
  }
}
