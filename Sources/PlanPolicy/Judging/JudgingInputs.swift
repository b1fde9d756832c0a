public import PlanModel

/// What the caller of a judgement knows and the plans do not say.
public struct JudgingInputs: Sendable {
  /// Now, as far as the judgement is concerned: the age of plans and the expiry of waivers are counted from it.
  public var asOf: Moment
  /// The gate of the command line, stronger than that of the configuration.
  public var gateOverride: Gate?
  /// What stands beside the plan files, by unit path.
  public var surroundings: [String: PlanSurroundings]

  /// Makes inputs.
  public init(asOf: Moment, gateOverride: Gate? = nil, surroundings: [String: PlanSurroundings] = [:]) {
    self.asOf = asOf
    self.gateOverride = gateOverride
    self.surroundings = surroundings
  }
}

/// The times of a plan file and of the configuration in its folder.
public struct PlanSurroundings: Sendable {
  /// When the plan's file was written last; it counts where the plan itself says no time.
  public var planModified: Moment?
  /// The file of the configuration that was written last.
  public var newestConfiguration: ConfigurationFile?

  /// Makes surroundings.
  public init(planModified: Moment?, newestConfiguration: ConfigurationFile?) {
    self.planModified = planModified
    self.newestConfiguration = newestConfiguration
  }

  /// A file that a plan is made from: `*.tf`, `*.tofu`, `*.hcl`, `*.tfvars`, `.terraform.lock.hcl`.
  public struct ConfigurationFile: Sendable {
    /// The file's name, for people.
    public var name: String
    /// When it was written last.
    public var modified: Moment

    /// Makes a file.
    public init(name: String, modified: Moment) {
      self.name = name
      self.modified = modified
    }

    /// Whether a file of this name is a part of a configuration that a plan is made from.
    public static func isConfiguration(named name: String) -> Bool {
      // planlint's own files decide on the judgement, not on the plan.
      if name.hasPrefix("planlint.") { return false }
      return [".tf", ".tofu", ".tf.json", ".tofu.json", ".hcl", ".tfvars", ".tfvars.json"].contains {
        name.hasSuffix($0)
      }
    }
  }
}
