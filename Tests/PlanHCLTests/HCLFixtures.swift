import Foundation
import PlanHCL
import PlanTestSupport
import Testing

/// The cases below `Fixtures/hcl`, each with what Terraform itself says about it.
enum HCLFixtures {
  /// A document, and the first error that Terraform reports of it; nil where it is valid.
  struct Document: CustomTestStringConvertible {
    let file: SourceFile
    let firstError: Complaint?
    /// The whole line of the truth file.
    let truth: [String: Any]

    var testDescription: String { file.name + ": " + String(decoding: file.bytes.prefix(60), as: UTF8.self) }
  }

  struct Complaint: Equatable {
    let summary: String
    let line: Int
    let column: Int
  }

  static func lines(_ name: String) -> [[String: Any]] {
    let content = (try? String(contentsOfFile: Fixtures.folder + "/hcl/" + name, encoding: .utf8)) ?? ""
    return content.utf8.split(separator: UInt8(ascii: "\n")).compactMap {
      (try? JSONSerialization.jsonObject(with: Data($0))) as? [String: Any]
    }
  }

  /// Tiny documents, most of them wrong in one way.
  static var snippets: [Document] {
    lines("syntax.jsonl").enumerated().map { index, line in
      let encoded = (line["doc_base64"] as? String).flatMap { Data(base64Encoded: $0) }
      let bytes = encoded.map(Array.init) ?? Array((line["doc"] as? String ?? "").utf8)
      return Document(file: SourceFile(name: "\(index + 1)", bytes: bytes), firstError: complaint(line), truth: line)
    }
  }

  /// Files as people write them, a third of them mutilated.
  static var documents: [Document] {
    lines("documents/truth.jsonl").map { line in
      let name = line["file"] as? String ?? ""
      let content = FileManager.default.contents(atPath: Fixtures.folder + "/hcl/documents/" + name) ?? Data()
      return Document(file: SourceFile(name: name, bytes: Array(content)), firstError: complaint(line), truth: line)
    }
  }

  private static func complaint(_ line: [String: Any]) -> Complaint? {
    guard let first = (line["errors"] as? [[String: Any]])?.first else { return nil }
    return Complaint(
      summary: first["summary"] as? String ?? "", line: first["line"] as? Int ?? 0, column: first["col"] as? Int ?? 0)
  }
}
