#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A call to the operating system that failed.
package struct SystemError: Error, Hashable {
  /// What was tried.
  package enum Call: String, Sendable, Hashable {
    case open, read, write, create, rename, status, list, resolve, start, wait
  }

  /// What was tried.
  package let call: Call
  /// The file or folder it was tried on, if it has a name.
  package var path: String?
  /// The system's error number.
  package let code: Int32

  init(_ call: Call, path: String? = nil, code: Int32) {
    self.call = call
    self.path = path
    self.code = code
  }

  /// The same failure with the name of the file that it concerns.
  func naming(_ path: String?) -> SystemError { SystemError(call, path: path, code: code) }

  /// The system's own words, for example `No such file or directory`.
  package var message: String { SystemCalls.message(of: code) }

  /// The failures that a caller tells apart.
  package var reason: Reason {
    switch code {
    case ENOENT: .missing
    case ENOTDIR: .notADirectory
    case EISDIR: .isADirectory
    case EACCES, EPERM: .notPermitted
    case EBADF: .closed
    case EPIPE: .readerIsGone
    default: .other
    }
  }

  /// Why a call failed.
  package enum Reason: Sendable, Hashable {
    case missing, notADirectory, isADirectory, notPermitted
    /// The descriptor is not open, as after `planlint <&-`.
    case closed
    /// Nobody reads the other end of the pipe any more.
    case readerIsGone
    case other
  }
}
