#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A folder's entry.
package struct FolderEntry: Sendable, Hashable {
  /// Its name, without the folder.
  package let name: String
  /// What it is; links are not followed.
  package let kind: FileKind
}

/// What can be asked of a folder.
package enum Folder {
  /// The entries of a folder, hidden ones too, by the bytes of their names.
  ///
  /// - Throws: `SystemError` where the folder can't be listed.
  package static func entries(of path: String) throws(SystemError) -> [FolderEntry] {
    var entries: [FolderEntry] = []
    for (name, type) in try SystemCalls.entries(of: path) {
      entries.append(FolderEntry(name: name, kind: try kind(type, of: path + "/" + name)))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The absolute path of a file or folder that exists, without symbolic links.
  ///
  /// - Throws: `SystemError` where there is none.
  package static func realPath(_ path: String) throws(SystemError) -> String {
    try SystemCalls.realPath(path)
  }

  /// The folder that the process runs in.
  ///
  /// - Throws: `SystemError` where it was removed meanwhile.
  package static func current() throws(SystemError) -> String {
    try SystemCalls.workingDirectory()
  }

  private static func kind(_ type: UInt8, of path: String) throws(SystemError) -> FileKind {
    switch Int32(type) {
    case Int32(DT_REG): .regular
    case Int32(DT_DIR): .directory
    case Int32(DT_LNK): .link
    case Int32(DT_FIFO): .pipe
    // Some file systems do not keep the kind beside the name.
    case Int32(DT_UNKNOWN): FileStatus(try SystemCalls.linkStatus(of: path)).kind
    default: .other
    }
  }
}
