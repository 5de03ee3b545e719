import Records
import Text

/// A document as spaCy and annotation tools take it: the text and the names with their offsets, on one line.
enum SpacyLine {
  static func bytes(_ extraction: Extraction, _ text: SourceText) -> [UInt8] {
    var json = JSONBytes()
    json.object { json in
      json.key("id")
      json.string(extraction.document.id)
      json.key("text")
      json.string(text.string)
      json.key("entities")
      json.array { json in
        for mention in extraction.mentions.withoutOverlaps {
          json.array { json in
            json.integer(mention.range.lowerBound)
            json.integer(mention.range.upperBound)
            json.string(mention.type.rawValue.uppercased())
          }
        }
      }
    }
    json.lineFeed()
    return json.bytes
  }
}

extension [Mention] {
  /// In the order of the text; of names that overlap the first, and the longest there.
  var withoutOverlaps: [Mention] {
    var end = 0
    return sorted { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
      .filter { mention in
        guard mention.range.lowerBound >= end, !mention.range.isEmpty else { return false }
        end = mention.range.upperBound
        return true
      }
  }
}
