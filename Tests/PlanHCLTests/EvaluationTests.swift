import Foundation
import PlanHCL
import PlanModel
import PlanTestSupport
import Testing

@Suite("Expressions have the values that Terraform gives them")
struct EvaluationTests {
  /// A line of a truth file.
  struct Case {
    let text: String
    let truth: [String: Any]
    let expression: PlanHCL.Expression

    var expected: Value? { truth["value"].map(Value.init(json:)) }
    var error: String? { truth["error"] as? String }
  }

  /// The lines of a file that use only what is built, and how many lines it has in all.
  private func cases(_ file: String) -> (supported: [Case], misread: [String], count: Int) {
    let lines = HCLFixtures.lines(file)
    var cases: [Case] = []
    var misread: [String] = []
    for line in lines {
      let text = line["expr"] as? String ?? ""
      do {
        let expression = try HCLParser.parseExpression(SourceFile(name: file, text: text + "\n"))
        if expression.isSupported { cases.append(Case(text: text, truth: line, expression: expression)) }
      } catch {
        // Where it stands in a body, as in Terraform, the end of a broken expression has other names: only that it is
        // refused counts here.
        if line["error"] == nil { misread.append("\(text): \(error)") }
      }
    }
    return (cases, misread, lines.count)
  }

  @Test("values and errors", arguments: [("expressions.jsonl", 561), ("corner.jsonl", 444)])
  func values(file: String, atLeast: Int) {
    let (cases, misread, count) = cases(file)
    #expect(misread.isEmpty, "\(misread.joined(separator: "\n"))")
    #expect(cases.count >= atLeast, "\(cases.count) of \(count)")
    for item in cases {
      do {
        let value = try item.expression.value()
        if let expected = item.expected {
          #expect(value.isSameData(as: expected), "\(item.text) gave \(value)")
        } else {
          Issue.record("\(item.text) should fail with \(item.error ?? "")")
        }
      } catch {
        #expect(error.summary == item.error, "\(item.text): \(error)")
      }
    }
  }

  @Test("a value that is known only after apply stays unknown, and what is known beside it known")
  func unknowns() {
    let local = Value.mapping(
      ["us", "un", "ub", "ul", "uset", "um"].map { Mapping.Entry($0, .unknown) } + [
        Mapping.Entry("ol", Value(.sequence(Value.Sequence([.unknown, .string("b")], kind: .tuple)))),
        Mapping.Entry(
          "oo",
          Value(
            .mapping(Mapping([Mapping.Entry("a", .unknown), Mapping.Entry("b", .number(Number(1)))], kind: .object)))),
      ])
    let scope = Scope([Mapping.Entry("local", local)])
    let (cases, misread, count) = cases("unknown.jsonl")
    #expect(misread.isEmpty)
    var weaker: [String] = []
    for item in cases {
      do {
        let value = try item.expression.value(in: scope)
        switch item.truth["known"] as? Bool {
        case .some(false): #expect(value.containsUnknown, "\(item.text) gave \(value)")
        case .some(true):
          if value.containsUnknown {
            weaker.append(item.text)
          } else {
            #expect(value.isSameData(as: item.expected ?? .null), "\(item.text) gave \(value)")
          }
        case nil:
          if value.containsUnknown {
            weaker.append(item.text)
          } else {
            Issue.record("\(item.text) should fail with \(item.error ?? "")")
          }
        }
      } catch {
        #expect(item.error != nil, "\(item.text): \(error)")
      }
    }
    // Without types of unknowns, and without ranges, this is what is not known here though Terraform knows it.
    #expect(cases.count >= 200, "\(cases.count) of \(count)")
    #expect(weaker.count <= 17, "\(weaker)")
  }
}

extension Value {
  /// A value as JSON holds it.
  init(json: Any) {
    switch json {
    case let number as NSNumber where CFGetTypeIDIsBoolean(number): self = .boolean(number.boolValue)
    case let number as NSNumber: self = .number(Number(number.stringValue) ?? Number(0))
    case let text as String: self = .string(text)
    case let elements as [Any]: self = .sequence(elements.map(Value.init(json:)))
    case let entries as [String: Any]: self = .mapping(entries.map { Mapping.Entry($0.key, Value(json: $0.value)) })
    default: self = .null
    }
  }

  /// Whether both are the same data; sets compare as sets, text by its characters.
  fileprivate func isSameData(as other: Value) -> Bool {
    switch (content, other.content) {
    case (.string(let left), .string(let right)): left == right
    case (.sequence(let left), .sequence(let right)):
      left.elements.count == right.elements.count
        && (left.kind == .set
          ? left.elements.allSatisfy { element in right.elements.contains { element.isSameData(as: $0) } }
          : zip(left.elements, right.elements).allSatisfy { $0.isSameData(as: $1) })
    case (.mapping(let left), .mapping(let right)):
      left.entries.count == right.entries.count
        && zip(left.entries, right.entries).allSatisfy { $0.key == $1.key && $0.value.isSameData(as: $1.value) }
    default: self == other
    }
  }
}

private func CFGetTypeIDIsBoolean(_ number: NSNumber) -> Bool {
  // A JSON boolean is stored as a C char.
  String(cString: number.objCType) == "c"
}
