import Gazetteer
import Names
import Records
import Text

/// People by their office, where the text itself says whose it is: "President Tokayev … the president".
extension MentionWork {
  private struct Office {
    /// Keys of "defence minister".
    var words: [UInt64]
    /// A former one: only the same words name it again.
    var isFormer: Bool
    var entity: Int
    /// Where it stands.
    var start: Int
  }

  private static let longestOffice = 5
  private static let part: Cues = [.title, .titleModifier]
  private static let follower: Cues = [.function, .spoken, .personVerb, .copula, .joinMore, .roleVerb]

  /// Adds a mention for each "the president" that only one of the people named with that office before can be.
  mutating func decideRoles() {
    let offices = offices()
    guard !offices.isEmpty else { return }
    let peoples = Dictionary(result.demonyms.map { ($0.tokens.lowerBound, $0) }) { first, _ in first }
    var taken = result.mentions.makeIterator()
    var next = taken.next()
    var found: [NameMention] = []
    for article in tokens.indices where tokens[article].isWord && cues[tokens[article].key].contains(.definite) {
      while let mention = next, mention.tokens.upperBound <= article { next = taken.next() }
      // "the Kazakh president"
      let people = peoples[article + 1]
      guard let range = office(from: people?.tokens.upperBound ?? article + 1), isWhole(range),
        next.map({ $0.tokens.lowerBound >= range.upperBound }) ?? true
      else { continue }
      let words = range.map { tokens[$0].key }
      let bearers = Set(
        (offices[words[words.count - 1]] ?? []).lazy.filter { office in
          office.start < article && (office.isFormer ? office.words == words : office.words.ends(with: words))
        }.map(\.entity)
      ).filter { bearer in people.map { isFrom($0.country, bearer) } ?? true }
      guard bearers.count == 1, let entity = bearers.first else { continue }
      found.append(
        NameMention(
          tokens: range, type: .person, entity: entity, method: .coreference, score: 0.7, rule: .roleAgain))
    }
    guard !found.isEmpty else { return }
    methods += found
    collect()
  }

  /// Offices that stand beside people's names, under their last words; of the same office of the same person the first.
  private func offices() -> [UInt64: [Office]] {
    var offices: [UInt64: [Office]] = [:]
    var seen: Set<[UInt64]> = []
    for mention in result.mentions where mention.type == .person {
      for range in [before(mention.tokens.lowerBound), behind(mention.tokens.upperBound)].compactMap(\.self) {
        let words = range.map { tokens[$0].key }
        guard seen.insert(words + [UInt64(mention.entity)]).inserted else { continue }
        offices[words[words.count - 1], default: []].append(
          Office(
            words: words, isFormer: range.contains { cues[tokens[$0].key].contains(.former) },
            entity: mention.entity, start: mention.tokens.lowerBound))
      }
    }
    return offices
  }

  /// "former defence minister" before a name.
  private func before(_ name: Int) -> Range<Int>? {
    guard name > 0, cues[tokens[name - 1].key].contains(.title), tokens[name].gap < .paragraphBreak else { return nil }
    var start = name - 1
    while start > 0, name - start < Self.longestOffice, isPart(start - 1), tokens[start].gap < .paragraphBreak {
      start -= 1
    }
    return start..<name
  }

  /// ", the president of Kazakhstan", ", Russia's defence minister" behind a name.
  private func behind(_ name: Int) -> Range<Int>? {
    guard name < tokens.count, tokens[name].isMark(",") else { return nil }
    var start = name + 1
    while start < tokens.count, start - name <= Self.longestOffice, !isPart(start), tokens[start].gap < .lineBreak,
      tokens[start].shape.startsUpper || tokens[start].isMark("'") || cues[tokens[start].key].contains(.article)
        || tokens[start].gap == .none && tokens[start].isWord
    {
      start += 1
    }
    guard let range = office(from: start), isWhole(range) || isOf(range.upperBound) else { return nil }
    return range
  }

  private func isFrom(_ country: UInt16, _ entity: Int) -> Bool {
    result.entities[entity].entry.flatMap { gazetteer.facts($0)?.country } == country
  }

  /// Words of an office up to its title.
  private func office(from start: Int) -> Range<Int>? {
    var end = start
    while end < tokens.count, end - start < Self.longestOffice, isPart(end) { end += 1 }
    while end > start, !cues[tokens[end - 1].key].contains(.title) { end -= 1 }
    return end > start ? start..<end : nil
  }

  private func isPart(_ index: Int) -> Bool {
    tokens[index].isWord && !cues[tokens[index].key].isDisjoint(with: [.title, .titleModifier, .former])
  }

  private func isOf(_ index: Int) -> Bool { index < tokens.count && cues[tokens[index].key].contains(.joinOf) }

  /// Does the noun phrase end there? Not in "the general public", "the president of Georgia", "the president Ivanov".
  private func isWhole(_ range: Range<Int>) -> Bool {
    guard range.upperBound < tokens.count else { return true }
    let behind = tokens[range.upperBound]
    if behind.kind == .punctuation { return !behind.isMark("-") }
    return behind.shape == .lower && !isOf(range.upperBound) && !isPart(range.upperBound)
      && !cues[behind.key].isDisjoint(with: Self.follower)
  }
}

extension Array where Element: Equatable {
  fileprivate func ends(with other: [Element]) -> Bool {
    other.count <= count && suffix(other.count).elementsEqual(other)
  }
}
