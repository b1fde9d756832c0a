#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Writes whole files, so that nobody ever finds half of one.
package enum OutputFile {
  /// Replaces the file at a path, or makes it.
  ///
  /// The bytes go to a file beside it, which takes its place once all of them are on the disk: a reader finds the old
  /// file or the new one. A link keeps pointing where it does; a pipe or a device, such as `/dev/stdout`, is written
  /// as it is.
  ///
  /// - Parameters:
  ///   - path: The file; its folder exists.
  ///   - produce: Writes the content, in pieces.
  /// - Throws: `SystemError` with this path where the file can't be written, and what `produce` throws; then it is as it
  ///   was.
  package static func replace(_ path: String, by produce: (inout OutputWriter) throws -> Void) throws {
    do {
      guard let status = try? FileStatus(of: path) else {
        return try replaceRegularFile(path, by: produce)
      }
      switch status.kind {
      case .regular, .link: try replaceRegularFile(SystemCalls.realPath(path), by: produce)
      case .directory: throw SystemError(.write, code: EISDIR)
      case .pipe, .terminal, .other: try writeInPlace(path, by: produce)
      }
    } catch let error as SystemError {
      throw error.naming(path)
    }
  }

  // Reports are made to be passed on: readable by all, writable by their owner.
  private static let permissions: mode_t = 0o644

  private static func replaceRegularFile(
    _ path: String, by produce: (inout OutputWriter) throws -> Void
  ) throws {
    let temporary = try SystemCalls.makeTemporaryFile(for: path)
    do {
      try fill(temporary.descriptor, by: produce)
      try SystemCalls.replaceFile(path, withFile: temporary.path)
    } catch {
      SystemCalls.remove(temporary.path)
      throw error
    }
  }

  private static func fill(_ descriptor: Int32, by produce: (inout OutputWriter) throws -> Void) throws {
    do {
      try write(to: descriptor, by: produce)
      try SystemCalls.setPermissions(descriptor, permissions)
      try SystemCalls.synchronize(descriptor)
    } catch {
      try? SystemCalls.closeChecked(descriptor)
      throw error
    }
    try SystemCalls.closeChecked(descriptor)
  }

  private static func writeInPlace(_ path: String, by produce: (inout OutputWriter) throws -> Void) throws {
    let descriptor = try SystemCalls.openFile(path, flags: O_WRONLY)
    defer { try? SystemCalls.closeChecked(descriptor) }
    try write(to: descriptor, by: produce)
  }

  private static func write(to descriptor: Int32, by produce: (inout OutputWriter) throws -> Void) throws {
    var writer = OutputWriter(descriptor: descriptor)
    try produce(&writer)
    try writer.finish()
  }
}
