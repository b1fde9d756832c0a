/// The program that shows binary plans.
public enum EngineChoice: Sendable, Hashable {
  /// The one that `TG_TF_PATH` or `TERRAGRUNT_TFPATH` names; else the one that the unit was initialised with, `tofu` or
  /// `terraform`, whichever of them is on `PATH` and can read the plan.
  case automatic
  /// A program, by its name on `PATH` or by its path.
  case program(String)
  /// None: a binary plan is refused, and no program is run.
  case none
}
