import Numbers
import Records
import Statistics
import TestSupport
import Text

/// Texts read by the statistics engine alone, without names.
enum English {
  static let reader = try! StatisticsReader(
    pack: ShippedKnowledge.english, kinds: ShippedKnowledge.kinds, tokenizer: Tokenizer())

  static func facts(_ source: SourceText, published: String? = nil) throws -> (facts: [Fact], tokens: [Token]) {
    let (tokens, sentences) = try sentences(source)
    let facts = reader.facts(
      tokens: tokens, sentences: sentences, text: source, published: published.flatMap { CalendarDate(iso: $0) })
    return (facts, tokens)
  }

  static func sentences(_ source: SourceText) throws -> ([Token], [Sentence]) {
    let tokens = try Tokenizer().tokens(of: source)
    var sentences = SentenceSplitter(rules: ShippedKnowledge.english.sentenceRules).sentences(tokens)
    ZoneClassifier(rules: ShippedKnowledge.english.zoneRules).classify(&sentences, tokens)
    return (tokens, sentences)
  }

  /// "killed 8", "injured 24–99 feared": kind, figure and what is out of the ordinary.
  static func rows(_ text: String) throws -> [String] {
    try facts(SourceText(text)).facts.map { fact in
      let figure =
        fact.value.map(String.init) ?? "\(fact.low.map(String.init) ?? "")–\(fact.high.map(String.init) ?? "")"
      var words = [ShippedKnowledge.kinds[fact.kind].id, figure]
      if fact.status != .reported { words.append(fact.status.rawValue) }
      if fact.partOf != nil { words.append("part") }
      return words.joined(separator: " ")
    }
  }
}
