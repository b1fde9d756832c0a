import PlanJSON
import PlanModel

/// A part of a JSON Schema (draft 2020-12), put together by what it accepts.
struct SchemaPart {
  /// The part as JSON.
  let value: Value

  /// Whether a schema accepts more than it names.
  enum Openness: Sendable {
    /// Unknown members and enumeration values pass: what reports of later versions hold.
    case open
    /// Nothing but what is named passes: what tests hold reports against.
    case closed
  }

  static let string = SchemaPart(type: "string")
  static let integer = SchemaPart(type: "integer")
  static let boolean = SchemaPart(type: "boolean")
  static let null = SchemaPart(type: "null")

  init(_ entries: (String, Value)...) {
    value = .mapping(entries.map { Mapping.Entry($0.0, $0.1) })
  }

  private init(type: String) {
    self.init(("type", .string(type)))
  }

  /// A text with a pattern.
  static func string(pattern: String) -> SchemaPart {
    SchemaPart(("type", .string("string")), ("pattern", .string(pattern)))
  }

  /// Exactly this text.
  static func constant(_ text: String) -> SchemaPart { SchemaPart(("const", .string(text))) }

  /// One of these texts; an open schema names them as examples.
  static func oneOf(_ texts: [String], _ openness: Openness) -> SchemaPart {
    let list = Value.sequence(texts.map { .string($0) })
    return switch openness {
    case .open: SchemaPart(("type", .string("string")), ("examples", list))
    case .closed: SchemaPart(("enum", list))
    }
  }

  /// Any of the parts.
  static func any(_ parts: [SchemaPart]) -> SchemaPart { SchemaPart(("anyOf", .sequence(parts.map(\.value)))) }

  /// The part, or null.
  static func optional(_ part: SchemaPart) -> SchemaPart { any([part, null]) }

  static func array(_ element: SchemaPart) -> SchemaPart {
    SchemaPart(("type", .string("array")), ("items", element.value))
  }

  /// A definition of the same schema.
  static func reference(_ name: String) -> SchemaPart { SchemaPart(("$ref", .string("#/$defs/" + name))) }

  /// An object that has all the members.
  static func object(_ openness: Openness, _ members: [(String, SchemaPart)]) -> SchemaPart {
    var entries = [
      Mapping.Entry("type", .string("object")),
      Mapping.Entry("properties", .mapping(members.map { Mapping.Entry($0.0, $0.1.value) })),
      Mapping.Entry("required", .sequence(members.map { .string($0.0) })),
    ]
    switch openness {
    case .open: break
    case .closed: entries.append(Mapping.Entry("additionalProperties", .boolean(false)))
    }
    return SchemaPart(entries: entries)
  }

  private init(entries: [Mapping.Entry]) {
    value = .mapping(entries)
  }
}
