import CSIMD

/// A Bloom filter that answers from one word: the key's high bits pick it, its low bits pick two bits in it.
struct NameFilter {
  private let words: UnsafePointer<UInt64>
  private let count: UInt64

  /// Other keys than those put in pass in about 4 of 100 cases. More bits would let fewer pass but leave the
  /// processor's second cache, which costs more.
  private static let bitsPerKey = 10

  /// `bytes` hold one word or more.
  init(_ bytes: UnsafeRawBufferPointer) {
    words = bytes.baseAddress!.assumingMemoryBound(to: UInt64.self)
    count = UInt64(bytes.count / 8)
  }

  /// 1 where a name may begin so, else 0.
  @inline(__always) func bit(_ key: UInt64) -> UInt64 {
    let word = UInt64(littleEndian: words[KeyMixing.slot(key, count)])
    return (word &>> (key & 63)) & (word &>> ((key &>> 6) & 63)) & 1
  }

  /// Asks for the memory of an answer.
  @inline(__always) func prefetch(_ key: UInt64) { muster_prefetch(words + KeyMixing.slot(key, count)) }

  static func isValid(byteCount: Int) -> Bool { byteCount >= 8 && byteCount % 8 == 0 }

  static func build(_ keys: [UInt64]) -> [UInt8] {
    let sorted = keys.sorted()
    var distinct = 0
    for (index, key) in sorted.enumerated() where index == 0 || key != sorted[index - 1] { distinct += 1 }
    var words = [UInt64](repeating: 0, count: distinct * bitsPerKey / 64 + 1)
    for key in sorted { words[KeyMixing.slot(key, UInt64(words.count))] |= 1 << (key & 63) | 1 << ((key >> 6) & 63) }
    var bytes = ByteWriter(capacity: words.count * 8)
    for word in words { bytes.append(word) }
    return bytes.bytes
  }
}
