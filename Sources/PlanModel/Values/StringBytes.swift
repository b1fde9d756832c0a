extension String {
  /// Whether both strings hold the same UTF-8 bytes.
  ///
  /// Swift's own `==` also holds for canonically equivalent texts, which are different keys to every engine.
  public func hasSameBytes(as other: String) -> Bool {
    var (left, right) = (self, other)
    return left.withUTF8 { leftBytes in
      right.withUTF8 { rightBytes in unsafe leftBytes.elementsEqual(rightBytes) }
    }
  }

  /// Whether the UTF-8 bytes of this string sort before those of another.
  public func bytesPrecede(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
