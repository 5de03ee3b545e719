import Gazetteer
import Text

/// Reading persons and names that no list has out of a run of capitalised words.
extension RunReader {
  /// Given names, surnames, initials, titles and nouns before say that it is a person.
  mutating func readPerson(_ range: Range<Int>, title: NameRule?) -> Bool {
    let words = words(range)
    guard words.count <= 6 else { return false }
    let nameWords = words.filter { !cues[tokens[$0].key].contains(.suffix) }
    guard let first = nameWords.first, let last = nameWords.last else { return false }
    let firstCue = cues[tokens[first].key], lastCue = cues[tokens[last].key]
    if words.count == 1 {
      if readRelative(range, title) { return true }
      guard title == .titleBefore, !lastCue.contains(.common) || lastCue.contains(.surname) else { return false }
      propose(range, .person, known: nil, .titleBefore, 0.8, personLike: true)
      return true
    }
    guard nameWords.count > 1,
      tokens[last].shape != .upper || tokens[first].shape == .upper && firstCue.contains(.given)
        || context.contains(.allCapitals)
    else { return false }
    let isPlainLast =
      (!lastCue.contains(.common) || lastCue.contains(.surname))
      && (!lastCue.contains(.title) || lastCue.contains(.surname))
    let hasInitial = nameWords.dropLast().contains {
      tokens[$0].utf8End - tokens[$0].utf8Start == 1 && $0 + 1 < range.upperBound && tokens[$0 + 1].isMark(".")
    }
    let allCommon = nameWords.allSatisfy {
      cues[tokens[$0].key].contains(.common) && !cues[tokens[$0].key].contains(.given)
    }
    if title == .titleBefore, nameWords.count <= 4 {
      propose(range, .person, known: nil, .titleBefore, 0.9, personLike: true)
    } else if hasInitial, isPlainLast, nameWords.count <= 4 {
      propose(range, .person, known: nil, .initial, 0.9, personLike: true)
    } else if firstCue.contains(.given), isPlainLast, !allCommon, nameWords.count <= 4,
      !isPlaceFirst(first) || lastCue.contains(.surname)
    {
      propose(range, .person, known: nil, .givenName, lastCue.contains(.surname) ? 0.9 : 0.8, personLike: true)
    } else if title == .roleBefore, nameWords.count <= 3, !allCommon, !firstCue.contains(.direction) {
      propose(range, .person, known: nil, .roleBefore, 0.75, personLike: true)
    } else if lastCue.contains(.surname), nameWords.count <= 3, !firstCue.contains(.common), !lastCue.contains(.common),
      knownName(at: first) == nil
    {
      propose(range, .person, known: nil, .surname, 0.7, personLike: true)
    } else if isAge(behind: range.upperBound), nameWords.count <= 4 {
      propose(range, .person, known: nil, .shape, 0.85, personLike: true)
    } else {
      return false
    }
    return true
  }

  /// "London Smith": a major place in front makes the words around decide.
  func isPlaceFirst(_ index: Int) -> Bool {
    guard let name = knownName(at: index), known[name].hasPlace, !known[name].hasPerson else { return false }
    return known[name].isMajor || known[name].population > 500_000
  }

  /// ", 45,"
  func isAge(behind end: Int) -> Bool {
    end + 2 < sentence.upperBound && tokens[end].isMark(",") && tokens[end + 1].isNumber && tokens[end + 2].isMark(",")
      && tokens[end + 1].utf8End - tokens[end + 1].utf8Start <= 2
  }

  /// "Russian Vladimir Putin": the people's name stands beside the name.
  mutating func skipDemonym(_ range: Range<Int>) -> Bool {
    guard let name = knownName(at: range.lowerBound), known[name].isDemonym,
      known[name].tokens.upperBound < range.upperBound
    else { return false }
    // "German Garza" is a person.
    if cues[tokens[range.lowerBound].key].contains(.given), cues[tokens[range.upperBound - 1].key].contains(.surname) {
      return false
    }
    demonyms.append(name)
    var rest = known[name].tokens.upperBound
    while rest < range.upperBound, tokens[rest].kind == .punctuation { rest += 1 }
    // "Turkish-Syrian": both.
    segment(rest..<range.upperBound, title: nil)
    return true
  }

  /// Known names inside a longer run: people and organisations of several words stand, a place is part of an unknown name.
  mutating func readPartlyKnown(_ range: Range<Int>, title: NameRule?) -> Bool {
    var at = range.lowerBound
    var kept: [Int] = []
    var rest: [Int] = []
    while at < range.upperBound {
      if let name = knownName(at: at), !known[name].isDemonym {
        kept.append(name)
        at = known[name].tokens.upperBound
      } else {
        if tokens[at].kind != .punctuation { rest.append(at) }
        at += 1
      }
    }
    guard !kept.isEmpty else { return false }
    // "Bouman-Stickney": two small places side by side are a name.
    if rest.isEmpty,
      !kept.allSatisfy({ known[$0].isMajor || known[$0].tokens.count > 1 || known[$0].population > 200_000 })
    {
      return false
    }
    if isReportingPlaceName(range, kept) {
      propose(range, .organization, known: nil, .shape, 0.65)
      return true
    }
    // "South Los Angeles", "Southern California"
    if kept.count == 1, let last = rest.last, last < known[kept[0]].tokens.lowerBound,
      known[kept[0]].tokens.upperBound == range.upperBound,
      rest.allSatisfy({ cues[tokens[$0].key].contains(.direction) })
    {
      propose(range, nil, known: kept[0], .known, 0.8)
      return true
    }
    let restIsDirection = rest.allSatisfy { cues[tokens[$0].key].contains(.direction) }
    let restIsPlain = rest.allSatisfy { index in
      let cue = cues[tokens[index].key]
      return !cue.isDisjoint(with: [.title, .titleModifier, .role, .kin])
        || context.contains(.headline) && cue.contains(.common)
        || tokens[index].shape == .lower
    }
    for name in kept {
      let isLong = known[name].tokens.count > 1
      if restIsDirection || restIsPlain
        || isLong && (known[name].hasPerson || known[name].hasOrganization || context.contains(.headline))
      {
        propose(known[name].tokens, nil, known: name, .known, restIsDirection ? 0.8 : 0.7)
      }
    }
    if restIsDirection || restIsPlain || kept.contains(where: { known[$0].tokens.count > 1 }) { return true }
    return false
  }

