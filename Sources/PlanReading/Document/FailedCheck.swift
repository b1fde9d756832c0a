import PlanModel

extension Check {
  /// The check that a diagnostic of an engine says has failed, or can't be told yet.
  ///
  /// - Parameters:
  ///   - summary: The diagnostic's first line, which the engines spell alike.
  ///   - detail: The message of the condition.
  ///   - context: The block it is about, such as `check "health"`.
  ///   - address: The resource it is about.
  init?(failure summary: String, detail: String, context: String?, address: ResourceAddress?) {
    let status: Status
    switch summary {
    case "Check block assertion failed", "Resource precondition failed", "Resource postcondition failed",
      "Module output value precondition failed":
      status = .fail
    case "Check block assertion known after apply": status = .unknown
    case _: return nil
    }
    let context = context.map { Substring($0) }
    let subject: (kind: String, address: String)
    if let name = context?.dropping(prefix: "check \"")?.dropping(suffix: "\"") {
      subject = ("check", "check." + name)
    } else if let name = context?.dropping(prefix: "output \"")?.dropping(suffix: "\"") {
      subject = ("output_value", "output." + name)
    } else if let address {
      subject = ("resource", address.description)
    } else {
      return nil
    }
    self.init(
      kind: subject.kind, address: subject.address, status: status,
      instances: [
        Instance(address: subject.address, status: status, problems: status == .fail ? [detail] : [])
      ])
  }
}
