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

  package func mentions(tokens: [Token], sentences: [Sentence], text: SourceText) -> DocumentMentions {
    let known = gazetteer.matches(in: tokens).map { KnownName(tokens: $0.tokens, candidates: $0.candidates, gazetteer) }
      .filter { !$0.candidates.isEmpty }
    return text.withUTF8 { bytes in
      tokens.withUnsafeBufferPointer { tokens in
        var reader = RunReader(tokens: tokens, cues: cues, known: known)
        for sentence in sentences { reader.read(sentence.tokens) }
        var work = MentionWork(reader: reader, gazetteer: gazetteer, tokens: tokens, text: bytes, cues: cues)
        return work.resolve()
      }
    }
  }
}