  mutating func readUnknown(_ range: Range<Int>, title: NameRule?) {
    let words = words(range)
    guard let first = words.first else { return }
    let cue = cues[tokens[first].key]
    if let article = leadingArticle, article + 1 == range.lowerBound, !(words.count == 1 && cue.contains(.function)) {
      propose(range, .organization, known: nil, .shape, 0.5)
      return
    }
    // "6PR", "3AW"
    if words.count == 2, tokens[first].isNumber, tokens[words[1]].shape == .upper {
      propose(range, nil, known: nil, .acronym, 0.5)
      return
    }
    if words.count == 1 {
      let isAcronym = tokens[first].shape == .upper && !context.contains(.allCapitals)
      if isAcronym {
        let length = tokens[first].utf8End - tokens[first].utf8Start
        let isPlain =
          cue.contains(.plainCapitals) || cue.contains(.function) && length <= 2 || cue.contains(.common) && length <= 4
        // What is plain may still be an acronym that the text explains.
        if length >= 2, length <= 8 { propose(range, nil, known: nil, .acronym, isPlain ? 0.1 : 0.5) }
      } else if isTeam(first, cue) {
        propose(range, .organization, known: nil, .team, 0.6)
      } else if !(isSentenceStart(first) && cue.contains(.common)) {
        propose(range, nil, known: nil, .shape, cue.contains(.common) ? 0.1 : 0.4)
      }
      return
    }
    if readBehindCommon(words, range.upperBound) { return }
    let common = words.filter { cues[tokens[$0].key].contains(.common) }.count
    propose(range, nil, known: nil, .shape, common == 0 ? 0.5 : common == words.count ? 0.2 : 0.35)
  }

  /// "Senior Kory Lichtensteiger": ordinary words with a capital in front of a person.
  private mutating func readBehindCommon(_ words: [Int], _ end: Int) -> Bool {
    let number = words.firstIndex {
      let cue = cues[tokens[$0].key]
      return !cue.contains(.common) || cue.contains(.given)
    }
    guard let number, number > 0, words.count - number == 2 || words.count - number == 3 else { return false }
    let first = cues[tokens[words[number]].key], last = cues[tokens[words[words.count - 1]].key]
    guard first.contains(.given), !first.contains(.common), !last.contains(.common) || last.contains(.surname),
      words[number...].allSatisfy({ tokens[$0].shape == .capitalized })
    else { return false }
    propose(words[number]..<end, .person, known: nil, .givenName, 0.7, personLike: true)
    return true
  }

  /// "the Bruins"
  private func isTeam(_ index: Int, _ cue: Cues) -> Bool {
    guard cue.contains(.team), index > sentence.lowerBound, tokens[index].shape == .capitalized,
      !context.contains(.headline), cues[tokens[index - 1].key].contains(.article)
    else { return false }
    // A plural: its last letter is an "s" in the languages that have teams' names of that kind.
    return text[Int(tokens[index].utf8End) - 1] == 0x73
  }

  mutating func propose(
    _ range: Range<Int>, _ type: EntityType?, known: Int?, _ rule: NameRule, _ score: Double, personLike: Bool = false
  ) {
    var around = context
    var range = range
    if type == .organization, let article = leadingArticle, article + 1 == range.lowerBound {
      range = article..<range.upperBound
    }
    // "the United States", "the White House": the article is no part of the name in running text.
    if range.count > 1, tokens[range.lowerBound].shape == .lower || type == .place,
      cues[tokens[range.lowerBound].key].contains(.function)
    {
      range = range.lowerBound + 1..<range.upperBound
      around.insert(.article)
    }
    if range.lowerBound > sentence.lowerBound {
      var before = range.lowerBound - 1
      // "in the Gaza Strip", "in northern Iraq"
      if tokens[before].shape == .lower, cues[tokens[before].key].contains(.function),
        !cues[tokens[before].key].contains(.inPlace)
      {
        around.insert(.article)
      }
      if before > sentence.lowerBound,
        cues[tokens[before].key].contains(.direction)
          || tokens[before].shape == .lower && cues[tokens[before].key].contains(.function)
            && !cues[tokens[before].key].contains(.inPlace)
      {
        before -= 1
      }
      let cue = tokens[before].shape.startsUpper && !context.contains(.headline) ? [] : cues[tokens[before].key]
      if cue.contains(.strongIn) { around.insert(.strongIn) }
      if cue.contains(.inPlace) { around.insert(.weakIn) }
      // "the village of Tougana"
      if cue.contains(.joinOf), before > sentence.lowerBound, tokens[before - 1].shape == .lower,
        cues[tokens[before - 1].key].contains(.placeNoun)
      {
        around.insert(.strongIn)
      }
    }
    if isSentenceStart(range.lowerBound) { around.insert(.sentenceStart) }
    if personLike { around.insert(.personLike) }
    proposals.append(NameProposal(tokens: range, type: type, known: known, rule: rule, score: score, context: around))
  }
}
