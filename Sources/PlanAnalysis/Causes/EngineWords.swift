import PlanModel

/// What remedies say depends on the engine that made the plan, and on its version.
extension CauseFinder {
  /// The program to run.
  var engineProgram: String {
    switch surroundings.source.engine {
    case .terraform, nil: "terraform"
    case .opentofu: "tofu"
    }
  }

  /// A command of the engine about one object.
  func engineCommand(_ verb: String, on address: ResourceAddress) -> Command {
    Command([
      .shell("\(engineProgram) \(verb) "), .value(.string(address.description), placeholder: "ADDRESS"),
    ])
  }

  /// What the engine knows of `removed` blocks.
  enum RemovedBlockSupport {
    case missing
    /// Without `lifecycle`, and never destroying.
    case alwaysForgets
    case full
    /// The input does not name the engine and its version.
    case undetermined
  }

  /// What the engine of this plan knows of `removed` blocks: Terraform has them from 1.7, OpenTofu from 1.7 in a first
  /// form and from 1.10 with `lifecycle`.
  var removedBlockSupport: RemovedBlockSupport {
    guard let engine = surroundings.source.engine, engineVersion != nil else { return .undetermined }
    if !isEngine(atLeast: EngineVersion(1, 7)) { return .missing }
    switch engine {
    case .terraform: return .full
    case .opentofu: return isEngine(atLeast: EngineVersion(1, 10)) ? .full : .alwaysForgets
    }
  }

  /// Whether the engine is known to be of this version or a later one.
  func isEngine(atLeast version: EngineVersion) -> Bool {
    engineVersion.map { $0 >= version } ?? false
  }

  private var engineVersion: EngineVersion? {
    surroundings.source.engineVersion.flatMap(EngineVersion.init(parsing:))
  }
}

/// The two numbers of an engine's version that its language depends on.
struct EngineVersion: Comparable {
  let major: Int
  let minor: Int

  init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads a version such as `1.11.4` or `1.10.0-beta1`.
  init?(parsing text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count >= 2, let major = Int(Substring(parts[0])), let minor = Int(Substring(parts[1])) else {
      return nil
    }
    self.init(major, minor)
  }

  static func < (left: EngineVersion, right: EngineVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }
}
