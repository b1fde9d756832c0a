import PlanModel

extension AnalyzedChange {
  /// The rows in which an object really differs from what was recorded.
  ///
  /// Providers write nothing down as null at one time and as an empty or zero value at another; engines call that drift,
  /// and almost every plan has some of it.
  var realDrift: [AttributeChange] { attributes().filter { !($0.before.isNothing && $0.after.isNothing) } }
}

extension Value {
  fileprivate var isNothing: Bool {
    switch content {
    case .null: true
    case .boolean(let flag): !flag
    case .number(let number): number.integer == 0
    case .string(let text): text.isEmpty
    case .sequence(let sequence): sequence.elements.isEmpty
    case .mapping(let mapping): mapping.entries.isEmpty && mapping.completeness == .complete
    case .unknown, .notShown: false
    }
  }
}
