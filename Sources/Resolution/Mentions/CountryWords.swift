import Foundation
import Lexicon
import Text

/// Ordinary words that one country's papers use: a text of the Mansfield with a sheriff is not of the one with a
/// borough council.
package struct CountryWords: Sendable {
  private var words: [UInt64: (country: UInt16, votes: Double)] = [:]

  /// None.
  package init() {}

  /// - Parameter file: `mentions/country-words.tsv` of a language; none where it is missing.
  /// - Throws: ``DataFileError`` where the file is wrong.
  package init(_ file: URL, tokenizer: Tokenizer) throws(DataFileError) {
    guard DataFile.exists(file) else { return }
    for row in try DataTable(file, required: ["country", "votes", "words"]).rows {
      let code = Array(try row.required("country").utf8)
      guard code.count == 2 else { throw row.error("expected the two letters of a country, found '\(row["country"])'") }
      guard let votes = Double(row["votes"]), votes > 0, votes <= 2 else {
        throw row.error("expected votes above 0 and up to 2, found '\(row["votes"])'")
      }
      for word in row.variants("words") {
        guard let token = tokenizer.tokens(of: word).first(where: \.isWord) else { continue }
        words[token.key] = (UInt16(code[0]) << 8 | UInt16(code[1]), votes)
      }
    }
  }

  subscript(key: UInt64) -> (country: UInt16, votes: Double)? { words.isEmpty ? nil : words[key] }
}
