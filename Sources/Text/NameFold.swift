import ICU

/// The folded key of a word: NFKC case folding, diacritics and vowel points stripped, letters such as ł ø ß ı ə
/// mapped to ASCII, apostrophes dropped, Arabic letter variants unified. Scripts are kept apart: folding never
/// romanises. Not for several threads.
public struct NameFold: ~Copyable {
  private let casefold = Normalizer(.nfkcCasefold)
  private let decompose = Normalizer(.nfd)
  private let letters = LetterRules()

  /// A fold for any number of words.
  /// - Throws: `ICUError` where ICU cannot be opened.
  /// - Complexity: constant; the first word with letters that need rules opens them, which takes some milliseconds.
  public init() throws(ICUError) {
    // Fails here rather than at a word.
    _ = try decompose.normalize(utf8: try casefold.normalize(utf8: Array("é".utf8)))
  }

  /// The folded spelling as UTF-8; ASCII letters come out in lower case. Punctuation and spaces of ASCII are dropped.
  /// - Complexity: linear in the word's length; words beyond ASCII take ICU some microseconds.
  public borrowing func fold(utf8 word: [UInt8]) -> [UInt8] {
    let folded = word.allSatisfy { $0 < 0x80 } ? word : withoutDiacritics(word)
    return folded.compactMap { byte in
      switch byte {
      case 0x41...0x5A: byte | 0x20
      case 0x30...0x39, 0x61...0x7A, 0x80...: byte
      default: nil
      }
    }
  }

  /// Most words are ASCII once their accents are off; only the others need the rules, which ICU takes long to open.
  /// ICU fails only for lack of memory or texts over 2 GB; the word then stands for itself.
  private borrowing func withoutDiacritics(_ word: [UInt8]) -> [UInt8] {
    guard let cased = try? casefold.normalize(utf8: word), var bare = try? decompose.normalize(utf8: cased) else {
      return word
    }
    removeMarks(&bare)
    return hasNoRules(bare) ? bare : letters.apply(cased) ?? word
  }

  /// Nothing but ASCII, Greek and Cyrillic letters, for which there are no rules: bytes from CE 91 to D1 BF.
  private borrowing func hasNoRules(_ utf8: [UInt8]) -> Bool {
    utf8.allSatisfy { $0 < 0xC0 || (0xCE...0xD1).contains($0) }
      && !utf8.indices.contains { utf8[$0] == 0xCE && utf8[$0 + 1] < 0x91 }
  }

  /// Drops accents, U+0300 to U+036F (CC 80 to CD AF), and curly quotes, dashes and dots, U+2010 to U+2027 (E2 80 90
  /// to E2 80 A7).
  private borrowing func removeMarks(_ utf8: inout [UInt8]) {
    var kept = 0
    var index = 0
    while index < utf8.count {
      let rest = utf8.count - index
      if rest > 1, utf8[index] == 0xCC || (utf8[index] == 0xCD && utf8[index + 1] < 0xB0) {
        index += 2
      } else if rest > 2, utf8[index] == 0xE2, utf8[index + 1] == 0x80, (0x90...0xA7).contains(utf8[index + 2]) {
        index += 3
      } else {
        utf8[kept] = utf8[index]
        kept += 1
        index += 1
      }
    }
    utf8.removeLast(utf8.count - kept)
  }

  /// The folded form of a word.
  /// - Complexity: as that of ``fold(utf8:)``.
  public borrowing func fold(_ word: String) -> String { String(decoding: fold(utf8: Array(word.utf8)), as: UTF8.self) }
}

/// ICU transform rules for letters that have no decomposition, opened when the first word needs them.
///
/// Not for several threads.
private final class LetterRules {
  /// Latin-ASCII (CLDR) maps the Latin letters.
  private static let rules = """
    :: NFD ;
    [\\u0300-\\u036F \\u0483-\\u0487 \\u0591-\\u05BD \\u05BF \\u05C1 \\u05C2 \\u05C4 \\u05C5 \\u05C7] > ;
    [\\u0610-\\u061A \\u0640 \\u064B-\\u065F \\u0670 \\u06D6-\\u06ED \\u02B0-\\u02FF] > ;
    [\\u0649 \\u06CC \\u06D0 \\u06D2] > \\u064A ;
    \\u06A9 > \\u0643 ;
    [\\u0629 \\u06C1 \\u06C0 \\u06D5] > \\u0647 ;
    :: NFC ;
    :: [[:Latin:] [:Common:]] Latin-ASCII ;
    """

  private var transliterator: Transliterator?

  /// The word after the rules, or nil where ICU fails.
  func apply(_ word: [UInt8]) -> [UInt8]? {
    if transliterator == nil { transliterator = try? Transliterator(name: "Muster-Fold", rules: Self.rules) }
    return try? transliterator?.transliterate(utf8: word)
  }
}

/// Keys of the distinct non-ASCII words met so far, so that ICU is asked once a word.
///
/// Not for several threads. Forgets everything at ``limit`` words, so that memory is bounded whatever the corpus.
final class FoldCache {
  private let fold: NameFold
  private var keys: [UInt64: UInt64] = [:]
  private static let limit = 1 << 18
  /// A longer word is hashed by its first bytes only; no name is that long.
  private static let longestWord = 512

  init() throws(ICUError) { fold = try NameFold() }

  /// - Complexity: linear in the word's length, capped at ``longestWord``.
  func key(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var raw: UInt64 = TokenKey.seed1
    let count = min(bytes.count, Self.longestWord)
    for index in 0..<count {
      raw = (raw ^ UInt64(bytes[index])) &* 0x9E37_79B9_7F4A_7C15
      raw ^= raw >> 29
    }
    if let known = keys[raw] { return known }
    let folded = fold.fold(utf8: Array(bytes.prefix(count)))
    let key = folded.isEmpty ? 0 : TokenKey.hash(folded: folded)
    if keys.count >= Self.limit { keys.removeAll(keepingCapacity: true) }
    keys[raw] = key
    return key
  }
}
