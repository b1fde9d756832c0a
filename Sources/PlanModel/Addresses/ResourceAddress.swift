/// The address of a resource instance: the way through its modules, then mode, type, name and instance key.
///
/// Grammar (plan JSON and plan text of every engine): `{ module.NAME [key] . } [data.|ephemeral.] TYPE . NAME [key]`, a key
/// being `[INT]` or `["..."]` with the escapes of ``QuotedText``. An address parses and prints round trip.
public struct ResourceAddress: Sendable, Hashable {
  /// The module instance that it stands in.
  public var module: ModulePath
  /// Whether it is managed, data or ephemeral.
  public var mode: ResourceMode
  /// The resource type, for example `aws_db_instance`.
  public var type: String
  /// The name in the configuration.
  public var name: String
  /// The key of the instance, nil without `count` and `for_each`.
  public var key: InstanceKey?

  /// Puts an address together from its parts.
  public init(
    module: ModulePath = ModulePath(), mode: ResourceMode = .managed, type: String, name: String,
    key: InstanceKey? = nil
  ) {
    self.module = module
    self.mode = mode
    self.type = type
    self.name = name
    self.key = key
  }

  /// The address without its instance key: the resource block within its module instance.
  public var withoutKey: ResourceAddress {
    var copy = self
    copy.key = nil
    return copy
  }
}

extension ResourceAddress: CustomStringConvertible {
  /// The address as the engines spell it.
  public var description: String {
    var text = ""
    text.reserveCapacity(type.utf8.count + name.utf8.count + 16 + 32 * module.steps.count)
    for step in module.steps {
      step.append(to: &text)
      text += "."
    }
    text += mode.addressPrefix
    text += type
    text += "."
    text += name
    if let key { text += key.description }
    return text
  }
}

/// The way from the root module to a module instance; empty for the root.
public struct ModulePath: Sendable, Hashable {
  /// One module call on the way, with the key of its instance.
  public struct Step: Sendable, Hashable {
    /// The name of the module call.
    public var name: String
    /// The key of the instance, nil without `count` and `for_each`.
    public var key: InstanceKey?

    /// Makes a step.
    public init(name: String, key: InstanceKey? = nil) {
      self.name = name
      self.key = key
    }
  }

  /// The calls on the way, outermost first.
  public var steps: [Step]

  /// Makes a path of the given steps, outermost first.
  public init(_ steps: [Step] = []) {
    self.steps = steps
  }
}

extension ModulePath: CustomStringConvertible {
  /// The path as the engines spell it, `module.a["k"].module.b`; empty for the root.
  public var description: String {
    var text = ""
    text.reserveCapacity(32 * steps.count)
    for step in steps {
      if !text.isEmpty { text += "." }
      step.append(to: &text)
    }
    return text
  }
}

extension ModulePath.Step {
  /// Appends the step as it stands in an address.
  fileprivate func append(to text: inout String) {
    text += "module."
    text += name
    if let key { text += key.description }
  }
}

/// The key of one instance of a resource or module.
public enum InstanceKey: Sendable {
  /// An index of `count`.
  case index(Int)
  /// A key of `for_each`; one that looks like a number stays a string.
  case string(String)
  /// `[*]`: the instances are not known yet (deferred changes, Terraform 1.10 and later).
  case wildcard
}

extension InstanceKey: Hashable {
  /// Whether both are the same key; strings compare by their bytes.
  public static func == (left: InstanceKey, right: InstanceKey) -> Bool {
    switch (left, right) {
    case (.index(let left), .index(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
    case (.wildcard, .wildcard): true
    case (.index, _), (.string, _), (.wildcard, _): false
    }
  }

  /// Feeds the kind of key and its bytes.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .index(let index): hasher.combine(index)
    case .string(let text): for byte in text.utf8 { hasher.combine(byte) }
    case .wildcard: hasher.combine(-1)
    }
  }
}

extension InstanceKey: CustomStringConvertible {
  /// The key with its brackets, as it stands in an address.
  public var description: String {
    switch self {
    case .index(let index): "[\(index)]"
    case .string(let text): "[" + QuotedText.quote(text) + "]"
    case .wildcard: "[*]"
    }
  }
}

/// What kind of object a resource block declares.
public enum ResourceMode: Sendable, Hashable {
  case managed, data
  /// Opened during a run and never stored (OpenTofu 1.11 lists them in plan JSON).
  case ephemeral
  /// A mode of an engine that is newer than this program.
  case unknown(String)

  /// Reads the `mode` of plan JSON.
  public init(_ text: String) {
    switch text {
    case "managed": self = .managed
    case "data": self = .data
    case "ephemeral": self = .ephemeral
    default: self = .unknown(text)
    }
  }

  /// The word that plan JSON uses.
  public var text: String {
    switch self {
    case .managed: "managed"
    case .data: "data"
    case .ephemeral: "ephemeral"
    case .unknown(let text): text
    }
  }

  var addressPrefix: String {
    switch self {
    case .managed: ""
    case .data, .ephemeral, .unknown: text + "."
    }
  }
}
