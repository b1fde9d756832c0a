import PlanHCL
import PlanModel

/// Any bytes as a file of HCL and as an expression: every mistake has a place inside the text, and evaluation ends.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafeRawPointer, _ count: Int) -> CInt {
  let file = SourceFile(name: "fuzz.hcl", bytes: [UInt8](UnsafeRawBufferPointer(start: start, count: count)))
  do {
    _ = try HCLParser.parse(file)
  } catch {
    checkPlace(of: error, count)
  }
  do {
    let expression = try HCLParser.parseExpression(file)
    _ = try expression.value(in: scope)
  } catch {
    checkPlace(of: error, count)
  }
  return 0
}

private let scope = Scope([
  Mapping.Entry("a", .string("text")), Mapping.Entry("n", .number(Number(3))), Mapping.Entry("u", .unknown),
  Mapping.Entry("l", .sequence([.null, .boolean(true), .unknown])),
  Mapping.Entry("m", .mapping([Mapping.Entry("k", .string("secret").markedSensitive())])),
])

private func checkPlace(of error: HCLError, _ count: Int) {
  precondition(error.range.bytes.upperBound <= count, "a mistake stands behind the end")
}
