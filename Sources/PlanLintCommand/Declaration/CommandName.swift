/// The commands of this version, the default one first.
enum CommandName: String, CaseIterable, Sendable {
  case check, inputs, merge, rules, explain, help
}

/// The commands that later versions have: their names are taken, so that `planlint plan` never comes to mean a file today
/// and a command tomorrow.
enum LaterCommand: String, CaseIterable, Sendable {
  case exec, plan, compare, diagnose, runbook, publish, config, test, `init`, waive, waivers, approve,
    eval
}
