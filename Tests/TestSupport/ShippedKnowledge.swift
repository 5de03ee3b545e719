import Foundation
import Lexicon
import Text

/// The knowledge that ships with the package, read once for all tests.
package enum ShippedKnowledge {
  package static let folder = packageFolder.appendingPathComponent("Gazetteers")
  package static let kinds = try! Kinds(folder.appendingPathComponent("kinds.tsv"))
  package static let english = try! LanguagePack(
    folder: folder.appendingPathComponent("languages/en"), kinds: kinds, tokenizer: Tokenizer())

  /// Codes of the languages that have a folder: a new one is tested without a change here.
  package static let languages: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: folder.appendingPathComponent("languages").path)
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }()
}
