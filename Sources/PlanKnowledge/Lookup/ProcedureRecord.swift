import Synchronization

/// A compiled-in procedure: read when it is first asked for, and kept, as a plan may replace many objects of one type.
final class ProcedureRecord: Sendable {
  private let record: FactsText.Record
  private let type: String
  private let decoded = Mutex<Procedure?>(nil)

  init(_ record: FactsText.Record, of type: String) {
    self.record = record
    self.type = type
  }

  var procedure: Procedure {
    decoded.withLock { decoded in
      if let decoded { return decoded }
      let procedure = BuiltInFacts.procedure(in: record, of: type)
      decoded = procedure
      return procedure
    }
  }
}
