@_spi(_Unicode) import Swift

extension String {
  /// The text in Unicode's normal form C, which HCL brings every string value to.
  var inNormalForm: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    var scalars = UnicodeScalarView()
    for scalar in _nfc { scalars.append(scalar) }
    return String(scalars)
  }
}
