import PlanJSON
import PlanPlatform

/// What gzip has compressed.
enum CompressedInput {
  /// The unpacked bytes, as the program `gzip` hands them over.
  ///
  /// A file that was cut fails at its end, as the program says so: what was unpacked until then is never all there is.
  ///
  /// - Throws: `ProgramProblem` where there is no `gzip`.
  static func unpacked(_ source: any ByteSource) throws -> any ByteSource {
    guard let gzip = InstalledProgram(named: "gzip") else { throw ProgramProblem.noUnpacker }
    var source = source
    let child = try ChildProcess(gzip, ["-dc"], input: .pulled { try source.read(into: &$0) })
    return FunctionSource { buffer in
      do {
        return try child.read(into: &buffer)
      } catch let failure as ProgramFailure {
        throw ProgramProblem.notUnpacked(failure)
      }
    }
  }
}
