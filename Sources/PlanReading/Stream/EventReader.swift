import PlanJSON
import PlanModel

/// Reads one event by its type.
///
/// Members that the format does not have are passed over, as its documentation asks for; a member that is not what it
/// should be is an error, since the event may be the one that destroys.
struct EventReader {
  private let object: JSONNode

  init(_ object: JSONNode) {
    self.object = object
  }

  /// Reads the event.
  func read(_ type: String) throws(MalformedMember) -> StreamEvent {
    switch type {
    case "version": try version().map { .version($0) } ?? .other
    case "refresh_start": refresh(.start)
    case "refresh_complete": refresh(.end)
    case "resource_drift": try change().map { .drift($0) } ?? .other
    case "planned_change": try change().map { .change($0) } ?? .other
    case "deferred_change": .deferral(try deferral())
    case "planned_action_invocation": .invocation(try invocation())
    case "outputs": try OutputsReader(object).read()
    case "diagnostic": .diagnostic(try DiagnosticReader(object).read())
    case "change_summary": try summary()
    case "apply_start", "apply_progress", "apply_complete", "apply_errored": operation
    default: .other
    }
  }

  private func required(_ name: StaticString) throws(MalformedMember) -> JSONNode {
    let member = object.member(name)
    guard let node = try member.object() else { throw member.failure(.present) }
    return node
  }

  private func version() throws(MalformedMember) -> StreamVersion? {
    let opentofu = try object.member("tofu").string()
    let terraform = try object.member("terraform").string()
    guard let number = opentofu ?? terraform else { return nil }
    return StreamVersion(
      engine: opentofu == nil ? .terraform : .opentofu, engineVersion: number, format: try object.member("ui").string(),
      timestamp: try object.member("@timestamp").string())
  }

  private func refresh(_ phase: StreamRefresh.Phase) -> StreamEvent {
    guard let hook = object["hook"], let address = hook["resource"]?["addr"]?.string else { return .other }
    return .refresh(StreamRefresh(address: AddressDigest(address), phase: phase, hasID: hook["id_value"] != nil))
  }

  /// Data sources that are read while planning come as operations too.
  private var operation: StreamEvent { object["hook"]?["action"]?.string == "read" ? .other : .apply }

  // MARK: Changes

  private func change() throws(MalformedMember) -> ResourceChange? {
    do throws(MalformedMember) {
      return try StreamChange(try required("change")).change
    } catch {
      throw error.within(AttributePath("change"))
    }
  }

  private func deferral() throws(MalformedMember) -> DeferredChange {
    let member = object["deferred_change"] == nil ? object.member("change") : object.member("deferred_change")
    guard let outer = try member.object() else { throw member.failure(.present) }
    let inner = outer.member("change")
    guard let node = try inner.object(), let change = try StreamChange(node).change else {
      throw inner.failure(.present)
    }
    return DeferredChange(reason: try outer.member("reason").string() ?? "unknown", change: change)
  }

  private func invocation() throws(MalformedMember) -> ActionInvocation {
    let outer = try required("invocation")
    let member = outer["action"] == nil ? outer.member("action_addr") : outer.member("action")
    guard let action = try member.object() else { throw member.failure(.present) }
    return ActionInvocation(
      address: try action.member("addr").requiredString(), type: try action.member("action_type").string() ?? "",
      name: try action.member("action_name").string() ?? "", provider: nil, trigger: try trigger(of: outer))
  }

  private func trigger(of invocation: JSONNode) throws(MalformedMember) -> ActionInvocation.Trigger {
    if let lifecycle = try invocation.member("lifecycle_trigger").object() {
      let resource = lifecycle["resource"] ?? lifecycle["triggering_resource"]
      return .lifecycle(
        resource: resource?["addr"]?.string ?? "",
        event: (lifecycle["trigger_event"] ?? lifecycle["action_trigger_event"])?.string ?? "")
    }
    return try invocation.member("invoke_trigger").object() == nil ? .unspecified : .invoke
  }

  // MARK: Counts

  private func summary() throws(MalformedMember) -> StreamEvent {
    let changes = try required("changes")
    let summary = StreamSummary(
      counts: ChangeCounts(
        imported: try count("import", in: changes) ?? 0, added: try count("add", in: changes) ?? 0,
        changed: try count("change", in: changes) ?? 0, destroyed: try count("remove", in: changes) ?? 0,
        forgotten: try count("forget", in: changes)),
      invocations: try count("action_invocation", in: changes))
    let operation = try changes.member("operation").string() ?? "plan"
    return operation == "plan" ? .summary(summary) : .applySummary(summary)
  }

  private func count(_ name: StaticString, in changes: JSONNode) throws(MalformedMember) -> Int? {
    guard let node = changes[name.description], !node.isNull else { return nil }
    guard let count = node.number?.integer else { throw changes.member(name).failure(.count) }
    return count
  }
}
