import PlanKnowledge
import PlanModel

/// PL103: something that holds state would be destroyed.
struct StatefulDestroyed: Rule {
  let metadata = RuleMetadata(
    id: "PL103", name: "stateful-destroyed", severity: .critical, scope: .change,
    summary: "An object that holds data, keys, names or identities would be destroyed.",
    what: """
      Fires for a destroy of a managed object whose type holds state: databases, buckets, disks, file systems, caches, \
      queues, search indexes, warehouses, keys, secrets, registries, logs, backups, machines with data, state \
      backends, identities, DNS. The severity is that of the facts on the type, critical where they give none.
      """,
    why: "The configuration can make the object again, but not what was in it.",
    remedy: """
      If it was renamed or moved in the code, write a `moved` block. If it should only leave this configuration, write \
      a `removed` block with `destroy = false`. If it really goes, take the backups that the finding names first.
      """,
    turn: LossTurn.stateful.turn)

  func judge(_ change: ChangeContext) -> [Observation] {
    guard case .destroyed = Loss(of: change), let facts = change.facts, facts.isStateful else { return [] }
    return [.finding(lossFinding(.destroyed, of: change, severity: Loss.destroyed.severity(by: facts)))]
  }
}

/// PL104: something that holds state would be replaced.
struct StatefulReplaced: Rule {
  let metadata = RuleMetadata(
    id: "PL104", name: "stateful-replaced", severity: .critical, scope: .change,
    summary: "An object that holds data, keys, names or identities would be replaced by an empty one.",
    what: """
      Fires for a replacement of a managed object whose type holds state (see PL103), in every order, and also where \
      the old object is forgotten: what comes after is empty. The severity is that of the facts on the type.
      """,
    why: """
      A replacement looks like a change of one argument. It is a destroy and a create: the new database has the new \
      user name, and no rows.
      """,
    remedy: """
      Keep the old value of the argument that forces it, or `ignore_changes` it. Where the change is wanted, make the \
      new object beside the old one, move what is in it, and retire the old one in a change of its own. Take the \
      backups that the finding names first.
      """,
    turn: LossTurn.stateful.turn)

  func judge(_ change: ChangeContext) -> [Observation] {
    guard let loss = Loss(of: change), case .replaced = loss, let facts = change.facts, facts.isStateful else {
      return []
    }
    return [.finding(lossFinding(loss, of: change, severity: loss.severity(by: facts)))]
  }
}
