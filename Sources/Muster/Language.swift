import Foundation
import Lexicon
import Resolution
import Statistics
import Text

/// Everything that reads one language.
struct Language: Sendable {
  let pack: LanguagePack
  let splitter: SentenceSplitter
  let zones: ZoneClassifier
  let statistics: StatisticsReader
  let tolls: TollReader

  init(folder: URL, kinds: Kinds, tokenizer: Tokenizer) throws {
    pack = try LanguagePack(folder: folder, kinds: kinds, tokenizer: tokenizer)
    splitter = SentenceSplitter(rules: pack.sentenceRules)
    zones = ZoneClassifier(rules: pack.zoneRules)
    statistics = try StatisticsReader(pack: pack, kinds: kinds, tokenizer: tokenizer)
    tolls = TollReader(kinds: kinds, groups: pack.groups)
  }
}
