/// What the name of a file says of the plan in it.
struct PlanFileName {
  private let folder: Substring
  private let name: Substring
  private let extensions: [Substring]

  init(_ path: String) {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    folder = path[..<slash]
    name = path[slash...]
    extensions = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().map {
      Substring($0.lowercased())
    }
  }

  /// The name without its last extension, and without that of gzip; nil where it says only that it is a plan.
  var distinguishingStem: String? {
    let unpacked = extensions.last == "gz" ? name.dropLast(3) : name
    if PlanFileName.undistinguished.contains(String(unpacked)) { return nil }
    guard let dot = unpacked.lastIndex(of: "."), dot != unpacked.startIndex else { return String(unpacked) }
    return String(unpacked[..<dot])
  }

  /// The same text for all forms of one plan in a folder: `tfplan`, `tfplan.json` and `plan.txt` are one plan.
  var plan: String {
    var stem = name
    while let dot = stem.lastIndex(of: "."), PlanFileName.forms.contains(stem[stem.index(after: dot)...].lowercased()) {
      stem = stem[..<dot]
    }
    return String(folder + (PlanFileName.planWords.contains(stem.lowercased()) ? "" : stem))
  }

  /// The folder directly below another that the file is in, at any depth; nil where it is in none.
  func tree(below root: String) -> String? {
    let prefix = root.hasSuffix("/") ? root : root + "/"
    guard folder.utf8.starts(with: prefix.utf8),
      let end = folder.utf8.dropFirst(prefix.utf8.count).firstIndex(of: UInt8(ascii: "/"))
    else { return nil }
    return String(folder[..<end])
  }

  /// Whether it is a JSON file.
  var isJSON: Bool { extensions.last == "json" }

  /// Whether it is a text that a program's output may be kept in.
  var isLog: Bool { extensions.last.map { ["txt", "log", "out"].contains($0) } ?? false }

  /// Whether it is packed, and called like a plan or a log.
  var isPackedPlan: Bool {
    guard extensions.last == "gz" else { return false }
    return promisesPlan || extensions.dropLast().last.map { PlanFileName.forms.contains(String($0)) } ?? false
  }

  /// Whether its name says that there is a plan in it.
  var promisesPlan: Bool {
    let words = name.lowercased().split { !$0.isLetter }
    return words.contains { PlanFileName.planWords.contains(String($0)) }
  }

  /// Whether its name says that it is a source, a page, a picture: such files may quote plans, and are none.
  var isOfSource: Bool {
    guard let last = extensions.last else { return name == "Makefile" || name == "LICENSE" || name == "Dockerfile" }
    if last == "json", let kind = extensions.dropLast().last, PlanFileName.configurations.contains(String(kind)) {
      return true
    }
    return PlanFileName.sources.contains(String(last)) || PlanFileName.configurations.contains(String(last))
  }

  private static let undistinguished: Set<String> = [
    "plan.json", "tfplan.json", "tfplan", "tfplan.tfplan", "plan.tfplan", "tfplan.out", "plan.out", "tfplan.bin",
    "plan.bin",
  ]
  private static let planWords: Set<String> = ["plan", "tfplan"]
  private static let forms: Set<String> = [
    "json", "jsonl", "ndjson", "tfplan", "plan", "txt", "log", "out", "bin", "binary", "gz",
  ]
  private static let configurations: Set<String> = [
    "tf", "tofu", "tfvars", "tftest", "tofutest", "tfmock", "tfstate", "hcl", "tfbackend", "tfquery",
  ]
  private static let sources: Set<String> = [
    "md", "markdown", "rst", "adoc", "html", "htm", "css", "js", "ts", "go", "py", "rb", "rs", "sh", "bash", "ps1",
    "bat",
    "yml", "yaml", "toml", "ini", "cfg", "conf", "tmpl", "tpl", "tftpl", "swift", "java", "c", "h", "xml", "svg", "png",
    "jpg", "jpeg", "gif", "ico", "pdf", "webp", "woff", "woff2", "mp4", "lock", "sum", "mod", "pem", "key", "crt",
    "backup",
    "zip", "tar", "tgz", "jar", "so", "exe", "dll", "sql", "diff", "patch",
  ]
}
