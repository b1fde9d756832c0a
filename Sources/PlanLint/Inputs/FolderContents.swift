import PlanPlatform
import PlanReading

/// What the files below a folder are taken for.
///
/// Each file's beginning decides, whatever it is called; only what quotes plans without being one, such as sources and
/// pages, is told by its name. Hidden files and folders are left out, but those of Terragrunt's stacks
/// (`.terragrunt-stack`), and links to folders are not followed.
struct FolderContents: Sendable {
  /// The files to read, by their paths.
  private(set) var inputs: [FoundFile] = []
  /// The files that are not read.
  private(set) var passedOver: [PassedOverFile] = []

  /// Looks at the files below a folder.
  ///
  /// - Throws: `SystemError` where a folder can't be listed.
  init(of folder: String) throws(SystemError) {
    let paths = try FolderContents.files(in: folder)
    let verdicts = paths.concurrentMap { FileVerdict(of: $0) }
    for (path, verdict) in zip(paths, verdicts) {
      switch verdict {
      case .input(let kind): inputs.append(FoundFile(path: path, kind: kind))
      case .passedOver(let reason): passedOver.append(PassedOverFile(path: path, reason: reason))
      }
    }
    keepOneForm()
    passOverTwinTrees(below: folder)
    passedOver.sort { $0.path.bytesPrecede($1.path) }
  }

  private static func files(in folder: String) throws(SystemError) -> [String] {
    var files: [String] = []
    for entry in try Folder.entries(of: folder) where !entry.name.isHidden || entry.name == ".terragrunt-stack" {
      let path = folder.hasSuffix("/") ? folder + entry.name : folder + "/" + entry.name
      switch entry.kind {
      case .directory: files += try self.files(in: path)
      case .regular: files.append(path)
      case .link: if (try? FileStatus(of: path))?.kind == .regular { files.append(path) }
      case .pipe, .terminal, .other: break
      }
    }
    return files
  }

  /// Keeps of several forms of one plan the one that says most: its JSON rather than the binary plan that it was made of,
  /// and either rather than text.
  private mutating func keepOneForm() {
    let groups = Dictionary(grouping: inputs) { PlanFileName($0.path).plan }
    var kept: [FoundFile] = []
    for input in inputs {
      let others = groups[PlanFileName(input.path).plan] ?? []
      if let rank = input.form, let better = others.first(where: { $0.form.map { $0 < rank } ?? false }) {
        passedOver.append(PassedOverFile(path: input.path, reason: .otherForm(of: better.path)))
      } else {
        kept.append(input)
      }
    }
    inputs = kept
  }

  /// Passes over the binary plans of a tree (`--out-dir`) that stand as JSON in the tree beside it (`--json-out-dir`).
  ///
  /// Two folders are such trees where one holds nothing but binary plans, the other nothing but their JSON.
  private mutating func passOverTwinTrees(below folder: String) {
    let trees = Dictionary(grouping: inputs) { PlanFileName($0.path).tree(below: folder) }
    let twins = trees.compactMap { name, files in name.flatMap { TwinTree(folder: $0, files) } }
    var copies: [String: String] = [:]
    for json in twins where json.form == .json {
      for binary in twins where binary.form == .binary && json.plans.keys.allSatisfy({ binary.plans[$0] != nil }) {
        for (plan, path) in json.plans { copies[binary.plans[plan] ?? ""] = path }
      }
    }
    passedOver += inputs.compactMap { file in
      copies[file.path].map { PassedOverFile(path: file.path, reason: .otherForm(of: $0)) }
    }
    inputs.removeAll { copies[$0.path] != nil }
  }
}

/// A folder below which all plans are of one form.
private struct TwinTree {
  let form: PlanForm
  /// The paths of the files, by the names that forms of one plan have in common, from the tree on.
  let plans: [String: String]

