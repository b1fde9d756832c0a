#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What a file or an open descriptor is.
package enum FileKind: Sendable, Hashable {
  case regular, directory, pipe, terminal
  /// A symbolic link; only where links are not followed.
  case link
  /// A socket or a device, such as `/dev/null`.
  case other
}

/// The facts of a file.
package struct FileStatus: Sendable, Hashable {
  /// What it is.
  package let kind: FileKind
  /// Its size in bytes; 0 for what is not a regular file.
  package let size: Int
  /// When its content last changed, in seconds since 1970-01-01T00:00:00Z.
  package let modified: Int
  /// Two paths with the same identity are one file.
  package let identity: Identity

  /// The device and the number on it that stand for one file.
  package struct Identity: Sendable, Hashable {
    let device: UInt64
    let number: UInt64
  }

  /// The facts of the file at a path; symbolic links are followed.
  ///
  /// - Throws: `SystemError` where there is no such file or it may not be looked at.
  package init(of path: String) throws(SystemError) {
    self.init(try SystemCalls.status(of: path))
  }

  /// The facts of an open descriptor.
  ///
  /// - Throws: `SystemError` with the reason `closed` where it is not open.
  package init(of descriptor: Int32) throws(SystemError) {
    let facts = try SystemCalls.status(of: descriptor)
    self.init(facts, kind: SystemCalls.isTerminal(descriptor) ? .terminal : nil)
  }

  init(_ facts: stat, kind: FileKind? = nil) {
    self.kind = kind ?? FileKind(mode: facts.st_mode)
    size = self.kind == .regular ? Int(facts.st_size) : 0
    #if canImport(Darwin)
      modified = facts.st_mtimespec.tv_sec
    #else
      modified = facts.st_mtim.tv_sec
    #endif
    identity = Identity(device: UInt64(truncatingIfNeeded: facts.st_dev), number: UInt64(facts.st_ino))
  }
}

extension FileKind {
  init(mode: mode_t) {
    switch mode & mode_t(S_IFMT) {
    case mode_t(S_IFREG): self = .regular
    case mode_t(S_IFDIR): self = .directory
    case mode_t(S_IFIFO): self = .pipe
    case mode_t(S_IFLNK): self = .link
    default: self = .other
    }
  }
}
