/// The hash that stands for a folded spelling: 64 bits, the same on every machine and in every version of the
/// compiled gazetteer.
///
/// ASCII letters and digits hash without regard to case (bit 0x20 is set before hashing, which folds letters and
/// leaves digits alone). Words up to 16 bytes take two loads and one multiplication.
package enum TokenKey {
  static let seed0: UInt64 = 0xa076_1d64_78bd_642f
  static let seed1: UInt64 = 0xe703_7ed1_a0b4_28db
  static let lowercaseBits: UInt64 = 0x2020_2020_2020_2020
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  @inline(__always) static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }

  @inline(__always) static func load(_ bytes: UnsafeRawPointer) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
  }

  @inline(__always) static func mask(_ count: Int) -> UInt64 {
    count >= 8 ? .max : count <= 0 ? 0 : .max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* count)
  }

  @inline(__always) static func hash16(_ a: UInt64, _ b: UInt64, _ count: Int) -> UInt64 {
    mix((a | lowercaseBits) ^ seed0, (b | lowercaseBits) ^ seed1 ^ UInt64(truncatingIfNeeded: count) &<< 56)
  }

  /// Hash of letters and digits. 16 bytes behind the end must be readable.
  @inline(__always) static func hash(_ bytes: UnsafeRawPointer, _ count: Int) -> UInt64 {
    if count <= 16 {
      return hash16(load(bytes) & mask(count), load(bytes + 8) & mask(count &- 8), count)
    }
    var state = seed0
    var offset = 0
    while offset &+ 8 < count {
      state = mix(state ^ (load(bytes + offset) | lowercaseBits), seed1)
      offset &+= 8
    }
    let last = load(bytes + (count &- 8)) | lowercaseBits
    return mix(state ^ last, seed1 ^ UInt64(truncatingIfNeeded: count))
  }

  /// Hash of an ASCII word in any letter case. 16 bytes behind the end must be readable.
  package static func hash(asciiWord bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 { hash(bytes, count) }

  /// Hash of folded bytes, as a word of a text with that spelling gets it.
  package static func hash(folded: [UInt8]) -> UInt64 {
    (folded + [UInt8](repeating: 0, count: 16)).withUnsafeBytes { hash($0.baseAddress!, folded.count) }
  }
}
