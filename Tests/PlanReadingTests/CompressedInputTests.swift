import Foundation
import PlanModel
import PlanReading
import PlanTestSupport
import Testing

@Suite("An input that gzip compressed", .enabled(if: OptionalProgram.gzip.isWanted, "\(OptionalProgram.gzip.comment)"))
struct CompressedInputTests {
  private static let fixture = PlanFixture.all(in: "terraform")[0]

  private let reader = PlanReader(options: ReadingOptions(engine: .none))

  private func compressed(_ bytes: [UInt8]) throws -> [UInt8] {
    Array(try OptionalProgram.gzip.program().run(["-c"], input: Data(bytes)).output)
  }

  @Test("is read as what it holds, whether a document, a text or one behind lines of a log")
  func contents() throws {
    let text = try #require(FileManager.default.contents(atPath: Fixtures.folder + "/text/written/terraform-0.12.txt"))
    for bytes in [Self.fixture.bytes, Array(text), Array("::group::show\n".utf8) + Self.fixture.bytes] {
      let packed = reader.read(InputSource(bytes: try compressed(bytes)), named: "plan")
      #expect(packed.text == reader.read(InputSource(bytes: bytes), named: "plan").text)
      #expect(packed.isWhollyRead)
    }
  }

  @Test("and cut is never read wholly, wherever it is cut")
  func cut() throws {
    let bytes = try compressed(Self.fixture.bytes)
    for count in [5, 20, bytes.count / 2, bytes.count - 9, bytes.count - 1] {
      let plan = reader.read(InputSource(bytes: Array(bytes[..<count])), named: "plan.gz")
      #expect(!plan.isWhollyRead, "cut at \(count)")
      #expect(plan.shortcomings.contains { $0.text.contains("can't be unpacked") }, "cut at \(count)")
    }
  }

  @Test("twice is refused")
  func twice() throws {
    let plan = reader.read(InputSource(bytes: try compressed(compressed(Self.fixture.bytes))), named: "plan.gz")
    #expect(plan.shortcomings.map(\.text) == ["unreadable: plan.gz is compressed with gzip twice."])
  }
}
