import PlanHCL
import PlanModel

extension Procedure {
  /// Takes what there is to do before and after a change.
  init(_ fields: inout Fields) throws(HCLError) {
    backup = try fields.objects("backup") { fields throws(HCLError) in
      BackupStep(
        action: try Action(&fields), check: try fields.template("check", .shell), condition: try StepCondition(&fields))
    }
    verify = try fields.objects("verify") { fields throws(HCLError) in
      guard let command = try fields.template("run", .shell) else { throw fields.missing("run") }
      return Check(command: command, expect: try fields.text("expect"))
    }
    watch = try fields.objects("watch") { fields throws(HCLError) in
      Metric(
        namespace: try fields.text("namespace"), metric: try fields.text("metric"),
        dimension: try fields.template("dimension", .plain), lookFor: try fields.text("look_for"))
    }
    rollback = try fields.objects("rollback") { fields throws(HCLError) in
      guard let change = try fields.word("of", as: Change.self) else { throw fields.missing("of") }
      return WayBack(
        change: change, action: try Action(&fields), limits: try fields.string("limits"),
        loses: try fields.string("loses"))
    }
    importID = try fields.template("import_id", .plain)
    exampleID = try fields.string("example_id")
    durations =
      try fields.take("duration").map { expression throws(HCLError) in
        try Duration.read(expression)
      } ?? []
  }
}

extension Procedure.Action {
  fileprivate init(_ fields: inout Fields) throws(HCLError) {
    let command = try fields.template("run", .shell)
    let sentence = try fields.string("do")
    switch (command, sentence) {
    case (.some(let command), nil): self = .run(command)
    case (nil, .some(let sentence)): self = .do(sentence)
    case (.some, .some), (nil, nil):
      throw HCLError("Invalid step", "A step has either \"run\" or \"do\".", at: fields.range)
    }
  }
}

extension Procedure.Duration {
  fileprivate static func read(_ expression: Expression) throws(HCLError) -> [Procedure.Duration] {
    var fields = try Fields(of: expression, in: "\"duration\"")
    var durations: [Procedure.Duration] = []
    for change in Procedure.Change.allCases {
      guard let range = fields.take(change.rawValue) else { continue }
      let ends = range.literalString?.split(separator: "-").compactMap { Int($0) } ?? []
      guard ends.count == 2, ends[0] <= ends[1] else {
        throw HCLError("Invalid value", "A duration is a range of minutes, like \"5-15\".", at: range.range)
      }
      durations.append(Procedure.Duration(change: change, minutes: ends[0]...ends[1]))
    }
    try fields.finish()
    return durations
  }
}

extension Fields {
  /// Takes a command or an id with values of the resource in it; nil where it is not set.
  mutating func template(_ name: String, _ language: CommandTemplate.Language) throws(HCLError) -> CommandTemplate? {
    guard let expression = take(name) else { return nil }
    return try CommandTemplate(expression, field: name, language: language)
  }
}
