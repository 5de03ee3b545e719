/// Hashes of the compiled form. They are part of the file format: changing one changes ``ImageLayout/version``.
enum KeyMixing {
  private static let seed0: UInt64 = 0x9fb2_1c65_1e98_df25
  private static let seed1: UInt64 = 0xd6e8_feb8_6659_fd93

  @inline(__always) static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }

  /// The key of the step from a state by a word or mark; never 0.
  @inline(__always) static func edge(_ state: UInt32, _ key: UInt64) -> UInt64 {
    let mixed = mix(key ^ (UInt64(state) &* seed0), seed1)
    return mixed == 0 ? 1 : mixed
  }

  /// The key of two words together.
  @inline(__always) static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    first ^ (second &<< 21 | second &>> 43)
  }

  /// Where a key's search begins in a table of `count` slots.
  @inline(__always) static func slot(_ key: UInt64, _ count: UInt64) -> Int {
    Int(truncatingIfNeeded: key.multipliedFullWidth(by: count).high)
  }

  /// Hash of any bytes, for ids and checksums. Reads eight bytes at a time in four lanes.
  static func digest(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    guard let base = bytes.baseAddress else { return seed0 }
    let count = bytes.count
    var lanes = (seed0, seed1, seed0 &+ 1, seed1 &+ 1)
    var offset = 0
    func word(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    while offset &+ 32 <= count {
      lanes.0 = (lanes.0 ^ word(offset)) &* seed1
      lanes.1 = (lanes.1 ^ word(offset &+ 8)) &* seed1
      lanes.2 = (lanes.2 ^ word(offset &+ 16)) &* seed1
      lanes.3 = (lanes.3 ^ word(offset &+ 24)) &* seed1
      lanes = (lanes.0 ^ lanes.0 &>> 29, lanes.1 ^ lanes.1 &>> 29, lanes.2 ^ lanes.2 &>> 29, lanes.3 ^ lanes.3 &>> 29)
      offset &+= 32
    }
    var hash = mix(lanes.0 ^ lanes.1, seed0) ^ mix(lanes.2 ^ lanes.3, seed1) ^ UInt64(count)
    while offset < count {
      hash = (hash ^ UInt64(base.load(fromByteOffset: offset, as: UInt8.self))) &* seed1
      hash ^= hash &>> 29
      offset &+= 1
    }
    return mix(hash ^ seed0, seed1)
  }

  static func digest(_ string: String) -> UInt64 {
    var string = string
    return string.withUTF8 { digest(UnsafeRawBufferPointer($0)) }
  }
}
