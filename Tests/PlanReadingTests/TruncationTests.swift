import Foundation
import PlanModel
import PlanReading
import PlanTestSupport
import Testing

@Suite("A plan that was cut never passes")
struct TruncationTests {
  @Test(
    "Cut anywhere, it is incomplete",
    arguments: ["terraform/tainted.json", "opentofu/removed_block.json", "handmade/deferred-changes.json"])
  func everyPlace(_ path: String) {
    let bytes = trimmed(PlanFixture(path: path).bytes)
    for count in 0..<bytes.count {
      let plan = PlanReader().read(InputSource(bytes: Array(bytes[..<count])), named: "-")
      #expect(!plan.isWhollyRead, "cut at \(count)")
    }
  }

  @Test("It keeps what was read before, and names the entry and its address")
  func place() throws {
    let whole = document(entry: entry() + "," + entry(["address": #""module.db[\"a\"].aws_db_instance.main""#]))
    let bytes = Array(whole.utf8)
    let cut = try #require(whole.range(of: #""after":{"a":"two"}"#, options: .backwards))
    let count = whole.utf8.distance(from: whole.startIndex, to: cut.lowerBound)
    let plan = PlanReader().read(InputSource(bytes: Array(bytes[..<count])), named: "tfplan.json")
    #expect(plan.changes.map(\.address.description) == ["aws_db_instance.main"])
    let texts = plan.shortcomings.map(\.text)
    #expect(
      texts == [
        "unreadable: tfplan.json ends inside resource_changes[1] (byte \(count), "
          + #"address module.db["a"].aws_db_instance.main)."#
      ])
  }

  @Test("Read in pieces of any size, a plan says the same", arguments: [1, 7, 64, 1000])
  func pieces(_ size: Int) {
    let fixture = PlanFixture(path: "opentofu/replace_multi_forcenew.json")
    var rest = fixture.bytes[...]
    let source = InputSource(reading: { buffer in
      let piece = rest.prefix(min(size, buffer.byteCount))
      for (place, byte) in piece.enumerated() { buffer.storeBytes(of: byte, toByteOffset: place, as: UInt8.self) }
      rest = rest.dropFirst(piece.count)
      return piece.count
    })
    #expect(PlanReader().read(source, named: fixture.path).text == fixture.read().text)
  }

  @Test("A source that fails is said with its words")
  func failingSource() {
    struct Failure: Error, CustomStringConvertible {
      var description: String { "the disk is gone" }
    }
    let plan = PlanReader().read(InputSource(reading: { _ in throw Failure() }), named: "tfplan.json")
    #expect(plan.shortcomings.map(\.text) == ["unreadable: tfplan.json can't be read: the disk is gone."])
  }

  private func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    Array(bytes.reversed().drop { $0 == UInt8(ascii: "\n") }.reversed())
  }
}
