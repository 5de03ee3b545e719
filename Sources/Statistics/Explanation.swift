import Lexicon
import Records
import Text

/// What the statistics engine saw in a sentence: for `muster explain`.
package struct SentenceExplanation: Sendable {
  package struct Candidate: Sendable {
    package let rule: String
    package let kind: String
    package let priority: Int
    /// Tokens of the sentence.
    package let trigger: Range<Int>
    package let group: Range<Int>
    /// nil where it won, else why it did not.
    package let rejection: String?
  }

  package struct CountedGroup: Sendable {
    package let tokens: Range<Int>
    package let description: String
  }

  package let sentence: Int
  package let groups: [CountedGroup]
  package let candidates: [Candidate]
}

extension StatisticsReader {
  /// Groups and candidates of every sentence that holds a trigger.
  package func explain(tokens: [Token], sentences: [Sentence], text: SourceText) -> [SentenceExplanation] {
    text.withUTF8 { bytes in
      tokens.withUnsafeBufferPointer { all in
        sentences.enumerated().compactMap { number, sentence in
          let slice = UnsafeBufferPointer(rebasing: all[sentence.tokens])
          guard let view = sentenceReader.view(slice, text: bytes) else { return nil }
          let groups = sentenceReader.groupFinder.groups(in: view)
          return SentenceExplanation(
            sentence: number,
            groups: groups.map { .init(tokens: $0.tokens, description: describe($0)) },
            candidates: sentenceReader.candidates(view, groups).map { candidate in
              .init(
                rule: candidate.match.pattern.id, kind: kinds[candidate.match.kind].id,
                priority: candidate.match.pattern.priority, trigger: candidate.match.trigger.tokens,
                group: candidate.match.group.map { groups[$0].tokens } ?? candidate.match.trigger.tokens,
                rejection: candidate.rejection)
            })
        }
      }
    }
  }

  private func describe(_ group: Group) -> String {
    func bound(_ value: Int?) -> String { value.map(String.init) ?? "open" }
    let what = group.countedKind.map { "count of \(kinds[$0].id)" } ?? group.nounClass?.description ?? "bare number"
    let parts =
      group.parts.isEmpty ? "" : ", \(group.parts.count) parts\(group.isTotalWithParts ? " in the total" : "")"
    return
      "\(group.reference), \(what), value \(bound(group.value)), low \(bound(group.low)), high \(bound(group.high)), "
      + "\(group.qualifier.rawValue)\(group.victimGroup.isEmpty ? "" : ", \(group.victimGroup)")\(parts)"
  }
}
