import PlanJSON
import PlanModel

/// Reads the `outputs` of a plan, of which a stream says what happens and whether they are sensitive.
struct OutputsReader {
  private let object: JSONNode

  init(_ object: JSONNode) {
    self.object = object
  }

  /// Reads the event; those of an apply have values and no actions.
  func read() throws(MalformedMember) -> StreamEvent {
    let member = object.member("outputs")
    guard let outputs = try member.object() else { throw member.failure(.present) }
    var changes: [OutputChange] = []
    for (name, node) in outputs.members {
      do throws(MalformedMember) {
        guard let action = try node.member("action").string() else { return .apply }
        let isSensitive = try node.member("sensitive").boolean() ?? false
        changes.append(try change(name, action, isSensitive, of: node))
      } catch {
        throw error.within(AttributePath([.name("outputs"), .name(name)]))
      }
    }
    return .outputs(changes.sorted { $0.name.bytesPrecede($1.name) })
  }

  private func change(
    _ name: String, _ word: String, _ isSensitive: Bool, of node: JSONNode
  ) throws(MalformedMember) -> OutputChange {
    let hidden = isSensitive ? Value.notShown.markedSensitive() : .notShown
    return switch word {
    case "noop": OutputChange(name: name, action: .noOp, before: hidden, after: hidden)
    case "create": OutputChange(name: name, action: .create, before: .null, after: hidden)
    case "update": OutputChange(name: name, action: .update, before: hidden, after: hidden)
    case "delete": OutputChange(name: name, action: .destroy, before: hidden, after: .null)
    case _: throw node.member("action").failure(.knownActions)
    }
  }
}
