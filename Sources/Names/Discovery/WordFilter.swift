import Gazetteer
import Text

/// A set of words, right where it says no and mostly where it says yes.
struct WordFilter {
  private var bits = [UInt64](repeating: 0, count: 1024)

  init(lowerWordsOf tokens: UnsafeBufferPointer<Token>) {
    bits.withUnsafeMutableBufferPointer { bits in
      for token in tokens where token.shape == .lower {
        let hash = Int(truncatingIfNeeded: token.key >> 20) & 0xFFFF
        bits[hash >> 6] |= 1 << UInt64(hash & 63)
      }
    }
  }

  func contains(_ key: UInt64) -> Bool {
    let hash = Int(truncatingIfNeeded: key >> 20) & 0xFFFF
    return bits[hash >> 6] & (1 << UInt64(hash & 63)) != 0
  }
}
