import CSIMD

/// Tells 64 bytes of text apart at a time, one bit a byte, the first byte lowest.
protocol ByteMasks {
  /// `words`: ASCII letters and digits, and all bytes from 0x80 on; `capitals`: A to Z.
  static func masks(_ bytes: UnsafePointer<UInt8>) -> (words: UInt64, capitals: UInt64)
}

/// Sixteen bytes an instruction.
enum SIMDMasks: ByteMasks {
  static var isAvailable: Bool { muster_has_simd != 0 }

  @inline(__always) static func masks(_ bytes: UnsafePointer<UInt8>) -> (words: UInt64, capitals: UInt64) {
    let masks = muster_masks(bytes)
    return (masks.words, masks.capitals)
  }
}

/// Eight bytes at a time, in plain integers.
enum PortableMasks: ByteMasks {
  @inline(__always) static func masks(_ bytes: UnsafePointer<UInt8>) -> (words: UInt64, capitals: UInt64) {
    var words: UInt64 = 0
    var capitals: UInt64 = 0
    for part in 0..<8 {
      let (word, capital) = masks(WordHash.load(bytes + 8 * part))
      words |= word &<< UInt64(8 * part)
      capitals |= capital &<< UInt64(8 * part)
    }
    return (words, capitals)
  }

  @inline(__always) private static func masks(_ text: UInt64) -> (UInt64, UInt64) {
    let low = text & ~WordHash.highBits
    let folded = low | WordHash.caseBits
    // The sum's high bit is set in bytes that are at least the letter or digit.
    let ascii = ~text & WordHash.highBits
    let letters = atLeast(folded, 0x61) & ~atLeast(folded, 0x7B) & ascii
    let digits = atLeast(low, 0x30) & ~atLeast(low, 0x3A) & ascii
    let capitals = letters & ~atLeast(low, 0x5B)
    return (gather(letters | digits | (text & WordHash.highBits)), gather(capitals))
  }

  @inline(__always) private static func atLeast(_ low: UInt64, _ byte: UInt8) -> UInt64 {
    low &+ UInt64(0x80 - byte) &* 0x0101_0101_0101_0101
  }

  /// The high bits of eight bytes, as the low eight bits.
  @inline(__always) private static func gather(_ bits: UInt64) -> UInt64 {
    (((bits & WordHash.highBits) &>> 7) &* 0x0102_0408_1020_4080) &>> 56
  }
}
