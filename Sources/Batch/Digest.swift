/// A 64-bit digest that tells whether something has changed; not against forgers.
struct Digest: Sendable, Equatable {
  private(set) var value: UInt64

  init(_ value: UInt64 = 0x9E37_79B9_7F4A_7C15) { self.value = value }

  mutating func combine(_ text: String) {
    var text = text
    text.withUTF8 { combine(UnsafeRawBufferPointer($0)) }
  }

  /// Also takes in the count, so that "ab", "c" and "a", "bc" differ.
  mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    var lanes = (value, value &+ 1, value &+ 2, value &+ 3)
    var offset = 0
    while offset + 32 <= bytes.count {
      lanes.0 = (lanes.0 ^ Self.word(bytes, offset)) &* Self.factor
      lanes.1 = (lanes.1 ^ Self.word(bytes, offset + 8)) &* Self.factor
      lanes.2 = (lanes.2 ^ Self.word(bytes, offset + 16)) &* Self.factor
      lanes.3 = (lanes.3 ^ Self.word(bytes, offset + 24)) &* Self.factor
      lanes = (
        lanes.0 ^ (lanes.0 >> 29), lanes.1 ^ (lanes.1 >> 29), lanes.2 ^ (lanes.2 >> 29), lanes.3 ^ (lanes.3 >> 29)
      )
      offset += 32
    }
    value = Self.mix(Self.mix(Self.mix(lanes.0 ^ UInt64(bytes.count)) ^ lanes.1) ^ Self.mix(lanes.2)) ^ lanes.3
    while offset < bytes.count {
      value = (value ^ UInt64(bytes[offset])) &* Self.factor
      offset += 1
    }
    value = Self.mix(value)
  }

  mutating func combine(_ other: Digest) { value = Self.mix(value ^ other.value) }

  /// Sixteen hexadecimal digits.
  var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  init?(text: some StringProtocol) {
    guard let value = UInt64(text, radix: 16) else { return nil }
    self.value = value
  }

  private static let factor: UInt64 = 0x9FB2_1C65_1E98_DF25

  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var mixed = (value ^ (value >> 32)) &* factor
    mixed = (mixed ^ (mixed >> 29)) &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ (mixed >> 32)
  }
}
