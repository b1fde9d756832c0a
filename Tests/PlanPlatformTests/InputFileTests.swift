import Foundation
import PlanPlatform
import PlanTestSupport
import Testing

@Suite("Reading files")
struct InputFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("A file is read whole, through a buffer that is smaller than it")
  func smallBuffer() throws {
    let content = Data((0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
    let file = try InputFile.open(folder.write(content, to: "plan.json"))
    #expect(file.status.kind == .regular)
    #expect(file.status.size == content.count)

    var buffer = [UInt8](repeating: 0, count: 64)
    var read: [UInt8] = []
    while true {
      var span = buffer.mutableSpan
      var bytes = span.mutableBytes
      let count = try file.read(into: &bytes)
      if count == 0 { break }
      read += buffer[..<count]
    }
    #expect(read == Array(content))
  }

  @Test("Reading all stops one byte beyond its limit", arguments: [(99, 100), (100, 100), (101, 100), (200, 100)])
  func limit(of size: Int, read expected: Int) throws {
    let path = try folder.write(Data(count: 100), to: "limited")
    #expect(try InputFile.open(path).readAll(limit: size).count == min(size + 1, expected))
  }

  @Test("A file that is missing or a folder says so")
  func refusals() throws {
    let missing = folder.path("no-such-file")
    let error = #expect(throws: SystemError.self) { try InputFile.open(missing) }
    #expect(error?.reason == .missing)
    #expect(error?.path == missing)
    #expect(error?.message == "No such file or directory")

    let directory = try InputFile.open(folder.path)
    #expect(directory.status.kind == .directory)
    #expect(throws: SystemError.self) { try directory.readAll() }
  }

  @Test("A NUL in a path is refused and does not cut it short")
  func nul() throws {
    let path = try folder.write("{}", to: "plan.json")
    #expect(throws: SystemError.self) { try InputFile.open(path + "\0.txt") }
  }

  @Test("A folder's entries come by the bytes of their names, with what they are")
  func entries() throws {
    for name in ["b", "B", "é", "a/inner", ".hidden"] { try folder.write("", to: name) }
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "a")
    let entries = try Folder.entries(of: folder.path)
    #expect(entries.map(\.name) == [".hidden", "B", "a", "b", "link", "é"])
    #expect(entries.map(\.kind) == [.regular, .regular, .directory, .regular, .link, .regular])
  }

  @Test("Two paths of one file share an identity")
  func identity() throws {
    let path = try folder.write("x", to: "one")
    try FileManager.default.createSymbolicLink(atPath: folder.path("two"), withDestinationPath: path)
    try folder.write("x", to: "three")
    let identity = try FileStatus(of: path).identity
    #expect(try FileStatus(of: folder.path("two")).identity == identity)
    #expect(try FileStatus(of: folder.path("three")).identity != identity)
    #expect(try Folder.realPath(folder.path("two")) == path)
  }
}

@Suite("A temporary file")
struct TemporaryFileTests {
  @Test("holds what was written, for its owner alone, and is gone with it")
  func life() throws {
    var path = ""
    do {
      let file = try TemporaryFile { $0.write("secret") }
      path = file.path
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "secret")
      let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(permissions == 0o600)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
