import Foundation
import Gazetteer
import Lexicon
import Names
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
  let mentions: MentionReader
  let causes: CauseWords

  /// - Parameter folders: the whole folder of the language, then those that add to it.
  init(folders: [URL], names: URL, kinds: Kinds, gazetteer: Gazetteer, tokenizer: Tokenizer) throws {
    let folder = folders[0]
    // The lists of names are as much work as the pack: both at a time.
    let cache = GazetteerCache(folder: GazetteerCache.standardFolder)
    let cues = Background { try CueTable(language: folder, names: names, cache: cache) }
    pack = try LanguagePack(folder: folder, additions: Array(folders.dropFirst()), kinds: kinds, tokenizer: tokenizer)
    splitter = SentenceSplitter(rules: pack.sentenceRules)
    zones = ZoneClassifier(rules: pack.zoneRules)
    statistics = try StatisticsReader(pack: pack, kinds: kinds, tokenizer: tokenizer)
    mentions = MentionReader(
      gazetteer: gazetteer, cues: try cues.value(),
      endings: try CaseEndings(names.appendingPathComponent("case-endings.tsv")),
      customs: try CountryWords(folder.appendingPathComponent("mentions/country-words.tsv"), tokenizer: tokenizer))
    causes = try CauseWords(folders.map { $0.appendingPathComponent("causes.tsv") }, tokenizer: tokenizer)
    tolls = TollReader(kinds: kinds, groups: pack.groups)
  }
}
