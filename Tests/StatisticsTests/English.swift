import Foundation
import Lexicon
import Numbers
import Statistics
import TestSupport
import Text

/// The English pack, read once for all tests.
struct English: Sendable {
  static let shared: English = {
    do { return try English() } catch { fatalError("\(error)") }
  }()

  let kinds: Kinds
  let reader: StatisticsReader
  let splitter: SentenceSplitter
  let pack: LanguagePack

  private init() throws {
    let folder = packageFolder.appendingPathComponent("Gazetteers")
    let tokenizer = try Tokenizer()
    kinds = try Kinds(folder.appendingPathComponent("kinds.tsv"))
    pack = try LanguagePack(folder: folder.appendingPathComponent("languages/en"), kinds: kinds, tokenizer: tokenizer)
    reader = try StatisticsReader(pack: pack, kinds: kinds, tokenizer: tokenizer)
    splitter = SentenceSplitter(rules: pack.sentenceRules)
  }

  func facts(_ string: String, published: String? = nil) throws -> [Fact] {
    let text = SourceText(string)
    let tokens = try Tokenizer().tokens(of: text)
    return reader.facts(
      tokens: tokens, sentences: splitter.sentences(tokens), text: text,
      published: published.flatMap { CalendarDate(iso: $0) })
  }

  /// "killed 8": kind and figure, or the bounds where there is no figure.
  func summary(_ string: String) throws -> [String] {
    try facts(string).map { fact in
      let figure =
        fact.value.map(String.init) ?? "\(fact.low.map(String.init) ?? "")…\(fact.high.map(String.init) ?? "")"
      return "\(kinds[fact.kind].id) \(figure)"
    }
  }
}
