#if arch(arm64)
  import _Builtin_intrinsics.arm.neon
#elseif arch(x86_64)
  import _Builtin_intrinsics.intel.sse2
#endif

/// The first lane that is set, 16 if none is.
@inline(__always)
func firstLane(_ mask: SIMDMask<SIMD16<Int8>>) -> Int {
  // The bit casts keep 16 bytes 16 bytes.
  #if arch(x86_64)
    return (unsafe _mm_movemask_epi8(unsafeBitCast(mask, to: __m128i.self)) | 0x10000).trailingZeroBitCount
  #elseif arch(arm64)
    let nibbles = unsafe vmovn_u16(unsafeBitCast(mask, to: SIMD8<UInt16>.self) &>> SIMD8(repeating: 4))
    return unsafe unsafeBitCast(nibbles, to: UInt64.self).trailingZeroBitCount >> 2
  #else
    // Each lane is all ones or all zeros: the multiplication gathers one bit of each into the top byte.
    let halves = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    func gather(_ lanes: UInt64) -> UInt64 {
      ((UInt64(littleEndian: lanes) & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101) >> 56
    }
    return (gather(halves.y) << 8 | gather(halves.x) | 0x10000).trailingZeroBitCount
  #endif
}

/// The first lane that ends the plain part of a string: a quote, a backslash, a control character or one beyond ASCII.
@inline(__always)
func firstSpecialLane(_ block: SIMD16<UInt8>) -> Int {
  // As signed bytes, controls (below 0x20) and what is beyond ASCII (negative) are one comparison. Always `repeating:`:
  // a scalar literal picks a generic overload that goes element by element.
  let signed = unsafe unsafeBitCast(block, to: SIMD16<Int8>.self)
  return firstLane(
    (block .== SIMD16(repeating: 0x22)) .| (block .== SIMD16(repeating: 0x5C)) .| (signed .< SIMD16(repeating: 0x20)))
}
