import PlanModel

/// The table of what is planned in each unit: a row for each that has something to say, in the order of the run.
struct UnitTable {
  /// A unit and its counts.
  struct Row {
    var unit: Report.Unit
    var counts: Report.Counts
    /// How many more units the row stands for, in which the counts and the notes are the same.
    var alike = 0
  }

  /// The rows that are shown.
  let rows: [Row]
  /// How many more units there are; none of them failed, and nothing is lost in them.
  let omitted: Int
  /// The columns: those whose zeros a reader looks for, and those that hold something.
  let columns: [UnitColumn]

  /// Lays out the table of a report.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - limit: From how many rows on units that are alike share one, and what is left over is only counted. Units that
  ///     failed or in which something is lost have a row each all the same.
  init(of report: Report, limit: Int) {
    let all = report.units.filter(\.hasSomethingToSay).map { Row(unit: $0, counts: $0.counts) }
    columns = UnitColumn.allCases.filter { column in
      column.isAlwaysShown || all.contains { column.count(in: $0.counts) > 0 }
    }
    let folded = all.count <= limit ? all : UnitTable.folding(all)
    var room = max(0, limit - folded.count(where: \.unit.isLoud))
    rows = folded.filter { row in
      if row.unit.isLoud { return true }
      room -= 1
      return room >= 0
    }
    omitted = all.count - rows.reduce(0) { $0 + 1 + $1.alike }
  }

  /// The rows, those of quiet units that are alike as one.
  private static func folding(_ rows: [Row]) -> [Row] {
    struct Contents: Hashable {
      var counts: Report.Counts
      var notes: [ShownPhrase]
    }
    var folded: [Row] = []
    var places: [Contents: Int] = [:]
    for row in rows {
      let contents = Contents(counts: row.counts, notes: row.unit.notes)
      if !row.unit.isLoud, let place = places[contents] {
        folded[place].alike += 1
      } else {
        if !row.unit.isLoud { places[contents] = folded.count }
        folded.append(row)
      }
    }
    return folded
  }
}

extension UnitTable.Row {
  /// What stands behind the unit's path; nothing where the row is of one unit.
  var alikePhrase: String { alike > 0 ? " and \(Counting.grouped(alike)) alike" : "" }
}
