/// What takes a document apart: planlint's own scanner, or a library that gives a second opinion.
public enum JSONBackend: String, Sendable, Hashable, CaseIterable {
  /// The scanner of this module, the one to use.
  case swift = "built-in"
  #if JSONC
    /// The system's json-c: slower, in memory as a whole, and wrong where it is wrong. Only with the trait `JSONC`.
    case jsonC = "json-c"
  #endif
}

extension JSONBackend {
  func makeEngine(_ source: any ByteSource, options: JSONOptions) throws -> any ScanningEngine {
    switch self {
    case .swift: return StreamEngine(source, options: options)
    #if JSONC
      case .jsonC: return try TreeEngine(source, options: options)
    #endif
    }
  }
}
