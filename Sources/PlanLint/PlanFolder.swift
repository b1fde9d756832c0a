import PlanModel
import PlanPlatform

extension PlanInput {
  /// The inputs that this one stands for: itself, or of a folder each plan file below it.
  ///
  /// A plan file is one whose name ends in `.json`, but those of a configuration. What turns out to be no plan is a unit
  /// that says so: a file that is passed over in silence could be the plan that matters. Hidden files and folders, such as
  /// `.terraform`, are left out, and links to folders are not followed. A folder without a plan file stands for itself, and can't be
  /// read.
  var expanded: [PlanInput] {
    guard case .file(let path) = origin, (try? FileStatus(of: path))?.kind == .directory,
      let root = try? Folder.realPath(path), let files = try? PlanInput.planFiles(in: path), !files.isEmpty
    else { return [self] }
    let naming = UnitNaming(base: root)
    return files.map { PlanInput(.file($0), unit: naming.unitPath(ofFile: $0)) }
  }

  private static func planFiles(in folder: String) throws(SystemError) -> [String] {
    var files: [String] = []
    for entry in try Folder.entries(of: folder) where !entry.name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + entry.name : folder + "/" + entry.name
      switch entry.kind {
      case .directory: files += try planFiles(in: path)
      case .regular, .link: if isPlanFile(entry.name) { files.append(path) }
      case .pipe, .terminal, .other: break
      }
    }
    return files
  }

  private static func isPlanFile(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.last == "json" else { return false }
    return !["tf", "tofu", "tfvars", "tftest", "tofutest", "tfmock"].contains(parts.dropLast().last)
  }
}
