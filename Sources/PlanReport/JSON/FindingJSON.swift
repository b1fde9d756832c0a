import PlanModel

extension JSONText {
  mutating func members(of finding: Report.Finding) {
    member("rule", finding.rule)
    member("name", finding.name)
    member("severity", finding.severity.word)
    member("certainty", finding.certainty.rawValue)
    member("unit", finding.unit)
    member("address", finding.key?.address.description)
    member("deposed", finding.key?.deposed)
    member("action", finding.action?.rawValue)
    member("paths", finding.paths.map(\.description))
    member("message", finding.message.plainText)
    member("because", finding.because.map(\.plainText))
    member("loses", finding.loses?.plainText)
    member("instead", finding.instead.map(\.plainText))
    member("first", finding.first.map(\.plainText))
    member("caused_by", finding.causedBy?.digits)
    member("fingerprint", finding.fingerprint.digits)
    member("waiver", finding.waiver) { json, waiver in
      json.member("reason", waiver.reason)
      json.member("owner", waiver.owner)
      json.member("expires", waiver.expires?.description)
      json.member("ticket", waiver.ticket)
    }
    member("location", finding.location) { json, location in
      json.member("file", location.file)
      json.member("line", location.line)
    }
  }

  mutating func members(of entry: Report.CouldNotTell) {
    member("rule", entry.rule)
    member("unit", entry.unit)
    member("address", entry.address?.description)
    member("paths", entry.paths.map(\.description))
    member("why", entry.why.plainText)
  }

  mutating func members(of diagnostic: Report.Diagnostic) {
    member("severity", diagnostic.severity.rawValue)
    member("code", diagnostic.code)
    member("origin", diagnostic.origin.rawValue)
    member("summary", diagnostic.summary.plainText)
    member("detail", diagnostic.detail?.plainText)
    member("address", diagnostic.address?.description)
    member("file", diagnostic.place.file)
    member("line", diagnostic.place.line)
    member("column", diagnostic.place.column)
    member("byte", diagnostic.place.byte)
    member("remedy", diagnostic.remedy?.plainText)
  }
}
