/// The identity of a finding: 32 hexadecimal digits of SHA-256 over length-prefixed fields.
public struct Fingerprint: Sendable, Hashable {
  /// The 32 digits.
  public let digits: String

  /// Takes digits as a report or a waiver spells them.
  ///
  /// - Returns: nil when they are not 32 lower-case hexadecimal digits.
  public init?(digits: String) {
    guard digits.utf8.count == 32, digits.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }) else { return nil }
    self.digits = digits
  }

  /// Digests the fields; the length before each keeps `["ab", "c"]` and `["a", "bc"]` apart.
  public init(of fields: [String]) {
    var bytes: [UInt8] = []
    for field in fields {
      bytes += Array("\(field.utf8.count):".utf8)
      bytes += Array(field.utf8)
    }
    digits = String(SHA256.hexadecimalDigest(of: bytes).prefix(32))
  }
}
