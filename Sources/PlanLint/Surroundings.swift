public import PlanModel
import PlanPlatform
public import PlanPolicy

/// Looks at what stands beside the plan files of a run: when each was written, and the newest configuration in its folder.
///
/// - Returns: The times by unit path, for units whose plan is a file that can be looked at.
public func surroundings(of run: Run) -> [String: PlanSurroundings] {
  // The units of a log have one file between them, whose folder is looked at once.
  let files = Set(run.units.map(\.plan.source.file))
  let byFile = Dictionary(uniqueKeysWithValues: files.map { ($0, PlanSurroundings(ofFile: $0)) })
  var found: [String: PlanSurroundings] = [:]
  for unit in run.units {
    if case let surroundings?? = byFile[unit.plan.source.file] { found[unit.path] = surroundings }
  }
  return found
}

extension PlanSurroundings {
  fileprivate init?(ofFile path: String) {
    guard let plan = try? FileStatus(of: path), plan.kind == .regular else { return nil }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    self.init(
      planModified: Moment(secondsSinceEpoch: plan.modified), newestConfiguration: PlanSurroundings.newest(in: folder))
  }

  private static func newest(in folder: Substring) -> ConfigurationFile? {
    let names = (try? Folder.entries(of: folder.isEmpty ? "." : String(folder)).map(\.name)) ?? []
    let files = names.filter(ConfigurationFile.isConfiguration).compactMap { name in
      (try? FileStatus(of: folder + name)).map {
        ConfigurationFile(name: name, modified: Moment(secondsSinceEpoch: $0.modified))
      }
    }
    return files.max { $0.modified < $1.modified }
  }
}
