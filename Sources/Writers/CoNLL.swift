import ICU
import Records
import Text

/// A document as words with BIO tags, a word a line, an empty line behind each sentence, as in CoNLL-2003.
enum CoNLL {
  /// - Complexity: linear in the length of the text.
  static func bytes(_ extraction: Extraction, _ text: SourceText) -> [UInt8] {
    guard let tokenizer = try? Tokenizer() else { return [] }
    var bytes = Array("-DOCSTART- O\n".utf8)
    let mentions = extraction.mentions.withoutOverlaps
    let starts = sentenceStarts(text, extraction.document.language ?? "en")
    var next = 0, sentence = 0
    for token in tokenizer.tokens(of: text) {
      let range = text.codePointRange(utf8Range: token.utf8Range)
      while next < mentions.count, mentions[next].range.upperBound <= range.lowerBound { next += 1 }
      var isStart = token.gap == .paragraphBreak
      while sentence < starts.count, starts[sentence] <= Int(token.utf8Start) {
        sentence += 1
        isStart = true
      }
      if isStart { bytes.append(0x0A) }
      bytes += Array(text.string(utf8Range: token.utf8Range).utf8)
      if next < mentions.count, mentions[next].range.lowerBound < range.upperBound {
        let begins = range.lowerBound <= mentions[next].range.lowerBound
        bytes += Array(" \(begins ? "B" : "I")-\(tag(mentions[next].type))\n".utf8)
      } else {
        bytes += Array(" O\n".utf8)
      }
    }
    bytes.append(0x0A)
    return bytes
  }

  private static func sentenceStarts(_ text: SourceText, _ language: String) -> [Int] {
    guard var breaks = try? BreakIterator(.sentences, locale: language) else { return [] }
    let pieces = text.withUTF8 { bytes in try? breaks.pieces(utf8: Array(bytes)) }
    return (pieces ?? []).map(\.utf8Range.lowerBound)
  }

  private static func tag(_ type: EntityType) -> String {
    switch type {
    case .person: "PER"
    case .place: "LOC"
    case .organization: "ORG"
    }
  }
}
