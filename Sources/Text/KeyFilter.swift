/// Tells in one look whether a word may be one of many: two bits a word, so that it is sometimes wrong in saying yes and
/// never in saying no.
package struct KeyFilter: Sendable {
  private let words: [UInt64]
  private let mask: UInt64

  /// - Complexity: 48 bits a key at least, so that about 1 of 600 other words passes.
  package init(_ keys: some Collection<UInt64>) {
    var size = 64
    while size < keys.count * 48 / 64 { size *= 2 }
    var words = [UInt64](repeating: 0, count: size)
    mask = UInt64(size * 64 - 1)
    for key in keys {
      for place in [key >> 8 & mask, key >> 36 & mask] { words[Int(place >> 6)] |= 1 << (place & 63) }
    }
    self.words = words
  }

  @inline(__always) private func has(_ key: UInt64, _ words: UnsafeBufferPointer<UInt64>) -> Bool {
    let (first, second) = (key &>> 8 & mask, key &>> 36 & mask)
    return words[Int(truncatingIfNeeded: first &>> 6)] &>> (first & 63)
      & words[Int(truncatingIfNeeded: second &>> 6)] &>> (second & 63) & 1 != 0
  }

  package func mayHold(_ key: UInt64) -> Bool { words.withUnsafeBufferPointer { has(key, $0) } }

  /// May one of the tokens be one of the words?
  package func mayHold(_ tokens: UnsafeBufferPointer<Token>) -> Bool {
    words.withUnsafeBufferPointer { words in
      for token in tokens where has(token.key, words) { return true }
      return false
    }
  }
}
