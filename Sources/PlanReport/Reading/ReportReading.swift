import PlanJSON
import PlanModel

extension Report {
  /// Reads a report that was written as JSON.
  ///
  /// Members that this version does not know are passed over. Sentences come back as plain text, their pieces are gone.
  ///
  /// - Parameter json: The text of a report of schema `planlint.report/1`.
  /// - Throws: ``ReportError`` where the text is no JSON, no report, or holds a word that this version does not know.
  public init(json: [UInt8]) throws(ReportError) {
    let document: Value
    do {
      document = try JSON.parse(json)
    } catch {
      throw ReportError(AttributePath(), expected: "JSON (byte \(error.byte))")
    }
    try self.init(ReportNode(value: document, path: AttributePath()))
  }

  private init(_ node: ReportNode) throws(ReportError) {
    let schema = try node("schema")
    guard try schema.string() == Report.schema else { throw schema.failure("\"\(Report.schema)\"") }
    tool = Tool(name: try node("tool")("name").string(), version: try node("tool")("version").string())
    verdict = try node("verdict").word()
    exitCode = try node("exit_code").integer()
    guard let gate = Gate(word: try node("fail_on").string()) else {
      throw try node("fail_on").failure("a severity or never")
    }
    self.gate = gate
    blockingCount = try node("blocking").integer()
    let policy = try node("policy")
    self.policy = PolicyFacts(
      files: try policy("files").strings(), ruleCount: try policy("rules").integer(),
      disabled: try policy("disabled").strings(), hash: try policy("hash").string())
    terragrunt = try node("run").optional.map { (node) throws(ReportError) in try TerragruntRun(node) }
    summary = try Summary(node("summary"))
    units = try node("units").map { (node) throws(ReportError) in try Unit(node) }
    findings = try node("findings").map { (node) throws(ReportError) in try Finding(node) }
    couldNotTell = try node("could_not_tell").map { (node) throws(ReportError) in try CouldNotTell(node) }
    diagnostics = try node("diagnostics").map { (node) throws(ReportError) in try Diagnostic(node) }
  }
}

extension TerragruntRun {
  fileprivate init(_ node: ReportNode) throws(ReportError) {
    self.init()
    version = try node("terragrunt_version").optional?.string()
    command = try node("command").optional?.string()
    listedUnits = try node("units_listed").optional?.strings()
    tally = try node("summary").optional.map { (node) throws(ReportError) in
      Tally(
        units: try node("units").integer(), succeeded: try node("succeeded").integer(),
        failed: try node("failed").integer(), earlyExits: try node("early_exits").integer(),
        excluded: try node("excluded").integer())
    }
  }
}

extension Report.Summary {
  init(_ node: ReportNode) throws(ReportError) {
    self.init()
    for action in ActionWord.allCases {
      let count = try node(action.rawValue).integer()
      if count > 0 { changes.byAction[action] = count }
    }
    changes.imports = try node("import").integer()
    changes.moves = try node("move").integer()
    outputs = try node("outputs").integer()
    drift = try node("drift").integer()
    units = try node("units").integer()
    failedUnits = try node("units_failed").integer()
    let counts = try node("findings")
    for severity in Severity.allCases {
      let count = try counts(severity.word).integer()
      if count > 0 { findings[severity] = count }
    }
    waivedFindings = try counts("waived").integer()
  }
}

extension Report.Finding {
  init(_ node: ReportNode) throws(ReportError) {
    rule = try node("rule").string()
    name = try node("name").string()
    severity = try node("severity").severity()
    certainty = try node("certainty").word()
    unit = try node("unit").optional?.string()
    key = try node.optionalKey()
    action = try node("action").optional?.word()
    paths = try node("paths").map { (node) throws(ReportError) in try node.attributePath() }
    message = try node("message").phrase()
    because = try node("because").phrases()
    loses = try node("loses").optional?.phrase()
    instead = try node("instead").phrases()
    first = try node("first").phrases()
    causedBy = try node("caused_by").optional?.fingerprint()
    fingerprint = try node("fingerprint").fingerprint()
    waiver = try node("waiver").optional?.waiver()
    location = try node("location").optional.map { (node) throws(ReportError) in
      SourceLocation(file: try node("file").string(), line: try node("line").integer())
    }
  }
}

extension Report.CouldNotTell {
  init(_ node: ReportNode) throws(ReportError) {
    rule = try node("rule").string()
    unit = try node("unit").string()
    address = try node("address").optional?.address()
    paths = try node("paths").map { (node) throws(ReportError) in try node.attributePath() }
    why = try node("why").phrase()
  }
}

extension Report.Diagnostic {
  init(_ node: ReportNode) throws(ReportError) {
    severity = try node("severity").word()
    code = try node("code").optional?.string()
    origin = try node("origin").word()
    summary = try node("summary").phrase()
    detail = try node("detail").optional?.phrase()
    address = try node("address").optional?.address()
    place = PlanModel.Diagnostic.Place(
      file: try node("file").optional?.string(), line: try node("line").optional?.integer(),
      column: try node("column").optional?.integer(), byte: try node("byte").optional?.integer())
    remedy = try node("remedy").optional?.phrase()
  }
}

extension ReportNode {
  fileprivate func severity() throws(ReportError) -> Severity {
    guard let severity = Severity(word: try string()) else { throw failure("a severity") }
    return severity
  }

  fileprivate func fingerprint() throws(ReportError) -> Fingerprint {
    guard let fingerprint = Fingerprint(digits: try string()) else { throw failure("32 hexadecimal digits") }
    return fingerprint
  }

  fileprivate func waiver() throws(ReportError) -> AppliedWaiver {
    var expires: CalendarDate?
    if let node = try self("expires").optional {
      expires = CalendarDate(try node.string())
      if expires == nil { throw node.failure("a date") }
    }
    return AppliedWaiver(
      reason: try self("reason").string(), owner: try self("owner").string(), expires: expires,
      ticket: try self("ticket").optional?.string())
  }

  /// The path that a text spells.
  func attributePath() throws(ReportError) -> AttributePath {
    guard let path = AttributePath(parsing: try string()) else { throw failure("an attribute path") }
    return path
  }

  func key() throws(ReportError) -> ChangeKey {
    ChangeKey(address: try self("address").address(), deposed: try self("deposed").optional?.string())
  }

  fileprivate func optionalKey() throws(ReportError) -> ChangeKey? {
    try self("address").optional == nil ? nil : key()
  }
}
