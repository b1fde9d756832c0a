import PlanHCL
import PlanModel

extension WayRound {
  /// Takes a sentence, or an object of a sentence and the condition that it stands under.
  init(_ expression: Expression) throws(HCLError) {
    if let sentence = expression.literalString {
      self.init(sentence: sentence, condition: .always)
      return
    }
    var fields = try Fields(of: expression, in: "\"remedy\"")
    let sentence = try fields.text("say")
    let attributes = try fields.attributes("attributes")
    let moment = try fields.word("when", as: Moment.self)
    try fields.finish()
    switch (attributes.isEmpty, moment) {
    case (false, nil): self.init(sentence: sentence, condition: .forcing(attributes))
    case (true, .addressChanges): self.init(sentence: sentence, condition: .addressChanges)
    case (true, nil), (false, .some):
      throw HCLError(
        "Invalid remedy", "A remedy under a condition has either \"attributes\" or \"when\".", at: expression.range)
    }
  }

  private enum Moment: String, CaseIterable {
    case addressChanges = "address-changes"
  }
}

extension Fields {
  /// Takes a list of names of attributes; none where it is not set.
  fileprivate mutating func attributes(_ name: String) throws(HCLError) -> [AttributeName] {
    try elements(name).map { element throws(HCLError) in
      guard let spelling = element.literalString, Fields.isAttributeName(spelling) else {
        throw HCLError("Invalid value", "\"\(name)\" wants names of attributes, without indexes.", at: element.range)
      }
      return AttributeName(spelling)
    }
  }
}
