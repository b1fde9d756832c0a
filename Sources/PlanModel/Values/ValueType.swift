/// A type of the Terraform type system, as far as a value can carry one.
public indirect enum ValueType: Sendable, Hashable {
  case any, string, number, bool
  case list(ValueType)
  case set(ValueType)
  case map(ValueType)
  case tuple([ValueType])
  case object([String: ValueType])
}
