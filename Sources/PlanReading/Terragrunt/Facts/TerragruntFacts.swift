import PlanJSON
import PlanModel

/// Reads what Terragrunt writes of its units in files and commands of their own.
struct TerragruntFacts {
  let file: String

  /// Reads a run report.
  ///
  /// - Throws: What the source throws.
  func runReport(_ form: RunReportForm, _ source: any ByteSource) throws -> InputContents {
    let bytes = try bytes(of: source)
    do throws(FactsError) {
      switch form {
      case .json: return .runReport(try RunReport(json: bytes).outcomes)
      case .csv: return .runReport(try RunReport(csv: blanked(bytes, before: "Name,")).outcomes)
      }
    } catch {
      return refusal(error, of: "a run report of Terragrunt")
    }
  }

  /// Reads a graph of units.
  ///
  /// - Throws: What the source throws.
  func unitGraph(_ form: UnitGraphForm, _ source: any ByteSource) throws -> InputContents {
    let bytes = try bytes(of: source)
    do throws(FactsError) {
      switch form {
      case .dot: return .unitGraph(try DependencyGraph(blanked(bytes, before: "digraph")).graph)
      case .discovery: return .unitGraph(try UnitDiscovery(bytes).graph)
      case .moduleGroups: return .unitGraph(try ModuleGroups(bytes).graph)
      }
    } catch {
      return refusal(error, of: "a graph of Terragrunt's units")
    }
  }

  /// The text with blank lines instead of those before the one that begins with a sign: what a command prints on standard
  /// error stands there where both are one.
  private func blanked(_ bytes: [UInt8], before sign: String) -> [UInt8] {
    var start = bytes.startIndex
    var count = 0
    while !bytes[start...].starts(with: sign.utf8) {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return bytes }
      start = end + 1
      count += 1
    }
    return [UInt8](repeating: UInt8(ascii: "\n"), count: count) + bytes[start...]
  }

  private func refusal(_ error: FactsError, of kind: Phrase) -> InputContents {
    .plans([.unreadable(error.diagnostic(of: kind, named: file), file: file)])
  }

  private func bytes(of source: any ByteSource) throws -> [UInt8] {
    var source = source
    var bytes: [UInt8] = []
    while true {
      let chunk = try source.nextChunk()
      if chunk.isEmpty { return bytes }
      bytes += chunk
    }
  }
}
