import Foundation
import Lexicon
import Text

extension CueTable {
  /// Reads a language's cues: `mentions/*.txt` and `common-words.txt` of its folder, and the given names and surnames
  /// of `names/*.tsv`. What is missing is empty.
  /// - Throws: ``DataFileError`` where a file is there and wrong.
  package init(language folder: URL, names: URL, tokenizer: Tokenizer) throws(DataFileError) {
    self.init(capacity: 200_000)
    for (name, cue) in Cues.files {
      let file = folder.appendingPathComponent("mentions/\(name).txt")
      guard DataFile.exists(file) else { continue }
      for line in try DataFile(file).lines {
        for word in line.text.split(separator: "|") {
          let tokens = tokenizer.tokens(of: String(word)).filter { $0.kind != .punctuation || word.utf8.count == 1 }
          // Only what is one word here can be found by its key; "Sheriff's" stands for "Sheriff".
          if let first = tokens.first { insert(first.key, cue) }
        }
      }
    }
    try insertFirstColumn(folder.appendingPathComponent("common-words.txt"), .common, tokenizer)
    try insertFirstColumn(names.appendingPathComponent("given-names.tsv"), .given, tokenizer)
    try insertFirstColumn(names.appendingPathComponent("surnames.tsv"), .surname, tokenizer)
    for name in ["nouns.tsv", "nouns-wordnet.tsv"] {
      let file = folder.appendingPathComponent(name)
      guard DataFile.exists(file) else { continue }
      for row in try DataTable(file, required: ["class", "singular"]).rows where row["class"] == "people" {
        for word in row.variants("singular") where !word.utf8.contains(0x20) {
          if let token = tokenizer.tokens(of: word).first { insert(token.key, .role) }
        }
      }
    }
  }

  /// The words that make up the first column of a table alone, read in one go: the lists are long.
  private mutating func insertFirstColumn(_ file: URL, _ cue: Cues, _ tokenizer: Tokenizer) throws(DataFileError) {
    guard DataFile.exists(file) else { return }
    guard let data = try? Data(contentsOf: file), let text = SourceText(utf8: Array(data)) else {
      throw DataFileError(file: file.path, "cannot be read as UTF-8; save it as UTF-8")
    }
    let tokens = tokenizer.tokens(of: text)
    text.withUTF8 { bytes in
      for token in tokens where token.isWord && token.gap >= .lineBreak {
        let end = Int(token.utf8End)
        if end == bytes.count || bytes[end] < 0x20 { insert(token.key, cue) }
      }
    }
  }
}
