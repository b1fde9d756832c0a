/// A file of this process alone, removed with its owner; nobody else may read it.
package final class TemporaryFile: Sendable {
  /// Its absolute path.
  package let path: String

  /// Makes a file of what a function writes, in the folder that `TMPDIR` names, else in `/tmp`.
  ///
  /// - Throws: `SystemError` where it can't be written, and what the function throws.
  package init(holding produce: (inout OutputWriter) throws -> Void) throws {
    let folder = Environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    let file = try SystemCalls.makeTemporaryFile(for: folder + "/planlint")
    path = file.path
    defer { try? SystemCalls.closeChecked(file.descriptor) }
    var writer = OutputWriter(descriptor: file.descriptor)
    try produce(&writer)
    try writer.finish()
  }

  deinit { SystemCalls.remove(path) }
}
