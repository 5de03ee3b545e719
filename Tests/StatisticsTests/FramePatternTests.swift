import Lexicon
import Statistics
import TestSupport
import Testing
import Text

@Suite struct FramePatternTests {
  private func compile(_ pattern: String) throws {
    let source = FrameSource(
      id: "trial", kind: "*", priority: 90, noun: "", pattern: pattern, file: "frames.tsv", line: 12)
    _ = try FramePattern(
      source, kinds: ShippedKnowledge.kinds, lexicon: ShippedKnowledge.english.lexicon, tokenizer: Tokenizer())
  }

  @Test(
    "mistakes name the frame, file and line",
    arguments: [
      ("{people} {object-verb/past} {!predicate}", "two triggers"), ("{people} were", "no trigger"),
      ("{peopel} {object-verb/past}", "no word class 'peopel'"), ("{people} ..40 {object-verb/past}", "..1 to ..20"),
      ("{people} {object-verb/past", "closing brace"), ("-{nonsense} {object-verb/past}", "no word class 'nonsense'"),
    ])
  func mistakes(pattern: String, words: String) throws {
    do {
      try compile(pattern)
      Issue.record("should be refused")
    } catch {
      let error = try #require(error as? DataFileError)
      #expect(error.description.hasPrefix("frames.tsv:12: frame 'trial'"), "\(error)")
      #expect(error.description.contains(words), "\(error)")
    }
  }

  @Test(
    "patterns of every element",
    arguments: [
      "{subject} {be} {adverb}? {object-verb/participle}", "{!toll} ..18 {toll-move} {number}",
      "{people} dead|fatally {!predicate} -{object-verb} -people -{people}",
    ])
  func good(pattern: String) throws { try compile(pattern) }
}
