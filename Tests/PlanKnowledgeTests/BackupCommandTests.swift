import Foundation
import PlanHCL
import PlanKnowledge
import PlanModel
import PlanTestSupport
import Testing

@Suite("Backup commands are safe to paste, whatever the values")
struct BackupCommandTests {
  static let hostile = [
    "it's", "$(touch /tmp/pwned)", "`id`", "a\nb", "-rf", "\"; rm -rf /; \"", "\\", "a b", "${HOME}", "!!", "*", "~",
    "'\u{301}", "é", "<NAME>", "#x", "a'b'c",
  ]

  /// Of every type that has backup steps.
  private static let procedures = Knowledge.builtIn.types.compactMap { type in
    Knowledge.builtIn.facts(for: type).map(\.procedure).flatMap { $0.backup.isEmpty ? nil : $0 }
  }

  @Test("every step of every type is accepted by bash, and a value is one word", arguments: hostile)
  func bash(value: String) throws {
    var script = ""
    var words: [String] = []
    for procedure in Self.procedures {
      let before = Self.resource(for: procedure.references, value: value)
      for step in procedure.backupSteps(before: before) {
        let commands = [step.check, step.action.command].compactMap { $0 }
        for command in commands {
          script += command.shellText + "\n"
          words += command.values.map { ShellWord.quote($0) }
        }
      }
    }
    #expect(words.count > 400)
    let checked = try Self.run(["-n"], script)
    #expect(checked.status == 0, "\(checked.errors)")
    // What bash makes of each quoted value is the value again, as one word.
    let echoed = try Self.run([], "printf '%s\\0' " + Set(words).sorted().joined(separator: " "))
    #expect(Set(echoed.output.split(separator: "\0").map { String($0) }).contains { $0.utf8.elementsEqual(value.utf8) })
  }

  @Test("a command of which nothing is known is accepted by bash, too")
  func bashWithoutValues() throws {
    var script = ""
    for procedure in Self.procedures {
      for step in procedure.backupSteps(before: .unknown) {
        script += [step.check, step.action.command].compactMap { $0?.shellText }.map { $0 + "\n" }.joined()
      }
      for check in procedure.verify { script += check.command.command().shellText + "\n" }
      for way in procedure.rollback {
        if let command = way.action.filled(before: .unknown).command { script += command.shellText + "\n" }
      }
    }
    let checked = try Self.run(["-n"], script)
    #expect(checked.status == 0, "\(checked.errors)")
  }

  @Test("a value that is not there is a placeholder for a person")
  func placeholders() throws {
    let procedure = try #require(Knowledge.builtIn.facts(for: "aws_db_instance")).procedure
    for missing in [Value.null, .unknown, .notShown, Value.string("x").markedSensitive(), .string("")] {
      let before = Value.mapping([Mapping.Entry("identifier", missing)])
      let text = procedure.backupSteps(before: before).compactMap { $0.action.command?.shellText }.joined(
        separator: "\n")
      #expect(text.contains("--db-instance-identifier '<IDENTIFIER>'"), "\(text)")
    }
  }

  @Test("a step is left out only where its condition is known not to hold")
  func conditions() throws {
    let procedure = try #require(Knowledge.builtIn.facts(for: "aws_elasticache_cluster")).procedure
    func count(_ engine: Value?) -> Int {
      let entries = engine.map { [Mapping.Entry("engine", $0)] } ?? []
      return procedure.backupSteps(before: .mapping(entries)).count
    }
    #expect(count(.string("memcached")) < count(.unknown))
    #expect(count(.string("redis")) < count(.unknown))
    #expect(count(nil) == count(.unknown))
  }

  @Test("functions in templates are evaluated")
  func functions() throws {
    let facts = try ResourceFacts(
      HCLParser.parse(
        SourceFile(
          name: "f",
          text: """
            resource "acme_ledger" {
              category = "database"
              severity = { destroy = "high", replace = "high" }
              loses    = "x"
              backup = [
                { run = "a ${reverse(split("/", before.arn))[0]} ${coalesce(before.none, before.name)} ${join("-", compact([before.name, ""]))}-x" },
              ]
            }
            """)
      ).blocks[0])
    let before = Value.mapping([
      Mapping.Entry("arn", .string("arn:x/y/last one")), Mapping.Entry("none", .null),
      Mapping.Entry("name", .string("n")),
    ])
    let command = try #require(facts.procedure.backupSteps(before: before).first?.action.command)
    #expect(command.shellText == "a 'last one' n n-x")
  }

  // MARK: Helpers

  /// A resource in which every attribute that the steps refer to has one value.
  private static func resource(for references: [Reference], value: String) -> Value {
    var root = Value.mapping([])
    for reference in references { root = root.setting(reference.steps[...], to: .string(value)) }
    return root
  }

  private static func run(_ arguments: [String], _ script: String) throws -> (
    status: Int32, output: String, errors: String
  ) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = arguments
    let (input, output, errors) = (Pipe(), Pipe(), Pipe())
    process.standardError = errors
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(script.utf8))
    try input.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let complaints = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text, complaints)
  }
}

extension Procedure {
  /// Everything that the backup steps refer to.
  fileprivate var references: [Reference] { backup.flatMap(\.references) }
}

extension FilledStep.Action {
  fileprivate var command: Command? {
    switch self {
    case .run(let command): command
    case .do: nil
    }
  }
}

extension Command {
  fileprivate var values: [String] {
    pieces.compactMap { piece in
      if case .value(let value, _) = piece { value.string } else { nil }
    }
  }

  /// The command as a renderer writes it.
  fileprivate var shellText: String {
    pieces.map { piece in
      switch piece {
      case .shell(let text): text
      case .value(let value, let placeholder):
        ShellWord.quote((value.isSensitive ? nil : value.string) ?? "<\(placeholder)>")
      }
    }.joined()
  }
}

extension Value {
  /// The value with another one put at a path; lists are made as long as it needs.
  fileprivate func setting(_ path: ArraySlice<Reference.Step>, to value: Value) -> Value {
    guard let step = path.first else { return value }
    switch step {
    case .attribute(let name), .key(let name):
      let entries = mapping?.entries ?? []
      let child = mapping?[name] ?? .null
      return .mapping(entries + [Mapping.Entry(name, child.setting(path.dropFirst(), to: value))])
    case .index(let index):
      var elements = self.elements ?? []
      while elements.count <= index { elements.append(.null) }
      elements[index] = elements[index].setting(path.dropFirst(), to: value)
      return .sequence(elements)
    }
  }
}
