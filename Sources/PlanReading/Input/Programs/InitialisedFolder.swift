import PlanPlatform

/// The folder in which an engine finds the providers of a plan: `show -json` asks them for the shape of their resources.
struct InitialisedFolder: Hashable {
  /// Its path; the plan's own folder where none is found.
  let path: String
  /// Whether `init` ran in it.
  let isInitialised: Bool

  /// Looks for the folder that a plan was made in.
  ///
  /// That is the plan's own folder, or the one above it, or, for a plan in a tree of plans (`--out-dir`), the folder of
  /// the same unit beside that tree. Terragrunt runs the engine below a unit's `.terragrunt-cache`.
  init(ofPlan file: String) {
    let folder = (try? Folder.realPath(file)).map(\.parentPath) ?? "."
    let found = InitialisedFolder.candidates(for: folder).lazy.compactMap(InitialisedFolder.workingFolder).first
    path = found ?? folder
    isInitialised = found != nil
  }

  /// The engine whose registry the lock file of the folder names first; nil where there is none.
  var suggestedEngine: String? {
    guard let file = try? InputFile.open(path + "/.terraform.lock.hcl"), let bytes = try? file.readAll(limit: 1 << 20)
    else { return nil }
    let lock = String(decoding: bytes, as: UTF8.self)
    if lock.contains("\"registry.opentofu.org/") { return "tofu" }
    return lock.contains("\"registry.terraform.io/") ? "terraform" : nil
  }

  /// The folder itself and those above it; then, with the longest part of its path first, what has the same path from a
  /// folder further up.
  private static func candidates(for folder: String) -> [String] {
    let steps = folder.split(separator: "/").map(String.init)
    var candidates = [folder, folder.parentPath]
    for count in stride(from: min(steps.count - 1, 12), through: 1, by: -1) {
      let unit = steps.suffix(count).joined(separator: "/")
      for kept in stride(from: steps.count - count - 1, through: max(0, steps.count - count - 4), by: -1) {
        candidates.append("/" + (steps.prefix(kept) + [unit]).joined(separator: "/"))
      }
    }
    return candidates
  }

  /// Where the engine ran for the unit in a folder.
  private static func workingFolder(of unit: String) -> String? {
    if isDirectory(unit + "/.terraform") { return unit }
    return initialised(below: unit + "/.terragrunt-cache", depth: 4)
  }

  private static func initialised(below folder: String, depth: Int) -> String? {
    guard depth > 0, let entries = try? Folder.entries(of: folder) else { return nil }
    if entries.contains(where: { $0.name == ".terraform" && $0.kind == .directory }) { return folder }
    let folders = entries.filter { $0.kind == .directory && !$0.name.utf8.starts(with: ".".utf8) }
    return folders.lazy.compactMap { initialised(below: folder + "/" + $0.name, depth: depth - 1) }.first
  }

  private static func isDirectory(_ path: String) -> Bool { (try? FileStatus(of: path))?.kind == .directory }
}

extension String {
  /// The folder that holds the file or folder at this absolute path.
  fileprivate var parentPath: String {
    guard let slash = lastIndex(of: "/"), slash != startIndex else { return "/" }
    return String(self[..<slash])
  }
}
