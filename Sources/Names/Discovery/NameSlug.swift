import ICU
import Text

/// Ids of names that no list has: the folded words joined by hyphens, the same for every spelling that folds alike.
package struct NameSlug: ~Copyable {
  private let fold: NameFold

  package init() throws(ICUError) { fold = try NameFold() }

  package borrowing func slug(_ name: String) -> String {
    let utf8 = Array(name.utf8)
    if utf8.allSatisfy({ $0 < 0x80 }) { return String(decoding: Self.slug(ascii: utf8), as: UTF8.self) }
    var words: [String] = []
    for word in name.unicodeScalars.split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "\u{A0}" }) {
      let folded = fold.fold(String(word))
      if !folded.isEmpty { words.append(folded) }
    }
    return words.joined(separator: "-")
  }

  /// The same for most names, without ICU.
  private static func slug(ascii name: [UInt8]) -> [UInt8] {
    var slug: [UInt8] = []
    slug.reserveCapacity(name.count)
    var isBetweenWords = false
    for byte in name {
      switch byte {
      case 0x20, 0x2D: isBetweenWords = !slug.isEmpty
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
        if isBetweenWords { slug.append(0x2D) }
        isBetweenWords = false
        slug.append(byte | 0x20)
      default: break
      }
    }
    return slug
  }
}
