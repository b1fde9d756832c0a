import PlanModel

extension JSONText {
  /// The member that tells what is not JSON from what is.
  static let markerKey = "$planlint"

  /// Writes a value: as JSON where it is one, else as an object that says what it is.
  mutating func value(_ value: ShownValue) {
    switch value {
    case .null: null()
    case .boolean(let flag): boolean(flag)
    case .number(let literal): number(literal)
    case .text(let text): string(text)
    case .cut(let bytes, let start):
      object { json in
        json.mark(.cut)
        json.member("bytes", bytes)
        json.member("start", start)
      }
    case .sequence(let elements): array(elements) { $0.value($1) }
    case .mapping(let members): mapping(members)
    case .masked: marker(.masked)
    case .unknown: marker(.unknown)
    case .notShown: marker(.notShown)
    }
  }

  private mutating func marker(_ marker: ShownValueMarker) {
    object { $0.mark(marker) }
  }

  private mutating func mark(_ marker: ShownValueMarker) {
    name(text: JSONText.markerKey)
    string(marker.rawValue)
  }

  private mutating func mapping(_ members: [ShownValue.Member]) {
    let write: (inout JSONText) -> Void = { json in
      for member in members {
        json.name(text: member.key)
        json.value(member.value)
      }
    }
    guard members.contains(where: { $0.key.hasSameBytes(as: JSONText.markerKey) }) else { return object(write) }
    object { json in
      json.mark(.object)
      json.name("value")
      json.object(write)
    }
  }

  mutating func member(_ name: StaticString, _ value: ShownValue?) {
    self.name(name)
    if let value { self.value(value) } else { null() }
  }
}

/// The words behind `$planlint` in place of a value that is no JSON.
enum ShownValueMarker: String {
  case masked, unknown, cut
  case notShown = "not_shown"
  /// A real object that has the marker's key.
  case object
}
