import Foundation
import Lexicon
import TestSupport
import Testing
import Text

@Suite struct LanguagePackTests {
  @Test("every language folder is read", arguments: ShippedKnowledge.languages)
  func reads(language: String) throws {
    let pack = try LanguagePack(
      folder: ShippedKnowledge.folder.appendingPathComponent("languages/\(language)"), kinds: ShippedKnowledge.kinds,
      tokenizer: Tokenizer())
    #expect(pack.info.code == language)
    #expect(!pack.frames.isEmpty && !pack.verbs.isEmpty && !pack.nouns.isEmpty)
    #expect(!pack.vagueAmounts.isEmpty && !pack.hedges.isEmpty && !pack.detectKeys.isEmpty)
  }

  @Test(
    "mistakes name file and line",
    arguments: [
      ("verbs.tsv", "slain\tobject\tpeople\tslay", "kind 'slain' is not in kinds.tsv"),
      ("verbs.tsv", "killed\tvictim\tpeople\tslay", "object or subject, found 'victim'"),
      ("frames.tsv", "x\tslain\t90\t{object-verb/past} {people}", "kind 'slain'"),
      ("frames.tsv", "x\tkilled\thigh\t{object-verb/past} {people}", "whole number or empty, found 'high'"),
      ("hedges.tsv", "at_least\tbeside\tno fewer than", "before or after, found 'beside'"),
      ("vague.tsv", "many\t\t\toodles of", "whole number or empty, found 'many'"),
      ("nouns.tsv", "people\telves\telf\telves", "group 'elves' is not in groups.tsv"),
      ("numbers.txt", "gross=144", "expected word|value"),
      ("zones.tsv", "footer\tImprint", "found 'footer'"),
    ])
  func mistakes(file: String, line: String, words: String) throws {
    let folder = try TemporaryFolder()
    let copy = folder.url.appendingPathComponent("en")
    try FileManager.default.copyItem(at: ShippedKnowledge.english.folder, to: copy)
    let target = copy.appendingPathComponent(file)
    var content = String(decoding: try Data(contentsOf: target), as: UTF8.self)
    if !content.hasSuffix("\n") { content += "\n" }
    let number = content.split(separator: "\n", omittingEmptySubsequences: false).count
    try Data((content + line + "\n").utf8).write(to: target)
    do {
      _ = try LanguagePack(folder: copy, kinds: ShippedKnowledge.kinds, tokenizer: Tokenizer())
      Issue.record("should be refused")
    } catch {
      let error = try #require(error as? DataFileError)
      #expect(error.message.contains(words), "\(error)")
      #expect(error.file.hasSuffix(file) && error.line == number, "\(error)")
    }
  }

  @Test func longestPhraseOfAClassCounts() throws {
    let tokenizer = try Tokenizer()
    var lexicon = Lexicon()
    let place = lexicon.wordClass("place"), number = lexicon.wordClass("number")
    lexicon.add(tokenizer.tokens(of: "new york"), place, payload: 1)
    lexicon.add(tokenizer.tokens(of: "new york city"), place, payload: 2)
    lexicon.add(tokenizer.tokens(of: "new"), number, payload: 3)
    let tokens = tokenizer.tokens(of: "in New York City")
    let annotation = tokens.withUnsafeBufferPointer { lexicon.annotate($0) }
    #expect(annotation.word(place, at: 1)?.sense.payload == 2)
    #expect(annotation.word(place, at: 1)?.end == 4)
    #expect(annotation.word(place, at: 1, endingAt: 3)?.sense.payload == 1)
    #expect(annotation.has(number, at: 1) && !annotation.has(number, at: 2))
    let isAdded = lexicon.addFirst(tokenizer.tokens(of: "NEW YORK"), place, payload: 9)
    #expect(!isAdded)
  }

  @Test func classesAreSets() {
    var lexicon = Lexicon()
    let all = (0..<WordClasses.limit).map { lexicon.wordClass("c\($0)") }
    #expect(Set(all).count == WordClasses.limit)
    #expect(all[0].union(all[200]).contains(all[200]) && all[3].isDisjoint(with: all[131]))
    let again = lexicon.wordClass("c7")
    #expect(again == all[7] && lexicon.existingClass("none").isEmpty)
  }
}
