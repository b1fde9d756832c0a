import Foundation
import PlanTestSupport
import Testing

@testable import PlanReport

@Suite("The schemas of the report")
struct SchemaTests {
  @Test("The files in docs/schema are as the source has them")
  func freshness() throws {
    for (name, openness) in [("report", SchemaPart.Openness.open), ("report.closed", .closed)] {
      let text = String(decoding: ReportSchema(openness: openness).text, as: UTF8.self)
      try ExpectedFile("docs/schema/\(name).schema.json").check(text)
    }
  }

  @Test(
    "Reports hold against both, and one with a member removed, renamed or added against the closed one does not",
    .enabled(if: OptionalProgram.jsonschema.isWanted, "\(OptionalProgram.jsonschema.comment)"),
    arguments: ReportCases.names)
  func validity(name: String) throws {
    let report = Data(try ReportCases.report(name).json())
    let result = try OptionalProgram.python3.program().run(["-c", SchemaTests.script], input: report)
    #expect(result.exitCode == 0, "\(result.errorText)")
  }

  /// Reads a report from standard input, checks it, and then every way to spoil one of its members; members of values
  /// are free.
  static let script = """
    import copy, json, sys
    from jsonschema import Draft202012Validator
    load = lambda name: Draft202012Validator(json.load(open('\(Fixtures.repository)/docs/schema/' + name)))
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
