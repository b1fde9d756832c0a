import PlanHCL
import PlanModel

extension Policy {
  /// The name of the configuration.
  public static let configurationName = "planlint.hcl"
  /// The name of the waivers beside it.
  public static let waiversName = "planlint.waivers.hcl"

  /// Loads the policy that holds in a folder.
  ///
  /// `planlint.hcl`, or the waivers alone, is looked for in the folder and then upwards to the root of the repository, the
  /// folder that holds `.git`; outside of a repository only in the folder itself. The waivers stand beside it. Mistakes in the
  /// files are in the policy, all of them, and are said by its judgements.
  ///
  /// - Parameters:
  ///   - folder: The absolute path of the folder to begin in.
  ///   - path: The file that was named on the command line, instead of looking for one.
  ///   - rules: The rules that the files may speak of.
  ///   - access: How files are found and read.
  /// - Returns: The policy, with all mistakes in its files.
  public static func load(
    from folder: String, configuration path: String? = nil, rules: [any Rule] = Rules.builtIn,
    access: PolicyFileAccess = .operatingSystem
  ) -> Policy {
    var loader = PolicyLoader(rules: rules, access: access)
    if let path {
      loader.load(named: path)
    } else {
      loader.loadNearest(to: folder)
    }
    return loader.policy
  }
}

/// Finds and reads the files of a policy.
private struct PolicyLoader {
  private(set) var policy: Policy
  private let access: PolicyFileAccess

  init(rules: [any Rule], access: PolicyFileAccess) {
    policy = Policy(rules: rules)
    self.access = access
  }

  mutating func load(named path: String) {
    policy.folder = PolicyLoader.parent(of: path)
    switch access.read(path) {
    case .bytes(let bytes): readConfiguration(bytes, name: path)
    case .missing: refuse(path, "there is no such file")
    case .unreadable(let reason): refuse(path, reason)
    }
    let prefix =
      path.hasSuffix("/")
      ? ""
      : path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        .map { $0 + "/" }.joined()
    loadWaivers(at: prefix + Policy.waiversName, name: prefix + Policy.waiversName)
  }

  mutating func loadNearest(to folder: String) {
    for (place, prefix) in candidates(from: folder) {
      let path = place + "/" + Policy.configurationName
      let waivers = place + "/" + Policy.waiversName
      guard access.exists(path) || access.exists(waivers) else { continue }
      policy.folder = place.isEmpty ? "/" : place
      switch access.read(path) {
      case .bytes(let bytes): readConfiguration(bytes, name: prefix + Policy.configurationName)
      case .missing: break
      case .unreadable(let reason): refuse(prefix + Policy.configurationName, reason)
      }
      loadWaivers(at: waivers, name: prefix + Policy.waiversName)
      return
    }
  }

  /// The folders to look in, without the slash at their end, each with the way to it that a person would write.
  private func candidates(from folder: String) -> [(place: String, prefix: String)] {
    var places: [(place: String, prefix: String)] = []
    var place = folder
    while place.hasSuffix("/") { place.removeLast() }
    var prefix = ""
    while true {
      places.append((place, prefix))
      if access.exists(place + "/.git") { return places }
      guard !place.isEmpty, let slash = place.lastIndex(of: "/") else { break }
      place = String(place[..<slash])
      prefix += "../"
    }
    // Not in a repository: what somebody left further up is not this folder's policy.
    return Array(places.prefix(1))
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private mutating func readConfiguration(_ bytes: [UInt8], name: String) {
    policy.files.append(PolicyFile(name: name, contents: bytes))
    var reader = ConfigurationReader(rules: policy.rules.map(\.metadata))
    reader.read(SourceFile(name: name, bytes: bytes))
    policy.configuration = reader.configuration
    policy.mistakes += reader.mistakes
  }

  private mutating func loadWaivers(at path: String, name: String) {
    switch access.read(path) {
    case .missing: break
    case .bytes(let bytes):
      policy.files.append(PolicyFile(name: name, contents: bytes))
      var reader = WaiverReader(rules: policy.rules.map(\.metadata))
      reader.read(SourceFile(name: name, bytes: bytes))
      policy.waivers = reader.waivers
      policy.malformedWaivers = reader.malformed
    case .unreadable(let reason):
      let mistake = PolicyMistake(
        .error, summary: "the waivers can't be read: \(reason)", place: Diagnostic.Place(file: name))
      policy.malformedWaivers = [
        MalformedWaiver(fault: .other, mistakes: [mistake], location: SourceLocation(file: name, line: 1))
      ]
    }
  }

  private mutating func refuse(_ name: String, _ reason: Phrase) {
    policy.mistakes.append(
      PolicyMistake(
        .error, summary: "The configuration can't be read: \(reason)",
        remedy: "Name the file with \(code: "--config FILE"), or leave that out to have it looked for.",
        place: Diagnostic.Place(file: name)))
  }
}
