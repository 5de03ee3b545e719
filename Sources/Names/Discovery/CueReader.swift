import Foundation
import Gazetteer
import Lexicon
import Text

extension CueTable {
  /// Reads a language's cues: `mentions/*.txt` and `common-words.txt` of its folder, and the given names and surnames
  /// of `names/*.tsv`. What is missing is empty.
  /// - Throws: ``DataFileError`` where a file is there and wrong.
  package init(language folder: URL, names: URL, tokenizer: Tokenizer) throws(DataFileError) {
    let builder = try CueTableBuilder(language: folder, names: names, tokenizer: tokenizer)
    self.init(ImageBytes(copying: builder.bytes(), name: folder.path))
  }

  /// The same, kept in a cache: the lists are some megabytes, which take longer to read than to map.
  /// - Throws: ``DataFileError`` where a file is there and wrong.
  package init(language folder: URL, names: URL, cache: GazetteerCache) throws {
    let name = GazetteerCache.name("cues", version: CueLayout.version, of: Self.files(language: folder, names: names))
    let bytes = try cache.bytes(name, isUsable: Self.isValid) {
      try CueTableBuilder(language: folder, names: names, tokenizer: try Tokenizer()).bytes()
    }
    self.init(bytes)
  }

  /// The files that a table is read from, whether they are there or not.
  fileprivate static func files(language folder: URL, names: URL) -> [URL] {
    Cues.files.map { folder.appendingPathComponent("mentions/\($0.name).txt") }
      + [ordinaryWords, "nouns.tsv", "nouns-wordnet.tsv"].map(folder.appendingPathComponent)
      + ["given-names.tsv", "surnames.tsv"].map(names.appendingPathComponent)
  }

  fileprivate static let ordinaryWords = "mentions/ordinary-words.txt"
}

extension CueTableBuilder {
  fileprivate init(language folder: URL, names: URL, tokenizer: Tokenizer) throws(DataFileError) {
    self.init(capacity: 400_000)
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
    try insertWords(folder.appendingPathComponent(CueTable.ordinaryWords), tokenizer)
    // Who is called like an ordinary word must be so often.
    try insertNames(names.appendingPathComponent("given-names.tsv"), .given, least: 2, leastOrdinary: 5)
    try insertNames(names.appendingPathComponent("surnames.tsv"), .surname, least: 1, leastOrdinary: 4)
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

  private mutating func insertWords(_ file: URL, _ tokenizer: Tokenizer) throws(DataFileError) {
    guard DataFile.exists(file) else { return }
    guard let data = try? Data(contentsOf: file), let text = SourceText(utf8: Array(data)) else {
      throw DataFileError(file: file.path, "cannot be read as UTF-8; save it as UTF-8")
    }
    for token in tokenizer.tokens(of: text) where token.isWord && token.gap >= .lineBreak { insert(token.key, .common) }
  }

  /// Names of one ASCII word by their weight, the last column. The lists are long, so their bytes are read in one go;
  /// other spellings stand beside in ASCII, too.
  private mutating func insertNames(_ file: URL, _ cue: Cues, least: Int, leastOrdinary: Int) throws(DataFileError) {
    guard DataFile.exists(file) else { return }
    guard let data = try? Data(contentsOf: file) else { throw DataFileError(file: file.path, "cannot be read") }
    let bytes = Array(data) + [UInt8](repeating: 0, count: 32)
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < data.count {
        var end = start
        var isWord = true
        while bytes[end] > 0x1F {
          isWord = isWord && (bytes[end] | 0x20 >= 0x61 && bytes[end] | 0x20 <= 0x7A)
          end += 1
        }
        let nameEnd = end
        while end < data.count, bytes[end] != 0x0A { end += 1 }
        var weight = 0
        var digit = end - 1
        var scale = 1
        while digit > nameEnd, bytes[digit] >= 0x30, bytes[digit] <= 0x39 {
          weight += Int(bytes[digit] - 0x30) * scale
          scale *= 10
          digit -= 1
        }
        if isWord, nameEnd - start > 1, weight >= least {
          let key = TokenKey.hash(asciiWord: bytes.baseAddress! + start, nameEnd - start)
          if weight >= leastOrdinary || !self[key].contains(.common) { insert(key, cue) }
        }
        start = end + 1
      }
    }
  }
}
