/// What a ``JSONScanner`` moves: one step at a time over a document, from before a value to behind it.
///
/// Of the errors, the path is the scanner's to add.
protocol ScanningEngine: AnyObject {
  /// The place in the document, in bytes from its start, as far as the engine knows it.
  var byte: Int { get }

  /// The kind of the value that comes next.
  func kind() throws -> JSONKind
  /// Leaves the value behind.
  func skip(maximumDepth: Int) throws
  /// Hands the value over.
  func readFragment(maximumDepth: Int) throws -> JSONFragment
  /// Hands the value over with the places of a shape's members.
  func readElement(as shape: JSONShape, maximumDepth: Int) throws -> JSONElement
  /// What is in memory of a value that could not be read.
  func beginning() -> [UInt8]

  /// Goes into an object, before its first key.
  func openObject(isAllowed: Bool) throws
  /// The next member's key and its place; nil, and behind the object, where there is none any more.
  func nextKey(isFirst: Bool) throws -> (key: String, byte: Int)?
  /// Goes into an array, before its first element.
  func openArray(isAllowed: Bool) throws
  /// Whether there is another element; if not, the engine is behind the array.
  func nextElement(isFirst: Bool) throws -> Bool

  /// Makes sure that nothing follows the document.
  func finish() throws
  /// What follows the document, where that is something; nil from an engine that reads nothing but whole inputs.
  func remainder() -> (any ByteSource)?
}
