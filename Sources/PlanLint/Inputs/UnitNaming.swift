import PlanPlatform

/// Gives each input the path of its unit.
///
/// Of a file it is the file's folder, relative to a base: the folder of `planlint.hcl`, else the root of the repository,
/// else the working directory. A file whose name says more than that it is a plan, as `plan.json` and `tfplan` do, adds its
/// name without extension, so that several plans in one folder are several units.
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
    let typed = path.typedFolder
    let folder = (try? Folder.realPath(typed)).map(relativeToBase) ?? typed
    guard let stem = PlanFileName(path).distinguishingStem else { return folder }
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

extension String {
  /// The folder that holds the file or folder at this absolute path.
  fileprivate var parentFolder: String {
    guard let slash = lastIndex(of: "/"), slash != startIndex else { return "/" }
    return String(self[..<slash])
  }

  /// The folder of a file as it was typed, `.` where none was.
  fileprivate var typedFolder: String {
    guard let slash = lastIndex(of: "/") else { return "." }
    return slash == startIndex ? "/" : String(self[..<slash])
  }
}
