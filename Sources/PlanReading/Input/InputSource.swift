package import PlanJSON

/// Where the bytes of an input come from.
public struct InputSource {
  package var bytes: any ByteSource
  /// Where another program finds the same bytes; nil where they are in no file.
  let path: String?

  package init(_ bytes: any ByteSource, path: String? = nil) {
    self.bytes = bytes
    self.path = path
  }

  /// An input that is in memory.
  public init(bytes: [UInt8]) {
    self.init(MemorySource(bytes))
  }

  /// An input that is a text.
  public init(text: String) {
    self.init(bytes: Array(text.utf8))
  }

  /// An input that is pulled piece by piece, from a file or a pipe.
  ///
  /// - Parameters:
  ///   - path: The path of the file; nil where it is none. The engine that shows a binary plan opens it itself.
  ///   - read: Puts the next bytes at the start of the buffer and says how many, 0 only at the end. What it throws becomes
  ///     a diagnostic of the plan.
  public init(path: String? = nil, reading read: @escaping (inout MutableRawSpan) throws -> Int) {
    self.init(FunctionSource(read), path: path)
  }
}
