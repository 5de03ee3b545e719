import Foundation
import Lexicon
import Synchronization
import Text

/// The language packs, each read when a document first needs it.
final class Languages: Sendable {
  private let read: @Sendable ([URL]) throws -> Language
  private let folders: [String: [URL]]
  private let packs = Mutex<[String: Language]>([:])
  /// Codes of the languages, sorted.
  let codes: [String]
  /// Frequent words by key, with the numbers of the languages that have them.
  private let frequentWords: [UInt64: [Int]]
  private let filter: KeyFilter

  /// Words of a text that its language is told by.
  private static let sample = 400

  /// - Parameters:
  ///   - folders: the folders of each language, of which the first is whole.
  ///   - read: reads the pack of such folders.
  /// - Throws: ``DataFileError`` where a pack's `language.json` is missing or wrong.
  init(
    folders: [(code: String, folders: [URL])], tokenizer: Tokenizer,
    read: @escaping @Sendable ([URL]) throws -> Language
  ) throws {
    self.read = read
    self.folders = Dictionary(uniqueKeysWithValues: folders.map { ($0.code, $0.folders) })
    codes = folders.map(\.code)
    let infos = try folders.map { try LanguageInfo(folder: $0.folders[0]) }
    frequentWords = infos.enumerated().reduce(into: [:]) { words, info in
      for key in Set(info.element.detect.compactMap({ tokenizer.tokens(of: $0).first?.key })) {
        words[key, default: []].append(info.offset)
      }
    }
    filter = KeyFilter(Array(frequentWords.keys))
  }

  /// The pack of a language; the same one for all threads.
  /// - Throws: ``ExtractorError/unknownLanguage(_:known:)``, or what is wrong in the pack.
  func language(_ code: String) throws -> Language {
    guard let folders = folders[code] else { throw ExtractorError.unknownLanguage(code, known: codes) }
    return try packs.withLock { packs in
      if let known = packs[code] { return known }
      let made = try read(folders)
      packs[code] = made
      return made
    }
  }

  /// The pack of a tag of BCP 47, or nil where there is none: that of "en" for "en-GB", too.
  func code(ofTag tag: String) -> String? {
    if codes.contains(tag) { return tag }
    let language = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
    return codes.contains(language) ? language : nil
  }

  /// The language whose frequent words a text holds most of, or nil where it holds none.
  func code(of tokens: [Token]) -> String? {
    var counts = [Int](repeating: 0, count: codes.count)
    for token in tokens.prefix(Self.sample) where token.isWord && filter.mayHold(token.key) {
      for number in frequentWords[token.key] ?? [] { counts[number] += 1 }
    }
    guard let best = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[best] > 0 else { return nil }
    return codes[best]
  }
}
