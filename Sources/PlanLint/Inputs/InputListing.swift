import PlanModel
import PlanPlatform
import PlanReading

/// An input that is read, and the unit that it is where it does not say so itself.
struct NamedInput: Sendable {
  let input: PlanInput
  let unitPath: String
  /// What it is by its beginning; nil where nobody has looked, or that does not tell.
  var kind: InputKind?

  /// The form in which it holds a plan; nil where it holds something else, or is no file.
  fileprivate var form: PlanForm? {
    guard case .file(let path) = input.origin else { return nil }
    return PlanForm(of: path, kind ?? FileVerdict.kind(of: path))
  }
}

/// All that a command line or a library user names, with folders opened.
struct InputListing: Sendable {
  private(set) var inputs: [NamedInput] = []
  private(set) var passedOver: [PassedOverFile] = []

  /// Opens folders and names units.
  ///
  /// - Parameters:
  ///   - inputs: What was named.
  ///   - naming: Names the units of single files.
  init(_ inputs: [PlanInput], naming: UnitNaming) {
    for input in inputs {
      guard case .file(let path) = input.origin, (try? FileStatus(of: path))?.kind == .directory,
        let contents = try? FolderContents(of: path), let root = try? Folder.realPath(path)
      else {
        self.inputs.append(NamedInput(input: input, unitPath: input.unit ?? input.unitPath(by: naming)))
        continue
      }
      add(contents, of: input, naming: UnitNaming(base: root))
    }
    keepOneForm()
  }

  private mutating func add(_ contents: FolderContents, of folder: PlanInput, naming: UnitNaming) {
    passedOver += contents.passedOver
    // A folder without anything to read stands for itself, and can't be read.
    if contents.inputs.isEmpty { inputs.append(NamedInput(input: folder, unitPath: folder.unit ?? ".")) }
    inputs += contents.inputs.map { file in
      NamedInput(input: PlanInput(.file(file.path)), unitPath: naming.unitPath(ofFile: file.path), kind: file.kind)
    }
  }

  /// Keeps, of the inputs that are one unit in several forms, the one that says most.
  private mutating func keepOneForm() {
    let groups = Dictionary(grouping: inputs.indices) { inputs[$0].unitPath }
    var dropped: Set<Int> = []
    for group in groups.values where group.count > 1 {
      let forms = group.map { (index: $0, form: inputs[$0].form) }
      guard let best = forms.compactMap(\.form).min(), let kept = forms.first(where: { $0.form == best })?.index else {
        continue
      }
      for case (let index, let form?) in forms where best < form {
        dropped.insert(index)
        passedOver.append(
          PassedOverFile(path: inputs[index].input.name, reason: .otherForm(of: inputs[kept].input.name)))
      }
    }
    inputs = inputs.indices.filter { !dropped.contains($0) }.map { inputs[$0] }
    passedOver.sort { $0.path.bytesPrecede($1.path) }
  }
}

extension PlanInput {
  fileprivate func unitPath(by naming: UnitNaming) -> String {
    switch origin {
    case .file(let path): naming.unitPath(ofFile: path)
    case .standardInput: "."
    case .memory(_, let name): name
    }
  }
}
