package import PlanModel

extension JSONWriter {
  /// Writes a value as plain JSON.
  ///
  /// - Parameters:
  ///   - value: The value; its marks are not looked at.
  ///   - special: Writes what JSON has no word for, or what must not be written: it is asked first at every node and
  ///     returns whether it wrote something there.
  package mutating func value(_ value: Value, special: (Value, inout JSONWriter) -> Bool) {
    if special(value, &self) { return }
    switch value.content {
    case .null, .unknown, .notShown: null()
    case .boolean(let flag): boolean(flag)
    case .number(let number): self.number(number)
    case .string(let text): string(text)
    case .sequence(let sequence):
      array { writer in
        for element in sequence.elements { writer.value(element, special: special) }
      }
    case .mapping(let mapping):
      object { writer in
        for entry in mapping.entries {
          writer.key(entry.key)
          writer.value(entry.value, special: special)
        }
      }
    }
  }
}
