import Resolution
import Statistics
import TestSupport
import Text

/// Tolls of texts, without names.
enum Article {
  private static let statistics = try! StatisticsReader(
    pack: ShippedKnowledge.english, kinds: ShippedKnowledge.kinds, tokenizer: Tokenizer())
  private static let tolls = TollReader(kinds: ShippedKnowledge.kinds, groups: ShippedKnowledge.english.groups)

  static func tolls(of text: String) throws -> [TollFigure] {
    let source = SourceText(text)
    let tokens = try Tokenizer().tokens(of: source)
    var sentences = SentenceSplitter(rules: ShippedKnowledge.english.sentenceRules).sentences(tokens)
    ZoneClassifier(rules: ShippedKnowledge.english.zoneRules).classify(&sentences, tokens)
    let facts = statistics.facts(tokens: tokens, sentences: sentences, text: source, published: nil)
    return tolls.tolls(of: facts)
  }

  /// "killed 8" for the overall figures, "killed/attackers 1" for the others; "-" where best is empty.
  static func rows(_ text: String) throws -> [String] {
    try tolls(of: text).map { toll in
      let series = toll.series == "overall" ? "" : "/\(toll.series)"
      return "\(ShippedKnowledge.kinds[toll.kind].id)\(series) \(toll.value.map(String.init) ?? "-")"
    }
  }
}
