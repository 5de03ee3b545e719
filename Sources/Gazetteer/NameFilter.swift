/// A Bloom filter in one cache line an answer: a word is picked by the key's high bits, two bits in it by its low bits.
struct NameFilter {
  private let words: UnsafePointer<UInt64>
  private let shift: UInt64

  /// `bytes` hold a power of two of words, two or more.
  init(_ bytes: UnsafeRawBufferPointer) {
    let count = bytes.count / 8
    words = bytes.baseAddress!.assumingMemoryBound(to: UInt64.self)
    shift = UInt64(64 - count.trailingZeroBitCount)
  }

  /// 1 where a name may begin so, else 0.
  @inline(__always) func bit(_ key: UInt64) -> UInt64 {
    let word = UInt64(littleEndian: words[Int(truncatingIfNeeded: key &>> shift)])
    return (word &>> (key & 63)) & (word &>> ((key &>> 6) & 63)) & 1
  }

  static func isValid(byteCount: Int) -> Bool {
    byteCount >= 16 && byteCount % 8 == 0 && (byteCount / 8).nonzeroBitCount == 1
  }

  /// 16 to 32 bits a key: about 1 in 100 other words pass.
  static func build(_ keys: [UInt64]) -> [UInt8] {
    let sorted = keys.sorted()
    var distinct = 0
    for (index, key) in sorted.enumerated() where index == 0 || key != sorted[index - 1] { distinct += 1 }
    var log = 1
    while 64 << log < distinct * 16 { log += 1 }
    var words = [UInt64](repeating: 0, count: 1 << log)
    for key in sorted { words[Int(key >> UInt64(64 - log))] |= 1 << (key & 63) | 1 << ((key >> 6) & 63) }
    var bytes = ByteWriter(capacity: words.count * 8)
    for word in words { bytes.append(word) }
    return bytes.bytes
  }
}
