import PlanHCL

/// Reads the compiled-in records, each in the form that its source has.
///
/// The generator has read every record with the same decoders, and a test reads the compiled ones: that one fails here
/// is a mistake in the build.
enum BuiltInFacts {
  /// The types that have facts, in order.
  static var types: [String] { FactsText.compiledIn.keys(withPrefix: "resource ") }

  /// The facts on a type.
  static func facts(for type: String) -> ResourceFacts? {
    guard let record = FactsText.compiledIn.record("resource " + type) else { return nil }
    let procedure = FactsText.compiledIn.record("procedure " + type)
    return sound {
      var fields = try Self.fields(in: record, called: type)
      let facts = try ResourceFacts(
        type: type, &fields,
        procedure: procedure.map { .builtIn(ProcedureRecord($0, of: type)) } ?? .given(.none))
      try fields.finish()
      return facts
    }
  }

  /// What there is to do before and after a change of a type.
  static func procedure(in record: FactsText.Record, of type: String) -> Procedure {
    sound {
      var fields = try Self.fields(in: record, called: type)
      let procedure = try Procedure(&fields)
      try fields.finish()
      return procedure
    }
  }

  /// All fields of a type, for facts that build on them; nil for a type without facts.
  static func fields(of type: String) -> [Fields]? {
    guard let record = FactsText.compiledIn.record("resource " + type) else { return nil }
    let records = [record, FactsText.compiledIn.record("procedure " + type)].compactMap { $0 }
    return sound { try records.map { try Self.fields(in: $0, called: type) } }
  }

  /// The objects in a record of a table, read one by one; none where there is no such record.
  static func objects<Item>(_ key: String, _ read: (inout Fields) throws(HCLError) -> Item) -> [Item] {
    guard let record = FactsText.compiledIn.record(key) else { return [] }
    return sound {
      var table = try Self.fields(in: record, called: key)
      return try table.objects("entries", read)
    }
  }

  /// The words in a record of a table; none where there is no such record.
  static func words(_ key: String) -> [String] {
    slices(key).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a word is in a record of a table.
  static func hasWord(_ word: String, in key: String) -> Bool {
    slices(key).contains { $0.elementsEqual(word.utf8) }
  }

  private static func slices(_ key: String) -> [ArraySlice<UInt8>] {
    guard let record = FactsText.compiledIn.record(key) else { return [] }
    return FactsText.compiledIn.bytes(of: record).split(separator: UInt8(ascii: " "))
  }

  private static func fields(in record: FactsText.Record, called name: String) throws(HCLError) -> Fields {
    let file = SourceFile(name: "built-in facts on " + name, bytes: FactsText.compiledIn.bytes(of: record))
    return try Fields(of: HCLParser.parseExpression(file), in: name)
  }

  private static func sound<Result>(_ read: () throws -> Result) -> Result {
    do {
      return try read()
    } catch {
      preconditionFailure("a compiled-in fact is damaged: \(error)")
    }
  }
}
