import Foundation
import PlanPlatform
import PlanTestSupport
import Testing

@Suite("Running a program")
struct ChildProcessTests {
  private let shell: InstalledProgram
  private let cat: InstalledProgram
  private let folder: TemporaryFolder

  init() throws {
    shell = try #require(InstalledProgram(named: "sh"))
    cat = try #require(InstalledProgram(named: "cat"))
    folder = try TemporaryFolder()
  }

  private func output(of child: ChildProcess) throws -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 10_000)
    var output: [UInt8] = []
    while true {
      var span = buffer.mutableSpan
      var bytes = span.mutableBytes
      let count = try child.read(into: &bytes)
      if count == 0 { return output }
      output += buffer[..<count]
    }
  }

  private func run(_ script: String, _ arguments: String..., in folder: String? = nil) throws -> String {
    let child = try ChildProcess(shell, ["-c", script, "sh"] + arguments, in: folder)
    return String(decoding: try output(of: child), as: UTF8.self)
  }

  @Test("Its arguments reach it as they are, and it runs where it was told to")
  func arguments() throws {
    #expect(try run(#"printf '%s|' "$@""#, "a b", "$(id)", "", "'\"\\") == "a b|$(id)||'\"\\|")
    #expect(try run("pwd", in: folder.path) == folder.path + "\n")
    #expect(try run("cat") == "", "without input, standard input is empty")
  }

  @Test("More goes through it than pipes hold, in both directions at once")
  func large() throws {
    let content = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    var place = 0
    let child = try ChildProcess(
      cat, [],
      input: .pulled { buffer in
        let count = min(buffer.byteCount, 50_000, content.count - place)
        for index in 0..<count { buffer.storeBytes(of: content[place + index], toByteOffset: index, as: UInt8.self) }
        place += count
        return count
      })
    #expect(try output(of: child) == content)
  }

  @Test("One that fails throws with its words, after all that it wrote")
  func failure() throws {
    let child = try ChildProcess(shell, ["-c", "echo half; echo no such plan >&2; exit 3"])
    var buffer = [UInt8](repeating: 0, count: 100)
    var span = buffer.mutableSpan
    var bytes = span.mutableBytes
    #expect(try child.read(into: &bytes) == 5)
    let failure = try #require(throws: ProgramFailure.self) { try output(of: child) }
    #expect(failure.program == shell)
    #expect(failure.exit == .code(3))
    #expect(failure.message == "no such plan\n")
  }

  @Test("What it writes to standard error is kept up to a limit, however much it is")
  func longMessage() throws {
    let child = try ChildProcess(shell, ["-c", "yes 0123456789 | head -c 5000000 >&2; kill -9 $$"])
    let failure = try #require(throws: ProgramFailure.self) { try output(of: child) }
    #expect(failure.exit == .signal(9))
    #expect(failure.message.utf8.count == 16_384)
  }

  @Test("One that does not read what it is fed is not waited for, and kills nobody")
  func deaf() throws {
    let child = try ChildProcess(shell, ["-c", "exec <&-; echo done"], input: .pulled { $0.byteCount })
    #expect(try output(of: child) == Array("done\n".utf8))
  }

  @Test("An error of what feeds it ends it")
  func brokenFeed() throws {
    struct Broken: Error {}
    let child = try ChildProcess(cat, [], input: .pulled { _ in throw Broken() })
    #expect(throws: Broken.self) { try output(of: child) }
  }

  @Test("It does not outlive its owner")
  func abandoned() throws {
    let elapsed = try ContinuousClock().measure {
      let child = try ChildProcess(shell, ["-c", "echo on; exec sleep 60"])
      var buffer = [UInt8](repeating: 0, count: 3)
      var span = buffer.mutableSpan
      var bytes = span.mutableBytes
      #expect(try child.read(into: &bytes) == 3)
    }
    #expect(elapsed < .seconds(30))
  }

  @Test("Many run at once")
  func many() throws {
    DispatchQueue.concurrentPerform(iterations: 100) { index in
      let text = try? run("echo $1; echo $1 >&2", "\(index)")
      #expect(text == "\(index)\n")
    }
  }

  @Test("It is looked for on PATH, or where its path says; what may not be run is not found")
  func search() throws {
    let script = try folder.write("#!/bin/sh\necho here\n", to: "bin/tool")
    #expect(InstalledProgram(named: script) == nil)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    #expect(InstalledProgram(named: script)?.path == script)
    #expect(InstalledProgram(named: folder.path("bin")) == nil, "a folder is no program")
    #expect(InstalledProgram(named: "planlint-has-no-such-program") == nil)
    #expect(InstalledProgram(named: "") == nil)
    #expect(cat.path.hasPrefix("/"))
    #expect(cat.name == "cat")
  }
}
