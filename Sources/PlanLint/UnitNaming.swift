import PlanPlatform

/// Gives each input the path of its unit.
///
/// Of a file it is the file's folder, relative to a base: the folder of `planlint.hcl`, else the root of the repository,
/// else the working directory. A file that is not named `plan.json` or `tfplan.json` adds its name without extension, so
/// that several plans in one folder are several units.
struct UnitNaming {
  /// The absolute path, without links, of the folder that unit paths start from.
  let base: String

  /// Names units from a folder, given as its absolute path without links.
  init(base: String) {
    self.base = base
  }

  /// Finds the base for inputs that are read from the working directory.
  ///
  /// - Parameter policyFolder: The folder of the `planlint.hcl` in force, if there is one.
  init(policyFolder: String?) {
    if let policyFolder, let folder = try? Folder.realPath(policyFolder) {
      base = folder
    } else {
      let working = (try? Folder.current()) ?? "/"
      base = UnitNaming.repositoryRoot(above: working) ?? working
    }
  }

  /// The unit path of a file.
  func unitPath(ofFile path: String) -> String {
    let file = PathParts(path)
    let folder = (try? Folder.realPath(file.folder)).map(relativeToBase) ?? file.folder
    guard let stem = file.distinguishingStem else { return folder }
    return folder == "." ? stem : folder + "/" + stem
  }

  private func relativeToBase(_ folder: String) -> String {
    if folder == base { return "." }
    let prefix = base.hasSuffix("/") ? base : base + "/"
    return folder.utf8.starts(with: prefix.utf8) ? String(folder.dropFirst(prefix.count)) : folder
  }

  private static func repositoryRoot(above folder: String) -> String? {
    var candidate = folder
    while true {
      if (try? FileStatus(of: candidate + "/.git")) != nil { return candidate }
      if candidate == "/" || candidate.isEmpty { return nil }
      candidate = candidate.parentFolder
    }
  }
}

/// A path as it was typed, taken apart.
private struct PathParts {
  /// The folder, `.` where none was typed.
  let folder: String
  private let name: Substring

  init(_ path: String) {
    guard let slash = path.lastIndex(of: "/") else {
      folder = "."
      name = path[...]
      return
    }
    folder = slash == path.startIndex ? "/" : String(path[..<slash])
    name = path[path.index(after: slash)...]
  }

  /// The name without its last extension; nil where the name says only that it is a plan.
  var distinguishingStem: String? {
    if name == "plan.json" || name == "tfplan.json" { return nil }
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return String(name) }
    return String(name[..<dot])
  }
}

extension String {
  /// The folder that holds the file or folder at this absolute path.
  fileprivate var parentFolder: String {
    guard let slash = lastIndex(of: "/"), slash != startIndex else { return "/" }
    return String(self[..<slash])
  }
}
