#if arch(arm64)
  import _Builtin_intrinsics.arm.neon
#elseif arch(x86_64)
  import _Builtin_intrinsics.intel.sse2
#endif

/// The set lanes of a mask as bits, the first lane lowest; how many bits a lane has is the machine's choice.
@inline(__always)
private func bits(_ mask: SIMDMask<SIMD16<Int8>>) -> UInt64 {
  // The bit casts keep 16 bytes 16 bytes.
  #if arch(x86_64)
    return UInt64(UInt32(truncatingIfNeeded: unsafe _mm_movemask_epi8(unsafeBitCast(mask, to: __m128i.self))))
  #elseif arch(arm64)
    let nibbles = unsafe vmovn_u16(unsafeBitCast(mask, to: SIMD8<UInt16>.self) &>> SIMD8(repeating: 4))
    return unsafe unsafeBitCast(nibbles, to: UInt64.self)
  #else
    // Each lane is all ones or all zeros: the multiplication gathers one bit of each into the top byte.
    let halves = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    func gather(_ lanes: UInt64) -> UInt64 {
      ((UInt64(littleEndian: lanes) & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101) >> 56
    }
    return gather(halves.y) << 8 | gather(halves.x)
  #endif
}

/// The first lane of some lanes' bits, of which one is set.
@inline(__always)
func laneOfLowestBit(_ bits: UInt64) -> Int {
  #if arch(arm64)
    return bits.trailingZeroBitCount >> 2
  #else
    return bits.trailingZeroBitCount
  #endif
}

/// The lanes that end the plain part of a string: a quote, a backslash, a control character or one beyond ASCII.
@inline(__always)
func specialLanes(_ block: SIMD16<UInt8>) -> UInt64 {
  // As signed bytes, controls (below 0x20) and what is beyond ASCII (negative) are one comparison. Always `repeating:`:
  // a scalar literal picks a generic overload that goes element by element.
  let signed = unsafe unsafeBitCast(block, to: SIMD16<Int8>.self)
  return bits(
    (block .== SIMD16(repeating: 0x22)) .| (block .== SIMD16(repeating: 0x5C)) .| (signed .< SIMD16(repeating: 0x20)))
}

/// The lanes that are not plain in a string that is written: those to escape, and all beyond ASCII.
@inline(__always)
func lanesNotPlain(_ block: SIMD16<UInt8>) -> UInt64 {
  let signed = unsafe unsafeBitCast(block, to: SIMD16<Int8>.self)
  return bits(
    (block .== SIMD16(repeating: 0x22)) .| (block .== SIMD16(repeating: 0x5C)) .| (signed .< SIMD16(repeating: 0x20))
      .| (block .== SIMD16(repeating: 0x7F)))
}

/// The lanes where `true` begins, given the bytes from there on, each block one byte further.
@inline(__always)
func lanesOfTrue(_ t: SIMD16<UInt8>, _ r: SIMD16<UInt8>, _ u: SIMD16<UInt8>, _ e: SIMD16<UInt8>) -> UInt64 {
  bits(
    (t .== SIMD16(repeating: 0x74)) .& (r .== SIMD16(repeating: 0x72)) .& (u .== SIMD16(repeating: 0x75))
      .& (e .== SIMD16(repeating: 0x65)))
}
