import PlanModel

/// The rows of one entry's difference.
struct EntryDifference {
  /// The rows in path order.
  let rows: [AttributeChange]

  /// Decodes what may differ between both sides of an entry, and compares them as its action asks for.
  init(of change: ResourceChange) {
    let sides = change.differingValues()
    var walker = DifferenceWalker(forcing: change.action.replacement == nil ? [] : change.replacePaths)
    switch change.action {
    case .noOp, .forget, .open: break
    case .create, .read: walker.addLeaves(of: sides.after, on: .after)
    case .destroy: walker.addLeaves(of: sides.before, on: .before)
    case .update, .replace, .unknown:
      // A side that is missing as a whole would else be a single row with the whole object.
      if sides.before.isNull {
        walker.addLeaves(of: sides.after, on: .after)
      } else if sides.after.isNull {
        walker.addLeaves(of: sides.before, on: .before)
      } else {
        walker.compare(sides.before, sides.after)
      }
    }
    rows = walker.rows
  }
}
