import CICU

/// Numbers written in words, by ICU's rule-based number formats (RBNF) of one locale.
///
/// An instance is for one thread at a time: parsing changes ICU's formatter.
public struct SpelledNumbers: ~Copyable {
  private let handle: OpaquePointer
  public let locale: String

  /// Opens the rules of a locale ("en", "ru", "kk").
  /// - Throws: ``ICUError/noSpellOutRules(locale:fallback:)`` where ICU would fall back to another language.
  public init(locale: String) throws(ICUError) {
    var status: Int32 = 0
    guard let opened = muster_icu_speller_open(locale, &status) else {
      throw .failed(
        operation: "open spelled-out numbers for '\(locale)'", code: String(cString: muster_icu_error_name(status)))
    }
    let actual = String(cString: muster_icu_speller_locale(opened))
    // ICU reports "root" or another language where it has no rules of its own.
    guard language(of: actual) == language(of: locale) else {
      muster_icu_speller_close(opened)
      throw .noSpellOutRules(locale: locale, fallback: actual)
    }
    handle = opened
    self.locale = locale
  }

  deinit { muster_icu_speller_close(handle) }

  /// Names of the public rule sets ("%spellout-cardinal-feminine-genitive"), in ICU's order.
  public borrowing func ruleSets() throws(ICUError) -> [String] {
    var status: Int32 = 0
    let handle = self.handle
    let names = collectUTF8 { muster_icu_speller_rule_sets(handle, &$0, &status) }
    try check(status, "list rule sets for '\(locale)'")
    return String(decoding: names, as: UTF8.self).split(separator: ";").map(String.init)
  }

  /// Makes a rule set the one that formats and parses.
  public mutating func use(ruleSet: String) throws(ICUError) {
    var status: Int32 = 0
    let name = Array(ruleSet.utf8)
    muster_icu_speller_use_rule_set(handle, name, name.count, &status)
    try check(status, "use rule set '\(ruleSet)' for '\(locale)'")
  }

  /// The number in words, without the soft hyphens (U+00AD) and zero-width spaces (U+200B) that some rules write.
  public borrowing func format(_ value: Int) throws(ICUError) -> String {
    var status: Int32 = 0
    let handle = self.handle
    let words = collectUTF8 { muster_icu_speller_format(handle, Int64(value), &$0, &status) }
    try check(status, "spell out \(value) for '\(locale)'")
    var scalars = String.UnicodeScalarView()
    for scalar in String(decoding: words, as: UTF8.self).unicodeScalars
    where scalar.value != 0xAD && scalar.value != 0x200B {
      scalars.append(scalar)
    }
    return String(scalars)
  }

  /// The value of the whole text as a number in words, or nil where it is none (or more than a number).
  public mutating func parse(_ words: String) throws(ICUError) -> Double? {
    var status: Int32 = 0, consumed: Int32 = 0, total: Int32 = 0
    let text = Array(words.utf8)
    guard !text.isEmpty else { return nil }
    let value = muster_icu_speller_parse(handle, text, text.count, &consumed, &total, &status)
    try check(status, "parse '\(words)' as a number for '\(locale)'")
    return consumed > 0 && consumed == total ? value : nil
  }
}

private func language(of locale: String) -> Substring {
  locale.prefix { $0 != "_" && $0 != "-" }
}
