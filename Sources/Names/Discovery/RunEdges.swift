import Text

/// Where names begin and end at words that are no part of them, and what is no name at all.
extension RunReader {
  /// Scripts without capitals, and names that begin in lower case ("al-Burhan").
  mutating func readCaseless(_ number: Int) {
    let name = known[number]
    if name.isDemonym {
      demonyms.append(number)
      return
    }
    let first = tokens[name.tokens.lowerBound]
    if first.shape != .lower {
      propose(name.tokens, nil, known: number, .known, 0.85)
    } else if cues[first.key].isDisjoint(with: [.function, .particle, .direction]) {
      // "paramilitary Rapid Support Forces" is a name from its capital on, "heard County" none.
      guard !name.hasPlace, let start = name.tokens.first(where: { runs.isNameWord($0) }),
        name.tokens.upperBound - start > 1
      else { return }
      propose(start..<name.tokens.upperBound, nil, known: number, .known, 0.85)
    } else if name.tokens.dropFirst().contains(where: { runs.isNameWord($0) }) {
      propose(name.tokens, nil, known: number, .known, 0.85)
    }
  }

  /// Where the person begins behind an office: "Secretary of State Colin Powell".
  func officeEnd(_ start: Int, _ end: Int) -> Int {
    guard start > sentence.lowerBound + 1, tokens[start - 1].shape == .lower,
      cues[tokens[start - 1].key].contains(.joinOf), tokens[start - 2].shape == .capitalized,
      cues[tokens[start - 2].key].contains(.title)
    else { return start }
    var at = start
    while at < end, cues[tokens[at].key].contains(.titleModifier), !isInsideKnown(at) { at += 1 }
    return at
  }

  /// "MP John Smith", "CEO Tim Cook": a title in capitals before a given name.
  func isCapitalTitle(_ index: Int, _ end: Int) -> Bool {
    tokens[index].shape == .upper && tokens[index].utf8End - tokens[index].utf8Start <= 4 && index + 1 < end
      && tokens[index + 1].shape == .capitalized && cues[tokens[index + 1].key].contains(.given)
  }

  /// "RT @muster": the word before a name on the net.
  func isHandle(_ end: Int) -> Bool {
    end < sentence.upperBound && tokens[end].isMark("@") && tokens[end].gap == .space
  }

  /// "Typhoon Ketsana", "Operation Sunrise".
  mutating func readThing(_ range: Range<Int>) -> Bool {
    guard range.count > 1, cues[tokens[range.lowerBound].key].contains(.thingHead),
      cues[tokens[range.upperBound - 1].key].isDisjoint(with: [.orgTail, .placeTail])
    else { return false }
    noteDemonyms(range)
    return true
  }

  /// "her sister Rosalind", "two sons, Giles and Peter": a noun for one of the family before a name of one word.
  mutating func readRelative(_ range: Range<Int>, _ title: NameRule?) -> Bool {
    let start = range.lowerBound
    guard range.count == 1, start > sentence.lowerBound + 1, tokens[start].shape == .capitalized else { return false }
    let cue = cues[tokens[start].key]
    guard cue.contains(.given) || !cue.contains(.common), cue.isDisjoint(with: [.function, .monthDay]) else {
      return false
    }
    let before = tokens[start - 1]
    let isBehind = cues[before.key].contains(.relative) && before.shape == .lower
    let isListed =
      before.isMark(",")
      ? cues[tokens[start - 2].key].contains(.relative) && tokens[start - 2].shape == .lower && cue.contains(.given)
      : before.shape == .lower && cues[before.key].contains(.function)
    guard isBehind || isListed && before.isMark(",") || isListed && relativeEnd == start - 1 else { return false }
    propose(range, .person, known: nil, .roleBefore, 0.75, personLike: true)
    relativeEnd = range.upperBound
    return true
  }

  /// "EASTERN CONFERENCE": a heading in capitals that names nothing.
  mutating func readCapitalHeading(_ range: Range<Int>, _ words: [Int]) -> Bool {
    guard context.contains(.allCapitals) else { return false }
    let isPlain = words.allSatisfy { !cues[tokens[$0].key].isDisjoint(with: [.common, .direction]) }
    guard isPlain || words.contains(where: { cues[tokens[$0].key].contains(.function) }) else { return false }
    noteDemonyms(range)
    return isPlain
  }

  /// "Imperial College London": a place behind the last word of an organisation.
  mutating func readPlaceBehindTail(_ range: Range<Int>, _ words: [Int]) -> Bool {
    guard words.count > 2, let last = words.last, let name = knownName(at: last), known[name].hasPlace,
      cues[tokens[words[words.count - 2]].key].intersection([.orgTail, .orgTailWeak]) == .orgTail,
      !context.contains(.headline)
    else { return false }
    propose(range, .organization, known: nil, .organizationWord, 0.75)
    return true
  }

  /// "The Santa Rosa Press Democrat reported": with an article, and it speaks.
  func isReportingPlaceName(_ range: Range<Int>, _ kept: [Int]) -> Bool {
    guard let first = kept.first, known[first].tokens.lowerBound == range.lowerBound, kept.count == 1,
      range.lowerBound > sentence.lowerBound, range.upperBound < sentence.upperBound,
      cues[tokens[range.lowerBound - 1].key].contains([.article, .joinMore]),
      tokens[range.upperBound].shape == .lower, !context.contains(.headline)
    else { return false }
    return cues[tokens[range.upperBound].key].contains(.spoken)
  }

  /// "WASHINGTON Christopher Steele …": a dateline that lost its dash.
  mutating func splitDateline(_ range: Range<Int>) -> Bool {
    guard !context.contains(.allCapitals), isSentenceStart(range.lowerBound),
      let name = knownName(at: range.lowerBound), known[name].hasPlace,
      known[name].tokens.upperBound < range.upperBound,
      known[name].tokens.allSatisfy({ tokens[$0].shape == .upper && tokens[$0].utf8End - tokens[$0].utf8Start > 3 }),
      range[known[name].tokens.upperBound...].contains(where: { tokens[$0].isWord }),
      range[known[name].tokens.upperBound...].allSatisfy({ tokens[$0].shape != .upper })
    else { return false }
    propose(known[name].tokens, nil, known: name, .known, 0.9)
    segment(known[name].tokens.upperBound..<range.upperBound, title: nil)
    return true
  }
}
