import Gazetteer
import Names
import Text

/// Finds the people, places and organisations of a document and says which they are.
///
/// Linear in the text: words are looked at where a capital or a known name stands, and names once a document.
package struct MentionReader: Sendable {
  package let gazetteer: Gazetteer
  package let cues: CueTable

  package init(gazetteer: Gazetteer, cues: CueTable) { (self.gazetteer, self.cues) = (gazetteer, cues) }

  /// - Parameter memo: remembers from text to text what names mean.
  package func mentions(
    tokens: [Token], sentences: [Sentence], text: SourceText, memo: NameMemo = NameMemo()
  ) -> DocumentMentions {
    let known = gazetteer.matches(in: tokens, memo: memo).compactMap { match in
      // "Porto said": a verb in lower case is no name's end.
      let last = tokens[match.tokens.upperBound - 1]
      let isVerb = last.shape == .lower && match.tokens.count > 1 && cues[last.key].contains(.spoken)
      return isVerb ? nil : KnownName(tokens: match.tokens, match.name)
    }
    return text.withUTF8 { bytes in
      tokens.withUnsafeBufferPointer { tokens in
        var reader = RunReader(tokens: tokens, text: bytes, cues: cues, known: known)
        for sentence in sentences { reader.read(sentence.tokens) }
        var work = MentionWork(reader: reader, gazetteer: gazetteer, tokens: tokens, text: bytes, cues: cues)
        return work.resolve()
      }
    }
  }
}
