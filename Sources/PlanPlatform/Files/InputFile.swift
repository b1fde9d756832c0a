#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file, pipe or terminal that is read from start to end.
package final class InputFile: Sendable {
  /// The facts of the file when it was opened.
  package let status: FileStatus
  private let descriptor: Int32
  private let path: String?

  private init(descriptor: Int32, path: String?) throws(SystemError) {
    self.descriptor = descriptor
    self.path = path
    do throws(SystemError) {
      status = try FileStatus(of: descriptor)
    } catch {
      throw error.naming(path)
    }
  }

  deinit {
    if descriptor != STDIN_FILENO { try? SystemCalls.closeChecked(descriptor) }
  }

  /// Opens the file at a path.
  ///
  /// A directory opens too: its ``status`` says what it is, reading it throws.
  ///
  /// - Throws: `SystemError` where it can't be opened.
  package static func open(_ path: String) throws(SystemError) -> InputFile {
    try InputFile(descriptor: SystemCalls.openFile(path, flags: O_RDONLY), path: path)
  }

  /// Standard input, which stays open.
  ///
  /// - Throws: `SystemError` with the reason `closed` where it is not open.
  package static func standardInput() throws(SystemError) -> InputFile {
    try InputFile(descriptor: STDIN_FILENO, path: nil)
  }

  /// Reads the next bytes into the start of a buffer.
  ///
  /// - Parameter buffer: where the bytes go; not empty.
  /// - Returns: how many were read; fewer than fit is not the end, 0 is.
  /// - Throws: `SystemError` where the system can't read.
  package func read(into buffer: inout MutableRawSpan) throws(SystemError) -> Int {
    do throws(SystemError) {
      return try SystemCalls.readBytes(descriptor, into: &buffer)
    } catch {
      throw error.naming(path)
    }
  }

  private func readPiece(into piece: inout [UInt8]) throws(SystemError) -> Int {
    do throws(SystemError) {
      return try SystemCalls.readBytes(descriptor, into: &piece)
    } catch {
      throw error.naming(path)
    }
  }

  /// Reads all that is left.
  ///
  /// - Parameter limit: reading stops one byte beyond so many, which tells a larger file from one of just that size.
  /// - Returns: the bytes.
  /// - Throws: `SystemError` where the system can't read.
  package func readAll(limit: Int = .max) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(limit, status.size) + 1)
    var piece = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= limit {
      let count = try readPiece(into: &piece)
      if count == 0 { break }
      bytes += piece[..<count]
    }
    if limit < bytes.count { bytes.removeLast(bytes.count - limit - 1) }
    return bytes
  }
}
