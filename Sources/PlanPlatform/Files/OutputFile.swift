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
  ///   - path: the file; its folder exists.
  ///   - bytes: the content.
  /// - Throws: `SystemError` with this path where the file can't be written; then it is as it was.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    do throws(SystemError) {
      guard let status = try? FileStatus(of: path) else {
        return try replaceRegularFile(path, with: bytes)
      }
      switch status.kind {
      case .regular, .link: try replaceRegularFile(SystemCalls.realPath(path), with: bytes)
      case .directory: throw SystemError(.write, path: path, code: EISDIR)
      case .pipe, .terminal, .other: try writeInPlace(path, bytes)
      }
    } catch {
      throw error.naming(path)
    }
  }

  // Reports are made to be passed on: readable by all, writable by their owner.
  private static let permissions: mode_t = 0o644

  private static func replaceRegularFile(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    let temporary = try SystemCalls.makeTemporaryFile(for: path)
    do throws(SystemError) {
      try fill(temporary.descriptor, with: bytes)
      try SystemCalls.replaceFile(path, withFile: temporary.path)
    } catch {
      SystemCalls.remove(temporary.path)
      throw error
    }
  }

  private static func fill(_ descriptor: Int32, with bytes: [UInt8]) throws(SystemError) {
    do throws(SystemError) {
      try SystemCalls.writeBytes(descriptor, bytes)
      try SystemCalls.setPermissions(descriptor, permissions)
      try SystemCalls.synchronize(descriptor)
    } catch {
      try? SystemCalls.closeChecked(descriptor)
      throw error
    }
    try SystemCalls.closeChecked(descriptor)
  }

  private static func writeInPlace(_ path: String, _ bytes: [UInt8]) throws(SystemError) {
    let descriptor = try SystemCalls.openFile(path, flags: O_WRONLY)
    defer { try? SystemCalls.closeChecked(descriptor) }
    try SystemCalls.writeBytes(descriptor, bytes)
  }
}
