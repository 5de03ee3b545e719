/// The keys of ASCII words as ``TokenKey`` makes them, once more: a call into another module would cost more than the
/// hash. The tests compare the scanner's names with the token matcher's, and so the two.
enum WordHash {
  static let caseBits: UInt64 = 0x2020_2020_2020_2020
  static let highBits: UInt64 = 0x8080_8080_8080_8080
  /// Bit 6 tells letters from digits.
  static let letterBits: UInt64 = 0x4040_4040_4040_4040

  /// Bits for the capitals among eight letters and digits.
  @inline(__always) static func capitals(_ text: UInt64) -> UInt64 { text & letterBits & ~((text & caseBits) &<< 1) }

  @inline(__always) static func load(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
  }

  /// The first `count` of eight bytes.
  static func mask(_ count: Int) -> UInt64 {
    count >= 8 ? .max : count <= 0 ? 0 : .max >> UInt64(64 - 8 * count)
  }

  /// Key of a word of up to 16 bytes, zeros behind it.
  @inline(__always) static func key(_ low: UInt64, _ high: UInt64, _ count: Int) -> UInt64 {
    KeyMixing.mix(
      (low | caseBits) ^ 0xa076_1d64_78bd_642f,
      (high | caseBits) ^ 0xe703_7ed1_a0b4_28db ^ UInt64(truncatingIfNeeded: count) &<< 56)
  }
}
