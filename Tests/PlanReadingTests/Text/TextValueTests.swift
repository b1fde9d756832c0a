import PlanModel
import PlanReading
import Testing

@Suite("The body of a change gives both sides of its values")
struct TextValueTests {
  /// Reads a body as that of an update.
  private func sides(_ body: String, _ verb: String = "will be updated in-place", _ sign: String = "~") throws
    -> ResourceChange.Sides
  {
    let text = """
      Terraform will perform the following actions:

        # test_a.b \(verb)
        \(sign) resource "test_a" "b" {
      \(body)
          }

      Plan: 0 to add, 1 to change, 0 to destroy.
      """
    let plan = try #require(PlanTextReader.read(Array(text.utf8), file: "-").plans.first?.plan)
    if verb.contains("updated") { #expect(plan.isWhollyRead, "\(body)") }
    return try #require(plan.changes.first).values()
  }

  @Test("Carriage returns of a text of many lines are its own, those of the log's line breaks are not")
  func carriageReturns() throws {
    let body = "      ~ x = <<-EOT\n            a\u{D}\n          - b\u{D}c\n          + c\u{D}\n        EOT"
    for lineBreak in ["\n", "\u{D}\n"] {
      let lines = """
        Terraform will perform the following actions:

          # test_a.b will be updated in-place
          ~ resource "test_a" "b" {
        \(body)
            }

        Plan: 0 to add, 1 to change, 0 to destroy.
        """
      let text = lines.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        .joined(separator: lineBreak.utf8)
      let plan = try #require(PlanTextReader.read(Array(text), file: "-").plans.first?.plan)
      let sides = try #require(plan.changes.first).values()
      #expect(sides.before.value(at: AttributePath("x"))?.string?.utf8.elementsEqual("a\u{D}\nb\u{D}c\n".utf8) == true)
      #expect(sides.after.value(at: AttributePath("x"))?.string?.utf8.elementsEqual("a\u{D}\nc\u{D}\n".utf8) == true)
    }
  }

  struct Line: Sendable, CustomTestStringConvertible {
    var line: String
    var before: String
    var after: String
    var testDescription: String { line }
  }

  static let lines = [
    Line(line: #"      ~ x = "a" -> "b""#, before: #""a""#, after: #""b""#),
    Line(line: #"        x = "a""#, before: #""a""#, after: #""a""#),
    Line(line: #"      + x = 1.50"#, before: "null", after: "1.50"),
    Line(line: #"      - x = true -> null"#, before: "true", after: "null"),
    Line(line: #"      ~ x = "a" -> null"#, before: #""a""#, after: "null"),
    Line(line: #"      ~ x = "a" -> (known after apply)"#, before: #""a""#, after: "unknown"),
    Line(line: #"      ~ x = "-> \"b\" \\" -> "tab\there""#, before: #""-> "b" \""#, after: "\"tab\there\""),
    Line(line: #"      ~ x = "a" # forces replacement -> "b" # forces replacement"#, before: #""a""#, after: #""b""#),
    Line(line: #"      ~ x = (sensitive value)"#, before: "sensitive", after: "sensitive"),
    Line(line: #"        x = (sensitive value)"#, before: "hidden", after: "hidden"),
    Line(line: #"      ~ x = (write-only attribute)"#, before: "null", after: "null"),
    Line(line: #"      ~ x = [] -> {}"#, before: "[]", after: "{}"),
    Line(line: #"      ~ x = jsonencode({}) -> "text""#, before: #""{}""#, after: #""text""#),
    Line(
      line: "      ~ x = [\n          - 1,\n            2,\n          + 3,\n        ]", before: "[1, 2]",
      after: "[2, 3]"),
    Line(
      line: "      ~ x = [\n            # (2 unchanged elements hidden)\n          ~ 1 -> 2,\n        ]",
      before: "[hidden, hidden, 1]", after: "[hidden, hidden, 2]"),
    Line(
      line: "      ~ x = {\n          - a = 1\n        } -> (known after apply)", before: "{a: 1}", after: "unknown"),
    Line(
      line: "      ~ x = {\n          - \"a.b\" = 1 -> null\n          + c     = 2\n        }", before: "{a.b: 1}",
      after: "{c: 2}"),
    Line(line: "      ~ x = \"a\" -> [\n          + 1,\n        ]", before: #""a""#, after: "[1]"),
    Line(
      line: "      ~ x = {\n          ~ a = 1 -> 2\n            # (1 unchanged element hidden)\n        }",
      before: "{a: 1, ...}", after: "{a: 2, ...}"),
    Line(
      line:
        "      ~ x = <<-EOT\n            same\n          - old\n          + new\n            # (1 unchanged block hidden)\n        EOT",
      before: "\"same\nold\n# (1 unchanged block hidden)\n\"", after: "\"same\nnew\n# (1 unchanged block hidden)\n\""),
    Line(
      line: "      ~ x = jsonencode(\n          ~ {\n              ~ a = 1 -> 2\n            }\n        )",
      before: #""{"a":1}""#, after: #""{"a":2}""#),
    Line(
      line:
        "      ~ x = jsonencode( # whitespace changes\n            {\n                a = 1\n            }\n        )",
      before: #""{"a":1}""#, after: "hidden"),
    Line(
      line: "      ~ x = <<-EOT\n            a\n            }\n        EOT -> (known after apply)",
      before: "\"a\n}\n\"",
      after: "unknown"),
    Line(
      line: "\n      - x {\n          - a = 1 -> null\n        }\n      + x {\n          + a = 2\n        }",
      before: "[{a: 1}]", after: "[{a: 2}]"),
    Line(
      line: "\n      ~ x (known after apply)\n      - x {\n          - a = 1 -> null\n        }", before: "[{a: 1}]",
      after: "unknown"),
    Line(
      line: "\n      ~ x {\n          + ami = (known after apply)\n        } -> (known after apply)", before: "hidden",
      after: "unknown"),
    Line(
      line: "\n      ~ x \"key\" {\n          ~ a = 1 -> 2\n        }", before: "{key: {a: 1}}", after: "{key: {a: 2}}"),
    Line(
      line:
        "\n      ~ x {\n          # At least one attribute in this block is (or was) sensitive,\n          # so its contents will not be displayed.\n        }",
      before: "[sensitive]", after: "[sensitive]"),
    Line(
      line:
        "      ~ y = 1 -> 2\n\n      ~ x {\n          ~ a = 1 -> 2\n        }\n\n        # (2 unchanged blocks hidden)",
      before: "[{a: 1}, hidden]", after: "[{a: 2}, hidden]"),
  ]

  @Test("line by line", arguments: lines)
  func line(line: Line) throws {
    let sides = try sides(line.line)
    #expect(sides.before.value(at: AttributePath("x")).spelling == line.before)
    #expect(sides.after.value(at: AttributePath("x")).spelling == line.after)
  }

  @Test("and what it hides is not shown, which is not absent")
  func hidden() throws {
    let hiding = try sides("      ~ x = 1 -> 2\n      + y = 3\n        # (3 unchanged attributes hidden)")
    #expect(hiding.before.value(at: AttributePath("z")).spelling == "hidden")
    #expect(hiding.before.value(at: AttributePath("y")).spelling == "null")
    let showing = try sides("      ~ x = 1 -> 2")
    #expect(showing.before.value(at: AttributePath("z")) == nil)
  }

  @Test("of a create only the planned one, of a destroy only the old one")
  func oneSide() throws {
    let created = try sides("      + x = {\n          + a = 1\n        }", "will be created", "+")
    #expect(created.before.isNull && created.after.value(at: AttributePath("x")).spelling == "{a: 1}")
    let destroyed = try sides("      - x = 1 -> null", "will be destroyed", "-")
    #expect(destroyed.after.isNull && destroyed.before.value(at: AttributePath("x")).spelling == "1")
  }
}

extension Value? {
  /// The value in few signs, for tests alone.
  fileprivate var spelling: String {
    switch self {
    case nil: "absent"
    case let value?: value.isSensitive ? "sensitive" : value.content.spelling
    }
  }
}

extension Value.Content {
  fileprivate var spelling: String {
    switch self {
    case .null: "null"
    case .boolean(let flag): "\(flag)"
    case .number(let number): number.literal
    case .string(let text): "\"\(text)\""
    case .sequence(let sequence): "[" + sequence.elements.map { Value?.some($0).spelling }.joined(separator: ", ") + "]"
    case .mapping(let mapping):
      "{"
        + (mapping.entries.map { "\($0.key): \(Value?.some($0.value).spelling)" }
        + (mapping.completeness == .partial ? ["..."] : [])).joined(separator: ", ") + "}"
    case .unknown: "unknown"
    case .notShown: "hidden"
    }
  }
}
