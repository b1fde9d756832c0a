import PlanModel
import Testing

@Suite("Fingerprints")
struct FingerprintTests {
  @Test(
    "rest on the SHA-256 of the standard",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
      (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    ])
  func digests(text: String, digest: String) {
    #expect(SHA256.hexadecimalDigest(of: Array(text.utf8)) == digest)
  }

  @Test("keep fields apart")
  func fields() {
    #expect(Fingerprint(of: ["ab", "c"]) != Fingerprint(of: ["a", "bc"]))
    #expect(Fingerprint(of: ["ab", "c"]).digits.utf8.count == 32)
  }

  @Test("of findings depend on rule, change and forcing paths, not on their order or on words")
  func findings() throws {
    let key = ChangeKey(address: try ResourceAddress(parsing: "aws_db_instance.main"))
    let action = Action(engineActions: ["delete", "create"])
    var first = Finding(
      rule: "PL104", name: "stateful-replaced", severity: .critical, subject: .change(unit: ".", key, action),
      paths: [AttributePath("b"), AttributePath("a")], message: "One thing.")
    let second = Finding(
      rule: "PL104", name: "stateful-replaced", severity: .high, subject: .change(unit: ".", key, action),
      paths: [AttributePath("a"), AttributePath("b")], message: "Another.")
    #expect(first.fingerprint == second.fingerprint)
    first.paths = [AttributePath("a")]
    #expect(first.fingerprint != second.fingerprint)
  }
}

@Suite("Days and moments")
struct TimeTests {
  @Test(
    "of the calendar are read and printed",
    arguments: ["1970-01-01", "2000-02-29", "2026-11-25", "1969-12-31", "9999-12-31", "0001-01-01"])
  func days(text: String) throws {
    #expect(try #require(CalendarDate(text)).description == text)
  }

  @Test(
    "that do not exist are refused",
    arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "2026-11-31", "+026-01-01", ""])
  func noDays(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test(
    "in RFC 3339 are seconds in UTC",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-11-24T09:41:07Z", 1_795_513_267),
      ("2026-11-24T10:41:07.25+01:00", 1_795_513_267),
      ("1969-12-31T23:59:59Z", -1), ("2026-11-24t04:41:07-05:00", 1_795_513_267),
    ])
  func moments(text: String, seconds: Int) throws {
    #expect(try #require(Moment(text)).secondsSinceEpoch == seconds)
  }

  @Test(
    "that are no RFC 3339 are refused",
    arguments: [
      "2026-11-24", "2026-11-24 09:41:07Z", "2026-11-24T09:41:07", "2026-11-24T24:00:00Z", "2026-11-24T09:41:07.Z",
      "2026-11-24T09:41:07+1:00",
    ])
  func noMoments(text: String) {
    #expect(Moment(text) == nil)
  }
}

@Suite("Shell words")
struct ShellWordTests {
  @Test(
    "are bare where harmless and quoted elsewhere",
    arguments: [
      ("prod-postgres", "prod-postgres"), ("", "''"), ("a b", "'a b'"), ("$(rm)", "'$(rm)'"), ("it's", #"'it'\''s'"#),
      ("'\u{301}", "''\\''\u{301}'"), ("~", "'~'"), ("a\nb", "'a\nb'"), ("--x=1", "'--x=1'"),
    ])
  func quoting(text: String, word: String) {
    #expect(ShellWord.quote(text) == word)
  }
}

@Suite("Actions")
struct ActionTests {
  @Test("of a replacement are read in all four encodings")
  func replacements() {
    let read = [["delete", "create"], ["create", "delete"], ["create", "forget"], ["forget", "create"]].map(Action.init)
    #expect(read.map(\.word) == ["replace", "replace", "replace", "replace"])
    #expect(
      read.map { $0.replacement?.order?.rawValue } == [
        "destroy-first", "create-first", "create-first", "destroy-first",
      ])
    #expect(read.map(\.destroysObject) == [true, true, false, false])
  }

  @Test("that are not known are kept", arguments: [[], ["hibernate"], ["delete", "delete"], ["no-op", "create"]])
  func unknown(actions: [String]) {
    #expect(Action(engineActions: actions) == .unknown(actions))
  }

  @Test(
    "have reasons in the engine's own spelling, known or not",
    arguments: ["replace_because_tainted", "delete_because_of_the_weather"])
  func reasons(text: String) {
    #expect(ActionReason(text).text == text)
  }
}
