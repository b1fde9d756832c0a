import PlanModel

/// The changes that are the same in the same units: of one unit what it has alone, of several what all of them have.
struct ChangeSection {
  /// The units, as places in the report's list, in its order.
  var units: [Int]
  /// The changes, once for all of the units.
  var changes: [Report.Change]
}

extension Report {
  /// The changes of all units, each of them once where several units have the same.
  ///
  /// Changes are the same where everything that a report shows of them is: address, action, cause and rows, values and all.
  /// Equal addresses alone say nothing. A section stands where the first of its units stands, what more units share first.
  var changeSections: [ChangeSection] {
    if units.count == 1 {
      return units[0].changes.isEmpty ? [] : [ChangeSection(units: [0], changes: units[0].changes)]
    }
    let shared = SharedChanges(in: self)
    var sections: [ChangeSection] = []
    var places: [[Int]: Int] = [:]
    for (index, unit) in units.enumerated() {
      for (place, change) in unit.changes.enumerated() {
        let owners = shared.units(having: place, of: index)
        // What several units have is listed with the first of them.
        guard owners.first == index else { continue }
        if let place = places[owners] {
          sections[place].changes.append(change)
        } else {
          places[owners] = sections.count
          sections.append(ChangeSection(units: owners, changes: [change]))
        }
      }
    }
    return sections.enumerated().sorted { left, right in
      let (first, second) = (left.element.units, right.element.units)
      return (first[0], -first.count, left.offset) < (second[0], -second.count, right.offset)
    }.map(\.element)
  }
}

/// Which changes stand in several units.
private struct SharedChanges {
  /// The units of each group of changes that are the same.
  private var groups: [[Int]] = []
  /// The group of each change that might be shared, by unit and place.
  private var groupOfChange: [Place: Int] = [:]

  private struct Place: Hashable {
    var unit: Int
    var change: Int
  }

  init(in report: Report) {
    // Rows are dear: they are made only for changes whose outside is met in another unit too.
    for candidates in SharedChanges.alike(in: report) {
      var groupsByContents: [ChangeContents: Int] = [:]
      for place in candidates {
        let contents = ChangeContents(of: report.units[place.unit].changes[place.change])
        if let group = groupsByContents[contents] {
          groups[group].append(place.unit)
          groupOfChange[place] = group
        } else {
          groupsByContents[contents] = groups.count
          groupOfChange[place] = groups.count
          groups.append([place.unit])
        }
      }
    }
  }

  func units(having change: Int, of unit: Int) -> [Int] {
    groupOfChange[Place(unit: unit, change: change)].map { groups[$0] } ?? [unit]
  }

  /// The changes that look the same from outside in two or more units.
  private static func alike(in report: Report) -> [[Place]] {
    var order: [ChangeOutside] = []
    var places: [ChangeOutside: [Place]] = [:]
    for (unit, contents) in report.units.enumerated() {
      for (change, entry) in contents.changes.enumerated() {
        let outside = ChangeOutside(of: entry)
        // Of two entries for one object, which no sound plan has, only the first can be shared.
        if places[outside]?.last?.unit == unit { continue }
        if places[outside] == nil { order.append(outside) }
        places[outside, default: []].append(Place(unit: unit, change: change))
      }
    }
    return order.compactMap { places[$0] }.filter { $0.count > 1 }
  }
}

/// What is seen of a change without making its rows.
private struct ChangeOutside: Hashable {
  var key: ChangeKey
  var previousAddress: ResourceAddress?
  var action: Action
  var reason: ActionReason?

  init(of change: Report.Change) {
    key = change.key
    previousAddress = change.previousAddress
    action = change.action
    reason = change.reason
  }
}

/// What a report shows of a change beside that.
private struct ChangeContents: Hashable {
  var cause: ShownPhrase?
  var importing: Report.Import?
  var generatedConfiguration: String?
  var rows: [Report.AttributeRow]

  init(of change: Report.Change) {
    cause = change.reasonPhrase
    importing = change.importing
    generatedConfiguration = change.generatedConfiguration
    rows = change.attributes()
  }
}
