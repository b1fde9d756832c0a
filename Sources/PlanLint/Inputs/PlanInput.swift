/// Something to read a plan from.
public struct PlanInput: Sendable {
  /// Where the bytes come from.
  public var origin: Origin
  /// The unit that it is the plan of; nil where the place of the file tells.
  public var unit: String?

  /// Makes an input.
  public init(_ origin: Origin, unit: String? = nil) {
    self.origin = origin
    self.unit = unit
  }

  /// Where the bytes of an input come from.
  public enum Origin: Sendable, Hashable {
    case file(String)
    case standardInput
    /// Bytes in memory, with the name that messages call them by.
    case memory([UInt8], name: String)
  }

  /// A file, as a command line names it.
  public static func file(_ path: String) -> PlanInput { PlanInput(.file(path)) }
  /// The standard input of the process.
  public static let standardInput = PlanInput(.standardInput)
  /// Bytes in memory.
  public static func memory(_ bytes: [UInt8], name: String) -> PlanInput { PlanInput(.memory(bytes, name: name)) }

  /// The name that reports and messages call it by, as it was typed; `-` is standard input.
  var name: String {
    switch origin {
    case .file(let path): path
    case .standardInput: "-"
    case .memory(_, let name): name
    }
  }
}

/// Inputs that can't be read together.
public enum InputError: Error, Sendable, Hashable {
  /// Nothing was given.
  case noInput
  /// Two inputs would be one unit; each must be told apart by its folder or its name.
  case sameUnit(path: String, first: String, second: String)
}
