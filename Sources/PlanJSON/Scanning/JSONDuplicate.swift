package import PlanModel

/// A key that an object has twice: which of the two values counts is different from reader to reader.
package struct JSONDuplicate: Sendable, Hashable {
  /// The way to the second of the members.
  package let path: AttributePath
  /// The place of its key, in bytes from the start of the document.
  package let byte: Int
}
