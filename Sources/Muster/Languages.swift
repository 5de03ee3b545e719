import Foundation
import Lexicon
import Synchronization
import Text

/// The language packs, each read when a document first needs it.
final class Languages: Sendable {
  private let read: @Sendable (String) throws -> Language
  private let packs = Mutex<[String: Language]>([:])
  /// Keys of the frequent words of each language.
  private let frequentWords: [(code: String, keys: Set<UInt64>)]

  /// Words of a text that its language is told by.
  private static let sample = 400

  /// - Parameter read: reads the pack with a code.
  /// - Throws: ``DataFileError`` where a pack's `language.json` is missing or wrong.
  init(folder: URL, tokenizer: Tokenizer, read: @escaping @Sendable (String) throws -> Language) throws {
    self.read = read
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted()
    frequentWords = try names.map { name in
      let info = try LanguageInfo(folder: folder.appendingPathComponent(name))
      return (info.code, Set(info.detect.compactMap { tokenizer.tokens(of: $0).first?.key }))
    }
  }

  /// The pack of a language; the same one for all threads.
  func language(_ code: String) throws -> Language {
    try packs.withLock { packs in
      if let known = packs[code] { return known }
      let made = try read(code)
      packs[code] = made
      return made
    }
  }

  /// Is there a pack with that code?
  func has(_ code: String) -> Bool { frequentWords.contains { $0.code == code } }

  /// The language whose frequent words a text holds most of, or nil where it holds none.
  func code(of tokens: [Token]) -> String? {
    var counts = [Int](repeating: 0, count: frequentWords.count)
    for token in tokens.prefix(Self.sample) where token.isWord {
      for number in frequentWords.indices where frequentWords[number].keys.contains(token.key) { counts[number] += 1 }
    }
    guard let best = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[best] > 0 else { return nil }
    return frequentWords[best].code
  }
}
