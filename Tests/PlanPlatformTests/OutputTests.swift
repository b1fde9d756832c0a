import Foundation
import PlanPlatform
import PlanTestSupport
import Testing

@Suite("Writing files")
struct OutputFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("A file is made or replaced, readable by all, and nothing is left beside it")
  func replace() throws {
    let path = folder.path("report.md")
    try OutputFile.replace(path) { $0.write("first, and longer") }
    try OutputFile.replace(path) { $0.write("second") }
    #expect(try folder.read("report.md") == "second")
    #expect(try folder.names() == ["report.md"])
    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(permissions == 0o644)
  }

  @Test("A link keeps pointing to the file that is replaced")
  func link() throws {
    try folder.write("old", to: "real")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "real")
    try OutputFile.replace(folder.path("link")) { $0.write("new") }
    #expect(try folder.read("real") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == "real")
  }

  @Test("A device is written to and stays one")
  func device() throws {
    try OutputFile.replace("/dev/null") { $0.write("gone") }
    #expect(try FileStatus(of: "/dev/null").kind == .other)
  }

  @Test("A file stays as it was where its new content can't be made")
  func abandoned() throws {
    try folder.write("old", to: "report")
    #expect(throws: CancellationError.self) {
      try OutputFile.replace(folder.path("report")) { writer in
        writer.write(String(repeating: "half ", count: 50_000))
        throw CancellationError()
      }
    }
    #expect(try folder.read("report") == "old")
    #expect(try folder.names() == ["report"])
  }

  @Test("A file that can't be written is an error with its name")
  func refusals() throws {
    for path in [folder.path("no/such/folder/report"), folder.path] {
      let error = #expect(throws: SystemError.self) { try OutputFile.replace(path) { $0.write("lost") } }
      #expect(error?.path == path)
    }
    #expect(try folder.names() == [])
  }
}

@Suite("The process")
struct CurrentProcessTests {
  @Test("Output to a full disk is an error", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() async {
    await #expect(processExitsWith: .exitCode(3)) {
      guard dup2(open("/dev/full", O_WRONLY), 1) == 1 else { exit(1) }
      var writer = OutputWriter(to: .standardOutput)
      writer.write("lost")
      do { try writer.finish() } catch { exit(3) }
    }
  }

  @Test("A reader that went away is no error")
  func readerGone() async {
    await #expect(processExitsWith: .exitCode(4)) {
      CurrentProcess.prepare()
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0, close(ends[0]) == 0, dup2(ends[1], 1) == 1 else { exit(1) }
      var writer = OutputWriter(to: .standardOutput)
      for _ in 0..<100 { writer.write([UInt8](repeating: 32, count: 10_000)) }
      try writer.finish()
      exit(4)
    }
  }

  @Test("A closed standard descriptor is never taken by a file")
  func closedDescriptors() async {
    await #expect(processExitsWith: .exitCode(5)) {
      close(0)
      close(1)
      CurrentProcess.prepare()
      let opened = open("/dev/null", O_RDONLY)
      let input = try InputFile.standardInput()
      exit(opened > 2 && (try? input.readAll()) == nil ? 5 : 1)
    }
  }

  @Test("COLUMNS is the width, where there is a number in it")
  func width() {
    setenv("COLUMNS", "72", 1)
    #expect(Terminal.width(of: .standardOutput) == 72)
    setenv("COLUMNS", "wide", 1)
    #expect(Terminal.width(of: .standardOutput) != 0)
    unsetenv("COLUMNS")
    #expect(Environment["COLUMNS"] == nil)
  }

  @Test("The clock agrees with the system's")
  func clock() {
    #expect(abs(Double(SystemClock.secondsSinceEpoch) - Date().timeIntervalSince1970) < 5)
  }
}