  init?(folder: String, _ files: [FoundFile]) {
    guard let form = files.first?.form, files.allSatisfy({ $0.form == form }) else { return nil }
    self.form = form
    let named = files.map { (String(PlanFileName($0.path).plan.dropFirst(folder.count)), $0.path) }
    plans = Dictionary(named) { first, _ in first }
  }
}

/// A file to read.
struct FoundFile: Sendable {
  let path: String
  /// What it is by its beginning; nil where that does not tell.
  let kind: InputKind?

  /// The form in which it holds a plan; nil where it holds something else.
  var form: PlanForm? { PlanForm(of: path, kind) }
}

/// A file that is not read.
struct PassedOverFile: Sendable {
  let path: String
  let reason: Reason

  enum Reason: Sendable {
    /// It is something else by its content.
    case content(InputKind)
    /// Its name says that it is a source, a page or a picture.
    case name
    /// Another file holds the same plan, in a form that says more.
    case otherForm(of: String)
  }
}

/// The forms in which one plan may stand in several files, the one that says most first.
enum PlanForm: Int, Comparable, Sendable {
  case json, stream, binary, text

  /// The form of a kind; nil where it is not the plan of one unit.
  init?(_ kind: InputKind) {
    switch kind {
    case .plan, .redactedPlan: self = .json
    case .planStream: self = .stream
    case .binaryPlan, .encryptedPlan, .cloudPlan: self = .binary
    case .planText, .oldPlanText: self = .text
    case _: return nil
    }
  }

  /// The form of a file by its beginning; a JSON file that was to be a plan and is none still stands for it.
  init?(of path: String, _ kind: InputKind?) {
    let name = PlanFileName(path)
    if name.isJSON && name.promisesPlan {
      self = .json
    } else {
      guard let form = kind.flatMap(PlanForm.init) else { return nil }
      self = form
    }
  }

  static func < (left: PlanForm, right: PlanForm) -> Bool { left.rawValue < right.rawValue }
}

/// What a file in a folder is taken for.
enum FileVerdict: Sendable {
  case input(InputKind?)
  case passedOver(PassedOverFile.Reason)

  init(of path: String) {
    let name = PlanFileName(path)
    if name.isOfSource {
      self = .passedOver(.name)
      return
    }
    guard let (beginning, extent) = try? FileVerdict.beginning(of: path) else {
      // What can't be opened is said when it is read.
      self = .input(nil)
      return
    }
    switch InputGuess(beginning: beginning, extent) {
    case .readable(.gzip): self = name.isPackedPlan ? .input(nil) : .passedOver(.content(.gzip))
    case .readable(let kind): self = .input(kind)
    case .other(let kind):
      // A file of this name was to be a plan: what went wrong has to be said.
      self = name.promisesPlan || (name.isJSON && kind == .otherText) ? .input(kind) : .passedOver(.content(kind))
    case .unclear: self = name.isJSON || name.isLog ? .input(nil) : .passedOver(.content(.otherText))
    }
  }

  /// What a file is by its beginning; nil where it can't be told.
  static func kind(of path: String) -> InputKind? {
    guard let (beginning, extent) = try? beginning(of: path) else { return nil }
    return switch InputGuess(beginning: beginning, extent) {
    case .readable(let kind), .other(let kind): kind
    case .unclear: nil
    }
  }

  /// The size of a file in bytes; nil where it can't be looked at.
  static func size(of path: String) -> Int? {
    guard let status = try? FileStatus(of: path), status.kind == .regular else { return nil }
    return status.size
  }

  private static func beginning(of path: String) throws(SystemError) -> ([UInt8], InputGuess.Extent) {
    let bytes = try InputFile.open(path).readAll(limit: InputGuess.sampleSize)
    return (bytes, bytes.count > InputGuess.sampleSize ? .cut : .whole)
  }
}

extension String {
  fileprivate var isHidden: Bool { utf8.first == UInt8(ascii: ".") }
}
