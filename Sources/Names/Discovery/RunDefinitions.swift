import Text

/// What the words around a run of capitalised words say that it is.
extension RunReader {
  /// "the band Killing Joke", "Aisby is a village", "Jaish al-Adl, a militant group,".
  mutating func readDefined(_ range: Range<Int>, _ title: NameRule?) -> Bool {
    let words = words(range)
    guard let first = words.first, let last = words.last else { return false }
    let firstCue = cues[tokens[first].key], lastCue = cues[tokens[last].key]
    let isPersonal = words.count == 2 && firstCue.contains(.given) && lastCue.contains(.surname)
    if let type = definition(behind: range.upperBound) {
      if type == .place, isPersonal { return false }
      propose(range, type, known: nil, .definition, 0.85, personLike: type == .person)
      return true
    }
    let end = range.upperBound
    if !isPersonal, title == nil, end < sentence.upperBound, tokens[end].shape == .lower, tokens[end].gap == .space,
      cues[tokens[end].key].contains(.placeAfter), knownName(at: range.lowerBound) == nil,
      !(words.count == 1 && firstCue.contains(.common)), tokens[last].shape != .upper
    {
      propose(range, .place, known: nil, .placeWord, 0.65)
      return true
    }
    if title == .organizationNoun, !isPersonal, !(words.count == 1 && firstCue.contains(.common)),
      knownName(at: range.lowerBound) == nil
    {
      propose(range, .organization, known: nil, .organizationNoun, 0.75)
      return true
    }
    return false
  }

  /// The type of the noun that an apposition or "is a …" behind a name ends in, or nil.
  private func definition(behind end: Int) -> EntityType? {
    guard end + 2 < sentence.upperBound else { return nil }
    let isApposition = tokens[end].isMark(",")
    guard isApposition || tokens[end].shape == .lower && cues[tokens[end].key].contains(.copula),
      cues[tokens[end + 1].key].contains(.article), tokens[end + 1].shape == .lower
    else { return nil }
    var type: EntityType?
    var at = end + 2
    while at < sentence.upperBound, at - end < Self.longestDefinition, tokens[at].isWord || tokens[at].isMark("-") {
      let cue = cues[tokens[at].key]
      if tokens[at].shape == .lower {
        if !cue.isDisjoint(with: Self.phraseEnd) { break }
        type =
          cue.contains(.orgNoun)
          ? .organization : cue.contains(.role) ? .person : cue.contains(.placeNoun) ? .place : nil
      }
      at += 1
    }
    return type
  }

  private static let longestDefinition = 9
  private static let phraseEnd: Cues = [.function, .inPlace, .strongIn, .joinOf, .copula, .participle]

  /// Where a military unit's number begins: "the 65th Air Division", "82nd Airborne Division".
  func unitStart(_ start: Int) -> Int {
    let before = start - 1
    guard before >= sentence.lowerBound, tokens[start].gap == .space else { return start }
    if tokens[before].isNumber { return tokens[before].utf8End - tokens[before].utf8Start <= 3 ? before : start }
    guard before > sentence.lowerBound, tokens[before].shape == .lower, tokens[before].gap == .none,
      tokens[before - 1].isNumber, tokens[before].utf8End - tokens[before].utf8Start <= 2
    else { return start }
    return before - 1
  }

  /// "met The Ramones": an article with a capital where none is due.
  func capitalArticle(before start: Int) -> Int? {
    let before = start - 1
    guard before > sentence.lowerBound, tokens[before].shape == .capitalized, tokens[start].gap == .space,
      cues[tokens[before].key].contains([.article, .joinMore]), !context.contains(.headline), !isSentenceStart(before),
      tokens[before - 1].kind != .punctuation || tokens[before - 1].isMark(",")
    else { return nil }
    return before
  }

  /// Letters I, V and X in capitals.
  func isRomanNumeral(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.shape == .upper || token.shape == .capitalized && token.utf8End - token.utf8Start == 1 else {
      return false
    }
    return text[token.utf8Range].allSatisfy { $0 == 0x49 || $0 == 0x56 || $0 == 0x58 }
  }

  /// "Acme Ltd. said": the period is the abbreviation's, where the sentence goes on behind it.
  func endsWithLegalForm(_ end: Int) -> Bool {
    guard end + 1 < sentence.upperBound, cues[tokens[end - 1].key].contains(.legalForm), tokens[end].isMark("."),
      tokens[end].gap == .none
    else { return false }
    return tokens[end + 1].shape == .lower || tokens[end + 1].isMark(",") || tokens[end + 1].isMark("'")
  }

  /// "Toronto Blue Jays": a place and a plural that is no ordinary word, outside headlines.
  func isTeam(_ range: Range<Int>, _ words: [Int]) -> Bool {
    guard let name = knownName(at: range.lowerBound), known[name].hasPlace, !known[name].isDemonym,
      known[name].isMajor || known[name].population > 50_000, !context.contains(.headline),
      case let rest = words.filter({ $0 >= known[name].tokens.upperBound }), (1...2).contains(rest.count),
      let last = rest.last, tokens[last].utf8End - tokens[last].utf8Start >= 5, tokens[last].shape == .capitalized,
      text[Int(tokens[last].utf8End) - 1] == 0x73
    else { return false }
    return rest.allSatisfy { index in
      knownName(at: index) == nil
        && cues[tokens[index].key].isDisjoint(
          with: [.placeTail, .facilityTail, .thingTail, .title, .role, .joinOf, .orgTail])
    } && cues[tokens[last].key].isDisjoint(with: [.common, .surname, .given])
  }

  /// "the Atlantic City Hospital" is no longer the magazine.
  func goesOn(_ number: Int) -> Bool {
    let end = known[number].tokens.upperBound
    return end < sentence.upperBound && tokens[end].gap == .space && runs.isNameWord(end)
      && cues[tokens[known[number].tokens.lowerBound].key].contains(.article)
  }

  /// "Farida Jan" is a person, "Paris June 5" a place and a day.
  func isSurname(_ index: Int, _ start: Int) -> Bool {
    guard index == start + 1, cues[tokens[index].key].contains(.surname),
      index + 1 >= sentence.upperBound || !tokens[index + 1].isNumber
    else { return false }
    let given = cues[tokens[start].key]
    return given.contains(.given) && given.isDisjoint(with: [.common, .monthDay]) && !isPlaceFirst(start)
  }
}
