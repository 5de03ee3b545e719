/// Cuts a name at its separators: spaces, hyphens, dots, commas, middle dots, quotes, brackets. Apostrophes and
/// zero-width characters stay inside words.
enum NameTokens {
  /// Longer texts are no names: the rest is left out.
  static let longestName = 1_000
  static let mostTokens = 12

  static func tokens(_ bytes: UnsafeBufferPointer<UInt8>) -> [UnsafeBufferPointer<UInt8>] {
    var tokens: [UnsafeBufferPointer<UInt8>] = []
    var start = 0, index = 0
    let count = min(bytes.count, longestName)
    while index < count {
      let width = separator(bytes, index, count)
      if width == 0 {
        index += 1
        continue
      }
      if index > start { tokens.append(UnsafeBufferPointer(rebasing: bytes[start..<index])) }
      index += width
      start = index
      if tokens.count == mostTokens { return tokens }
    }
    if count > start { tokens.append(UnsafeBufferPointer(rebasing: bytes[start..<count])) }
    return tokens
  }

  /// Middle dots part the words of foreign names in Han characters: 大衛·卡梅倫.
  static func isTranscribed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for (index, byte) in bytes.prefix(longestName).enumerated() where byte >= 0xC2 {
      let second = index + 1 < bytes.count ? bytes[index + 1] : 0
      let third = index + 2 < bytes.count ? bytes[index + 2] : 0
      switch (byte, second, third) {
      case (0xC2, 0xB7, _), (0xE2, 0x80, 0xA2), (0xE2, 0x80, 0xA7), (0xE3, 0x83, 0xBB), (0xEF, 0xBD, 0xA5): return true
      default: continue
      }
    }
    return false
  }

  /// Bytes of the separator at `index`; 0 where there is none.
  @inline(__always)
  private static func separator(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ count: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x80 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x27, 0x60: return 0
      default: return 1
      }
    }
    let second = index + 1 < count ? bytes[index + 1] : 0
    let third = index + 2 < count ? bytes[index + 2] : 0
    switch (byte, second, third) {
    case (0xC2, 0xA0, _), (0xC2, 0xB7, _), (0xC2, 0xAB, _), (0xC2, 0xBB, _): return 2
    case (0xD6, 0xBE, _), (0xD8, 0x8C, _), (0xD7, 0xB4, _), (0xD5, 0x9D, _), (0xCE, 0x87, _): return 2
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0x90...0x95), (0xE2, 0x80, 0x9C...0x9F): return 3
    case (0xE2, 0x80, 0xA2), (0xE2, 0x80, 0xA7), (0xE2, 0x80, 0xAF), (0xE2, 0x88, 0x92): return 3
    case (0xE3, 0x80, 0x80...0x82), (0xE3, 0x80, 0x8A...0x91), (0xE3, 0x82, 0xA0), (0xE3, 0x83, 0xBB): return 3
    case (0xEF, 0xBC, 0x88), (0xEF, 0xBC, 0x89), (0xEF, 0xBC, 0x8C...0x8E), (0xEF, 0xBC, 0x9D), (0xEF, 0xBD, 0xA5):
      return 3
    default: return 0
    }
  }
}
