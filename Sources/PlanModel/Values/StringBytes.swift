#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension String {
  /// Whether both strings hold the same UTF-8 bytes.
  ///
  /// Swift's own `==` also holds for canonically equivalent texts, which are different keys to every engine.
  public func hasSameBytes(as other: String) -> Bool {
    utf8.count == other.utf8.count && byteOrder(against: other) == 0
  }

  /// Whether the UTF-8 bytes of this string sort before those of another.
  public func bytesPrecede(_ other: String) -> Bool {
    let order = byteOrder(against: other)
    return order == 0 ? utf8.count < other.utf8.count : order < 0
  }

  /// The order of the bytes that both strings have, as `memcmp` gives it.
  ///
  /// Plans are compared key by key: a loop over bytes, or a copy of each string, would be most of that work.
  private func byteOrder(against other: String) -> Int32 {
    let order = unsafe utf8.withContiguousStorageIfAvailable { leftBytes -> Int32? in
      unsafe other.utf8.withContiguousStorageIfAvailable { rightBytes -> Int32 in
        guard let left = leftBytes.baseAddress, let right = rightBytes.baseAddress else { return 0 }
        // Both buffers hold at least so many bytes, and live as long as these closures.
        return unsafe memcmp(left, right, min(leftBytes.count, rightBytes.count))
      }
    }
    if case .some(.some(let order)) = order { return order }
    // A string that some other runtime lent us.
    for (left, right) in zip(utf8, other.utf8) where left != right { return left < right ? -1 : 1 }
    return 0
  }
}
