// One of the two files of this module that handle pointers; the other is SystemCalls+Processes.swift.
//
// Why each `unsafe` holds: a pointer is either a temporary to a Swift value or string, which the called function does
// not keep beyond the call (open, stat, read, write, rename, unlink, chmod, ioctl, clock_gettime), or memory of libc
// that is copied into Swift values before anything can change it (strerror, getenv, getcwd, realpath, readdir).
// Buffers are passed with their own count. Strings are checked for NUL first, which would cut them short.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The system calls that the module stands on, with Swift values in place of pointers.
enum SystemCalls {
  // MARK: Descriptors

  static func openFile(_ path: String, flags: Int32, permissions: mode_t = 0) throws(SystemError) -> Int32 {
    try checkForNul(path, call: .open)
    while true {
      let descriptor = unsafe open(path, flags | O_CLOEXEC, permissions)
      if descriptor >= 0 { return descriptor }
      if errno != EINTR { throw SystemError(.open, path: path, code: errno) }
    }
  }

  /// How many bytes were read into the start of the buffer; 0 is the end.
  static func readBytes(_ descriptor: Int32, into buffer: inout MutableRawSpan) throws(SystemError) -> Int {
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      if errno != EINTR { throw SystemError(.read, code: errno) }
    }
  }

  /// How many bytes were read into the start of the array, which keeps its count; 0 is the end.
  static func readBytes(_ descriptor: Int32, into buffer: inout [UInt8]) throws(SystemError) -> Int {
    var span = buffer.mutableSpan
    var bytes = unsafe span.mutableBytes
    return try readBytes(descriptor, into: &bytes)
  }

  /// Writes all of the bytes, however many calls that takes.
  static func writeBytes(_ descriptor: Int32, _ bytes: [UInt8]) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes[written...].withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        written += count
      } else if errno == EAGAIN {
        waitUntilWritable(descriptor)
      } else if errno != EINTR {
        throw SystemError(.write, code: errno)
      }
    }
  }

  private static func waitUntilWritable(_ descriptor: Int32) {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = unsafe poll(&waiting, 1, -1)
  }

  static func synchronize(_ descriptor: Int32) throws(SystemError) {
    // Pipes and some file systems have nothing to synchronize, and say so.
    if fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP { throw SystemError(.write, code: errno) }
  }

  static func closeChecked(_ descriptor: Int32) throws(SystemError) {
    if close(descriptor) != 0, errno != EINTR { throw SystemError(.write, code: errno) }
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The width of a terminal in columns, or nil where it has none or does not know it.
  static func terminalWidth(_ descriptor: Int32) -> Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  // MARK: Files

  static func status(of path: String) throws(SystemError) -> stat {
    try checkForNul(path, call: .status)
    var result = stat()
    guard unsafe stat(path, &result) == 0 else { throw SystemError(.status, path: path, code: errno) }
    return result
  }

  /// The status of the entry itself where it is a symbolic link.
  static func linkStatus(of path: String) throws(SystemError) -> stat {
    try checkForNul(path, call: .status)
    var result = stat()
    guard unsafe lstat(path, &result) == 0 else { throw SystemError(.status, path: path, code: errno) }
    return result
  }

  static func status(of descriptor: Int32) throws(SystemError) -> stat {
    var result = stat()
    guard unsafe fstat(descriptor, &result) == 0 else { throw SystemError(.status, code: errno) }
    return result
  }

  /// Makes a file that nobody else has, beside the path that it will take.
  static func makeTemporaryFile(for path: String) throws(SystemError) -> (descriptor: Int32, path: String) {
    try checkForNul(path, call: .create)
    var template = Array((path + ".XXXXXX").utf8CString)
    let descriptor = unsafe mkstemp(&template)
    guard descriptor >= 0 else { throw SystemError(.create, path: path, code: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return (descriptor, String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  static func setPermissions(_ descriptor: Int32, _ permissions: mode_t) throws(SystemError) {
    if fchmod(descriptor, permissions) != 0 { throw SystemError(.write, code: errno) }
  }

  static func replaceFile(_ new: String, withFile old: String) throws(SystemError) {
    if unsafe rename(old, new) != 0 { throw SystemError(.rename, path: new, code: errno) }
  }

  static func remove(_ path: String) { _ = unsafe unlink(path) }

  /// The absolute path without symbolic links, of a file that exists.
  static func realPath(_ path: String) throws(SystemError) -> String {
    try checkForNul(path, call: .resolve)
    guard let resolved = unsafe realpath(path, nil) else { throw SystemError(.resolve, path: path, code: errno) }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  static func workingDirectory() throws(SystemError) -> String {
    guard let path = unsafe getcwd(nil, 0) else { throw SystemError(.resolve, path: ".", code: errno) }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// The entries of a folder but `.` and `..`, in the order in which the system gives them.
  static func entries(of path: String) throws(SystemError) -> [(name: String, type: UInt8)] {
    try checkForNul(path, call: .list)
    guard let folder = unsafe opendir(path) else { throw SystemError(.list, path: path, code: errno) }
    defer { unsafe closedir(folder) }
    var entries: [(name: String, type: UInt8)] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(folder) else {
        if errno != 0 { throw SystemError(.list, path: path, code: errno) }
        return entries
      }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if name != ".", name != ".." { unsafe entries.append((name, entry.pointee.d_type)) }
    }
  }

  // MARK: The process

  static func message(of code: Int32) -> String {
    guard let message = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: message)
  }

  static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// The arguments as bytes: ``CommandLine/arguments`` repairs what is not UTF-8, and then names no file any more.
  static func arguments() -> [[UInt8]] {
    (0..<Int(CommandLine.argc)).compactMap { index in
      guard let argument = unsafe CommandLine.unsafeArgv[index] else { return nil }
      return unsafe Array(UnsafeRawBufferPointer(start: argument, count: strlen(argument)))
    }
  }

  static func setDisposition(of number: Int32, to disposition: SignalDisposition) {
    switch disposition {
    case .systemDefault: _ = signal(number, SIG_DFL)
    case .ignored: _ = signal(number, SIG_IGN)
    }
  }

  static func time(of clock: clockid_t) -> timespec {
    var time = timespec()
    _ = unsafe clock_gettime(clock, &time)
    return time
  }

  static func checkForNul(_ path: String, call: SystemError.Call) throws(SystemError) {
    if path.utf8.contains(0) { throw SystemError(call, path: path, code: EINVAL) }
  }
}

/// What the process does when a signal arrives.
enum SignalDisposition {
  case systemDefault, ignored
}
