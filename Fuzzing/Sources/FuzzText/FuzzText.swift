import PlanModel
import PlanReading

/// Any bytes as a text with plans: the way it is cut into pieces changes nothing, each line is counted, every value can be
/// made, and what is wrong has a place inside the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafeRawPointer, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  let whole = read(bytes, piece: max(count, 1))
  precondition(facts(of: read(bytes, piece: 1 + count % 61)) == facts(of: whole), "the cuts of the text show")
  let lineCount = bytes.count { $0 == UInt8(ascii: "\n") } + 1
  precondition(whole.noiseLineCount <= lineCount, "more lines are noise than there are")
  for plan in whole.plans {
    precondition(plan.lines.lowerBound >= 1 && plan.lines.upperBound <= lineCount, "a plan stands outside of the text")
    check(plan.plan)
  }
  return 0
}

private func read(_ bytes: [UInt8], piece: Int) -> PlanTextReading {
  var reader = PlanTextReader(file: "fuzz.txt")
  var start = 0
  while start < bytes.count {
    let end = min(start + piece, bytes.count)
    reader.take(bytes.span.extracting(start..<end))
    start = end
  }
  return reader.finish()
}

/// What must be the same however the text is cut.
private func facts(of reading: PlanTextReading) -> [String] {
  var facts = ["\(reading.noiseLineCount)"]
  for plan in reading.plans {
    facts.append("\(plan.lines) \(plan.plan.shortcomings.count) \(plan.plan.diagnostics.count)")
    for change in plan.plan.changes + plan.plan.drift {
      facts.append("\(change.address) \(change.action) \(change.replacePaths.count)")
    }
    facts += plan.plan.outputs.map(\.name)
  }
  return facts
}

private func check(_ plan: Plan) {
  for change in plan.changes + plan.drift + plan.deferred.map(\.change) {
    let sides = change.values()
    precondition(change.action != .create || sides.before.isNull, "what is created was there before")
    precondition(change.action != .destroy || sides.after.isNull, "what is destroyed is there after")
    for path in change.replacePaths { _ = (sides.before.value(at: path), sides.after.value(at: path)) }
  }
}
