import Gazetteer
import Names
import Text

/// Finds the people, places and organisations of a document and says which they are.
///
/// Linear in the text: words are looked at where a capital or a known name stands, and names once a document.
package struct MentionReader: Sendable {
  package let gazetteer: Gazetteer
  package let cues: CueTable
  private let endings: CaseEndings
  private let customs: CountryWords

  package init(
    gazetteer: Gazetteer, cues: CueTable, endings: CaseEndings = CaseEndings(),
    customs: CountryWords = CountryWords()
  ) {
    (self.gazetteer, self.cues, self.endings, self.customs) = (gazetteer, cues, endings, customs)
  }

  /// - Parameters:
  ///   - resolvesRoles: also "the president", where the text tells who that is.
  ///   - memo: remembers from text to text what names mean.
  package func mentions(
    tokens: [Token], sentences: [Sentence], text: SourceText, resolvesRoles: Bool = false, memo: NameMemo = NameMemo()
  ) -> DocumentMentions {
    text.withUTF8 { bytes in
      let known = endings.complete(
        knownNames(tokens, bytes, memo), tokens: tokens, text: bytes, gazetteer: gazetteer, memo: memo)
      return tokens.withUnsafeBufferPointer { tokens in
        var reader = RunReader(tokens: tokens, text: bytes, cues: cues, known: known)
        for sentence in sentences { reader.read(sentence.tokens) }
        var work = MentionWork(
          reader: reader, gazetteer: gazetteer, tokens: tokens, text: bytes, cues: cues, customs: customs)
        return work.resolve(roles: resolvesRoles)
      }
    }
  }

  private func knownNames(_ tokens: [Token], _ text: UnsafeBufferPointer<UInt8>, _ memo: NameMemo) -> [KnownName] {
    guard let words = UnspacedWords(tokens: tokens, text: text) else {
      return gazetteer.matches(in: tokens, memo: memo).compactMap { trimmed($0, tokens, memo) }
    }
    var known: [KnownName] = []
    for match in gazetteer.matches(in: tokens, overlapping: true, memo: memo) where words.allows(match.tokens) {
      if match.tokens.lowerBound >= known.last?.tokens.upperBound ?? 0, let name = trimmed(match, tokens, memo) {
        known.append(name)
      }
    }
    return known
  }

  /// The name without what the sentence put beside it; nil where nothing is left.
  private func trimmed(_ match: NameMatch, _ tokens: [Token], _ memo: NameMemo) -> KnownName? {
    let range = match.tokens
    guard range.count > 1, !match.name.hasPerson else {
      return isVerb(range, tokens) ? nil : KnownName(tokens: range, match.name)
    }
    if isVerb(range, tokens) { return nil }
    let first = tokens[range.lowerBound], last = tokens[range.upperBound - 1]
    if cues[first.key].contains(.article) {
      // "The city": nothing is left. "The UK" is "UK".
      if range.dropFirst().allSatisfy({ tokens[$0].shape == .lower || tokens[$0].kind == .punctuation }) { return nil }
      if match.name.places.first.map({ $0.facts.kind == .country || $0.facts.isCurated }) ?? false {
        return KnownName(tokens: range.lowerBound + 1..<range.upperBound, match.name)
      }
    }
    // "south West Coast", "downtown Vancouver", "May day".
    if first.shape == .lower, !cues[first.key].isDisjoint(with: [.common, .direction]),
      cues[first.key].isDisjoint(with: [.particle, .article])
    {
      return rest(range.lowerBound + 1..<range.upperBound, tokens)
    }
    if last.shape == .lower, range.count == 2, cues[last.key].contains(.common) {
      return rest(range.lowerBound..<range.upperBound - 1, tokens)
    }
    return KnownName(tokens: range, match.name)
  }

  private func rest(_ range: Range<Int>, _ tokens: [Token]) -> KnownName? {
    gazetteer.matches(in: tokens[range]).first.map { KnownName(tokens: $0.tokens, $0.name) }
  }

  /// "Porto said": a verb in lower case is no name's end.
  private func isVerb(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
    let last = tokens[range.upperBound - 1]
    return last.shape == .lower && range.count > 1 && cues[last.key].contains(.spoken)
  }
}
