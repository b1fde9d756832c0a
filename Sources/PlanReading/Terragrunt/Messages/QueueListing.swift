/// The units that a run is going to plan, as Terragrunt lists them before it begins.
struct QueueListing {
  /// The units in the order of the listing, each once, as it spells them.
  private(set) var units: [String] = []
  /// The units that each one depends on, where the listing is a tree.
  private(set) var dependencies: [String: [String]] = [:]
  /// What runs in each unit.
  private(set) var command: String?
  /// The folder that the run began in, where the listing names it.
  private(set) var root: String?

  /// Reads a listing; nil where the message is none.
  init?(_ message: RunMessage) {
    guard let heading = Heading(message.head) else { return nil }
    command = heading.command
    root = heading.root
    var ancestors: [String] = []
    for line in heading.isItem ? message.lines[...] : message.lines.dropFirst() {
      switch QueueLine(Substring(line)) {
      case .item(let path): insert(path)
      case .node(let depth, let path):
        guard depth <= ancestors.count else { return }
        ancestors.removeSubrange(depth...)
        if let above = ancestors.last { connect(above, path, heading.order) }
        ancestors.append(path)
        insert(path)
      case .filler: break
      case .other: return
      }
    }
  }

  private mutating func insert(_ path: String) {
    if dependencies.updateValue(dependencies[path] ?? [], forKey: path) == nil { units.append(path) }
  }

  private mutating func connect(_ above: String, _ below: String, _ order: Heading.Order) {
    insert(above)
    insert(below)
    let (dependent, dependency) = order == .dependenciesFirst ? (below, above) : (above, below)
    if !(dependencies[dependent] ?? []).contains(dependency) { dependencies[dependent, default: []].append(dependency) }
  }
}

/// The sentence above a listing.
private struct Heading {
  enum Order {
    case dependenciesFirst, dependentsFirst
  }

  var order = Order.dependenciesFirst
  var command: String?
  var root: String?
  /// Whether there is no sentence: the message begins with the first unit (1.0.8).
  var isItem = false

  init?(_ text: Substring) {
    if text.dropping(prefix: "The following units will be run, starting with ") != nil {
      if text.parting(at: "starting with dependents and then") != nil { order = .dependentsFirst }
    } else if let (before, behind) = text.parting(at: " will be processed in the following order for command ") {
      command = behind.dropping(suffix: ":").map(String.init)
      root = before.parting(at: " at ").map { String($0.behind) }
    } else if let behind = text.dropping(prefix: "Unit queue will be processed for ") {
      command = behind.parting(at: " in this order").map { String($0.before) }
    } else if case .item = QueueLine(text), text.dropping(prefix: "- Unit ") != nil {
      isItem = true
    } else {
      return nil
    }
  }
}

/// A line of a listing.
private enum QueueLine {
  /// `- Unit path`, in a group or without.
  case item(String)
  /// `│   ╰── path`, with how many others stand above it.
  case node(depth: Int, String)
  /// A blank line, the name of a group, the dot at the root of the tree.
  case filler
  case other

  init(_ line: Substring) {
    let text = line.trimmed
    if text.isEmpty || text.utf8.elementsEqual(".".utf8) || text.dropping(prefix: "Group ") != nil {
      self = .filler
    } else if let path = ["- Unit ", "- Module ", "Module "].lazy.compactMap({ text.dropping(prefix: $0) }).first {
      self = .item(String(path))
    } else {
      self = QueueLine(node: line)
    }
  }

  /// Each step in is four characters wide.
  private init(node line: Substring) {
    var depth = 0
    var rest = line
    while true {
      if let path = rest.dropping(prefix: "├── ") ?? rest.dropping(prefix: "╰── ") ?? rest.dropping(prefix: "└── ") {
        self = .node(depth: depth, String(path.trimmed))
        return
      }
      guard
        let inner = ["│   ", "    ", "│\u{A0}\u{A0} ", "│  "].lazy.compactMap({ rest.dropping(prefix: $0) }).first
      else {
        self = .other
        return
      }
      rest = inner
      depth += 1
    }
  }
}
