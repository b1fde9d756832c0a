import PlanModel

extension Template {
  /// The text of the template, or the value itself of one that is a single interpolation.
  func value(in scope: Scope) throws(HCLError) -> Value {
    if let expression = soleInterpolation { return try expression.value(in: scope) }
    var text = Text()
    try append(to: &text, in: scope)
    return (text.isUnknown ? Value.unknown : Value.string(text.content.inNormalForm)).marked(if: text.isSensitive)
  }

  /// What has been written so far.
  private struct Text {
    var content = ""
    var isUnknown = false
    var isSensitive = false
  }

  private func append(to text: inout Text, in scope: Scope) throws(HCLError) {
    for part in parts {
      switch part {
      case .literal(let literal, _): text.content += literal
      case .interpolation(let expression): try append(expression, to: &text, in: scope)
      case .condition(let condition, let ifTrue, let ifFalse):
        let value = try condition.value(in: scope)
        text.isSensitive = text.isSensitive || value.isSensitive
        guard let holds = try condition.holds(value) else {
          text.isUnknown = true
          continue
        }
        try (holds ? ifTrue : ifFalse).append(to: &text, in: scope)
      case .loop(let loop): try append(loop, to: &text, in: scope)
      }
    }
  }

  private func append(_ expression: Expression, to text: inout Text, in scope: Scope) throws(HCLError) {
    let value = try expression.value(in: scope)
    text.isSensitive = text.isSensitive || value.containsSensitive
    guard !value.isUndetermined else {
      text.isUnknown = true
      return
    }
    guard !value.isNull else {
      throw HCLError(
        "Invalid template interpolation value",
        "The expression result is null. Cannot include a null value in a string template.", at: expression.range)
    }
    do {
      text.content += try value.convertedToText()
    } catch {
      throw HCLError(
        "Invalid template interpolation value",
        "Cannot include the given value in a string template: \(error.wanted).", at: expression.range)
    }
  }

  private func append(_ loop: Loop, to text: inout Text, in scope: Scope) throws(HCLError) {
    let collection = try loop.collection.value(in: scope)
    text.isSensitive = text.isSensitive || collection.isSensitive
    guard let items = try collection.items(of: loop.collection) else {
      text.isUnknown = true
      return
    }
    for item in items {
      var inner = scope
      if let keyName = loop.keyName { inner = inner.binding(keyName.text, to: item.key) }
      try loop.content.append(to: &text, in: inner.binding(loop.valueName.text, to: item.value))
    }
  }
}
