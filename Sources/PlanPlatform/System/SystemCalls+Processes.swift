// One of the two files of this module that handle pointers; the other is SystemCalls.swift.
//
// Why each `unsafe` holds: pipe2, socketpair, poll, waitpid and the calls of posix_spawn fill or read Swift values for the
// time of the call. The attributes and the actions of a spawn are freed when it returns, and so are the copies of the
// arguments, which posix_spawn copies into the new process. Reads and sends get a buffer with its own count.

import CSystem

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An open descriptor that is closed with its owner.
struct Descriptor: ~Copyable {
  let number: Int32

  deinit { _ = close(number) }
}

/// What a descriptor is waited for.
struct Readiness {
  /// The descriptor; a negative one is passed over.
  let descriptor: Int32
  let events: Int32
}

extension SystemCalls {
  // MARK: Channels

  /// A pipe that no other child inherits.
  static func makePipe() throws(SystemError) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    #if canImport(Darwin)
      // No pipe2; POSIX_SPAWN_CLOEXEC_DEFAULT keeps every other descriptor out of a child.
      guard unsafe pipe(&ends) == 0 else { throw SystemError(.create, code: errno) }
    #else
      guard unsafe pipe2(&ends, O_CLOEXEC) == 0 else { throw SystemError(.create, code: errno) }
    #endif
    return (ends[0], ends[1])
  }

  /// A channel into a child that can be written to without waiting, and without a signal where the child is gone.
  static func makeFeed() throws(SystemError) -> (child: Int32, parent: Int32) {
    var ends: [Int32] = [-1, -1]
    #if canImport(Darwin)
      let type = SOCK_STREAM
    #elseif canImport(Musl)
      let type = SOCK_STREAM | SOCK_CLOEXEC
    #else
      let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    #endif
    guard unsafe socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw SystemError(.create, code: errno) }
    #if canImport(Darwin)
      var isOn: Int32 = 1
      _ = unsafe setsockopt(ends[1], SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
    #endif
    return (ends[0], ends[1])
  }

  /// How many of the bytes a feed took without waiting; nil where nobody reads it any more.
  static func sendBytes(_ descriptor: Int32, _ bytes: ArraySlice<UInt8>) throws(SystemError) -> Int? {
    #if canImport(Darwin)
      let flags = MSG_DONTWAIT
    #else
      let flags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
    #endif
    while true {
      let count = unsafe bytes.withUnsafeBytes { unsafe send(descriptor, $0.baseAddress, $0.count, flags) }
      if count >= 0 { return count }
      switch errno {
      case EINTR: continue
      case EAGAIN: return 0
      case EPIPE, ECONNRESET: return nil
      default: throw SystemError(.write, code: errno)
      }
    }
  }

  /// Has a function put bytes at the start of an array, which keeps its count.
  static func fill(_ bytes: inout [UInt8], by pull: (inout MutableRawSpan) throws -> Int) throws -> Int {
    var span = bytes.mutableSpan
    var raw = unsafe span.mutableBytes
    return try pull(&raw)
  }

  /// Waits until one of the descriptors is ready or at its end.
  ///
  /// - Returns: Which of them are.
  static func wait(for waiting: [Readiness]) throws(SystemError) -> [Bool] {
    var polled = waiting.map { pollfd(fd: $0.descriptor, events: Int16($0.events), revents: 0) }
    while true {
      if unsafe poll(&polled, nfds_t(polled.count), -1) >= 0 { return polled.map { $0.revents != 0 } }
      if errno != EINTR { throw SystemError(.wait, code: errno) }
    }
  }

  // MARK: Children

  /// Starts a program with the given descriptors as its standard ones.
  ///
  /// - Parameters:
  ///   - path: The program's path, absolute.
  ///   - arguments: The arguments behind its name.
  ///   - folder: Where it runs; nil is where this process does.
  ///   - descriptors: Its input, output and error output.
  /// - Returns: The number of the process.
  /// - Throws: `SystemError` where it can't be started.
  static func startProgram(
    _ path: String, _ arguments: [String], in folder: String?, descriptors: [Int32]
  ) throws(SystemError) -> pid_t {
    for text in [path, folder ?? ""] + arguments { try checkForNul(text, call: .start) }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
      let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_CLOEXEC_DEFAULT
      let environment = unsafe _NSGetEnviron().pointee
    #else
      var actions = unsafe posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
      let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
      let environment = unsafe environ
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    for (number, descriptor) in descriptors.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
    if let folder { unsafe posix_spawn_file_actions_addchdir_np(&actions, folder) }
    // Dispatch's threads block signals, and SIGPIPE may be ignored: a child must inherit neither.
    var none = sigset_t()
    var all = sigset_t()
    unsafe sigemptyset(&none)
    unsafe sigfillset(&all)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    var words: [UnsafeMutablePointer<CChar>?] = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe words.indices { unsafe free(words[index]) } }
    var child: pid_t = 0
    let code = unsafe posix_spawn(&child, path, &actions, &attributes, &words, environment)
    guard code == 0 else { throw SystemError(.start, path: path, code: code) }
    return child
  }

  /// Waits for the end of a child.
  static func waitForEnd(of child: pid_t) throws(SystemError) -> ProgramExit {
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0 {
      if errno != EINTR { throw SystemError(.wait, code: errno) }
    }
    // WIFEXITED and its like are macros, which Swift does not see.
    return status & 0x7F == 0 ? .code(status >> 8 & 0xFF) : .signal(status & 0x7F)
  }

  /// Asks a child to end.
  static func terminate(_ child: pid_t) { _ = kill(child, SIGTERM) }

  /// Whether this process may run the file at a path as a program.
  static func isExecutable(_ path: String) -> Bool { unsafe access(path, X_OK) == 0 }
}
