import ICU
import Lexicon
import Text

/// The number words of a language by token key: from ICU's spell-out rules, in every case and gender that its rule
/// sets know, and from the pack's `numbers.txt`.
package struct NumberWords: Sendable {
  package struct Word: Sendable, Equatable {
    package let value: Int
    /// Multiplies what stands before: hundred, thousand, dozen.
    package let multiplies: Bool
    /// An abbreviation that is a scale behind digits only: "2m", but not "I'm".
    package var needsDigits = false
  }

  private var words: [UInt64: Word] = [:]
  private var filter = KeyFilter([])

  private static let units = Array(0...20) + stride(from: 30, through: 90, by: 10)
  private static let hundreds = Array(stride(from: 100, through: 900, by: 100))
  /// Scale words, each with an amount whose spelling shows the word in another case or number.
  private static let scales = [1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000]

  /// - Throws: ``ICUError`` where the locale has no spell-out rules and the pack brings no words of its own.
  package init(pack: LanguagePack, tokenizer: Tokenizer) throws(ICUError) {
    try read(pack, tokenizer)
    filter = KeyFilter(Array(words.keys))
  }

  private mutating func read(_ pack: LanguagePack, _ tokenizer: Tokenizer) throws(ICUError) {
    for entry in pack.numberWords {
      guard let key = tokenizer.tokens(of: entry.word).first?.key else { continue }
      words[key] = Word(
        value: entry.value, multiplies: entry.role != .plain, needsDigits: entry.role == .scaleOfDigits)
    }
    var speller: SpelledNumbers
    do {
      speller = try SpelledNumbers(locale: pack.info.icuLocale)
    } catch .noSpellOutRules where !pack.numberWords.isEmpty {
      return
    }
    for ruleSet in try speller.ruleSets() where ruleSet.contains("cardinal") || ruleSet.contains("numbering") {
      if ruleSet.contains("year") { continue }
      try speller.use(ruleSet: ruleSet)
      for value in Self.units { add(try speller.format(value), Word(value: value, multiplies: false), tokenizer) }
      for value in Self.hundreds {
        add(try speller.format(value), Word(value: value, multiplies: value == 100), tokenizer)
      }
      for scale in Self.scales {
        for count in [1, 2, 5] {
          // "two thousand": the last word is the scale's in that form.
          let spelled = tokenizer.tokens(of: try speller.format(scale * count))
          if let last = spelled.last, words[last.key] == nil, spelled.count <= 3 {
            words[last.key] = Word(value: scale, multiplies: true)
          }
        }
      }
    }
    // "one hundred": the second word is the scale's.
    try speller.use(ruleSet: "%spellout-cardinal", orElseKeep: true)
    let hundred = tokenizer.tokens(of: try speller.format(100))
    if hundred.count == 2 { words[hundred[1].key] = Word(value: 100, multiplies: true) }
  }

  private mutating func add(_ spelled: String, _ word: Word, _ tokenizer: Tokenizer) {
    let tokens = tokenizer.tokens(of: spelled)
    if tokens.count == 1, words[tokens[0].key] == nil { words[tokens[0].key] = word }
  }

  @inline(__always) package func word(_ token: Token) -> Word? {
    token.isWord && filter.mayHold(token.key) ? words[token.key] : nil
  }
}

extension SpelledNumbers {
  /// Some languages have only gendered rule sets; the last one used then stays.
  fileprivate mutating func use(ruleSet: String, orElseKeep: Bool) throws(ICUError) {
    if try ruleSets().contains(ruleSet) { try use(ruleSet: ruleSet) }
  }
}
