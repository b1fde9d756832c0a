import Foundation
import PlanTestSupport
import Testing

@testable import PlanReport

/// Python with `jsonschema`, which judges reports here; nil where it is not installed.
enum SchemaValidator {
  static let isInstalled = run("import jsonschema", input: Data())?.status == 0

  static func run(_ script: String, input: Data) -> (status: Int32, output: String)? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stdout
    guard (try? process.run()) != nil else { return nil }
    DispatchQueue.global().async {
      stdin.fileHandleForWriting.write(input)
      try? stdin.fileHandleForWriting.close()
    }
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}

@Suite("The schemas of the report")
struct SchemaTests {
  static let folder = Fixtures.repository + "/docs/schema/"
  static let files: [(name: String, openness: SchemaPart.Openness)] = [
    ("report.schema.json", .open), ("report.closed.schema.json", .closed),
  ]

  @Test("The files in docs/schema are as the source has them")
  func freshness() throws {
    for file in SchemaTests.files {
      let text = Data(ReportSchema(openness: file.openness).text)
      let place = URL(fileURLWithPath: SchemaTests.folder + file.name)
      if ProcessInfo.processInfo.environment["PLANLINT_RECORD"] == "1" { try text.write(to: place) }
      #expect(
        try Data(contentsOf: place) == text, "docs/schema/\(file.name) is out of date; PLANLINT_RECORD=1 writes it")
    }
  }

  @Test(
    "Reports hold against both, and one with a member removed, renamed or added against the closed one does not",
    .enabled(if: SchemaValidator.isInstalled, "python3 with jsonschema is not installed"), arguments: ReportCases.names)
  func validity(name: String) throws {
    let report = Data(try ReportCases.report(name).json())
    let result = try #require(SchemaValidator.run(SchemaTests.script, input: report))
    #expect(result.status == 0, "\(result.output)")
  }

  /// Reads a report from standard input, checks it, and then every way to spoil one of its members; members of values
  /// are free.
  static let script = """
    import copy, json, sys
    from jsonschema import Draft202012Validator
    load = lambda name: Draft202012Validator(json.load(open('\(folder)' + name)))
    opened, closed = load('report.schema.json'), load('report.closed.schema.json')
    report = json.load(sys.stdin)
    for schema in (opened, closed):
        for error in schema.iter_errors(report): sys.exit(f'{list(error.absolute_path)}: {error.message[:300]}')
    FREE = {'before', 'after', 'identity', 'id', 'key'}
    def objects(x, path=()):
        if isinstance(x, dict):
            yield path
            for k, v in x.items():
                if k not in FREE: yield from objects(v, path + (k,))
        elif isinstance(x, list):
            for i, v in enumerate(x[:2]): yield from objects(v, path + (i,))
    def pruned(x): # long lists say no more than short ones
        if isinstance(x, dict): return {k: v if k in FREE else pruned(v) for k, v in x.items()}
        return [pruned(v) for v in x[:2]] if isinstance(x, list) else x
    report = pruned(report)
    def at(x, path):
        for step in path: x = x[step]
        return x
    seen = set()
    for path in objects(report):
        shape = tuple(step for step in path if isinstance(step, str))
        if shape in seen: continue
        seen.add(shape)
        for member in list(at(report, path)) + [None]:
            spoilt = copy.deepcopy(report); part = at(spoilt, path)
            if member is None: part['unheard_of'] = 1
            else: part[member + '_'] = part.pop(member)
            if closed.is_valid(spoilt): sys.exit(f'{path} {member}: a spoilt report holds')
            if member is None and not opened.is_valid(spoilt): sys.exit(f'{path}: the open schema refuses a new member')
            if member is not None:
                del part[member + '_']
                if opened.is_valid(spoilt) or closed.is_valid(spoilt): sys.exit(f'{path} {member}: removed and holds')
    """
}
