import Gazetteer
import Text

/// Says what the runs of capitalised words of a text may name, sentence by sentence.
///
/// Known names decide where they cover a run; a longer run of which they are a part ("Aleppo Street Cafe") is a name
/// of its own. Titles, words of organisations and places, given names and the words around say what kind it is.
package struct RunReader {
  let tokens: UnsafeBufferPointer<Token>
  /// Bytes of the document, which the tokens' offsets count.
  let text: UnsafeBufferPointer<UInt8>
  let cues: CueTable
  package let known: [KnownName]
  /// Words that the text also has in lower case.
  let lowerWords: WordFilter
  package internal(set) var proposals: [NameProposal] = []
  /// Indices of known names that carry a country only.
  package internal(set) var demonyms: [Int] = []
  var nextKnown = 0
  var sentence = 0..<0
  var context: NameProposal.Context = []
  /// "The" with a capital inside a sentence, right before the run: part of an organisation's name.
  var leadingArticle: Int?
  let runs: NameRuns
  /// End of the last name that a noun for one of the family stood before: another one may follow.
  var relativeEnd = -1

  package init(
    tokens: UnsafeBufferPointer<Token>, text: UnsafeBufferPointer<UInt8>, cues: CueTable, known: [KnownName]
  ) {
    (self.tokens, self.text) = (tokens, text)
    self.cues = cues
    self.known = known
    lowerWords = WordFilter(lowerWordsOf: tokens)
    runs = NameRuns(tokens: tokens, cues: cues, known: known)
  }

  /// Reads a sentence. Sentences must come in order.
  package mutating func read(_ sentence: Range<Int>) {
    self.sentence = sentence
    context = sentenceContext(sentence)
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      while nextKnown < known.count, known[nextKnown].tokens.lowerBound < index { nextKnown += 1 }
      let isKnownStart = nextKnown < known.count && known[nextKnown].tokens.lowerBound == index
      if runs.isNameWord(index) {
        let end = runs.end(from: index, limit: sentence.upperBound, next: nextKnown)
        read(run: index..<end)
        index = end
      } else if isKnownStart, known[nextKnown].tokens.upperBound <= sentence.upperBound, !goesOn(nextKnown) {
        readCaseless(nextKnown)
        index = known[nextKnown].tokens.upperBound
      } else {
        index += 1
      }
    }
  }

  func sentenceContext(_ range: Range<Int>) -> NameProposal.Context {
    var long = 0, upper = 0, capitals = 0
    for token in tokens[range] where token.isWord && token.utf8End - token.utf8Start > 3 {
      long += 1
      if token.shape.startsUpper { upper += 1 }
      if token.shape == .upper { capitals += 1 }
    }
    var context: NameProposal.Context = []
    if long >= 3, upper * 10 >= long * 7 { context.insert(.headline) }
    if long >= 2, capitals * 10 >= long * 7 { context.insert([.headline, .allCapitals]) }
    return context
  }

  // MARK: - One run

  mutating func read(run: Range<Int>) {
    var start = run.lowerBound
    var end = run.upperBound
    while start < end {
      let cue = cues[tokens[start].key]
      if let name = knownName(at: start), known[name].tokens.count > 1, known[name].tokens.upperBound <= end { break }
      if tokens[start].kind == .punctuation || cue.contains(.monthDay) || isTrimmed(start, cue, end) {
        start += 1
      } else {
        break
      }
    }
    while end > start,
      tokens[end - 1].kind == .punctuation && !isKnownEnd(end)
        || tokens[end - 1].isWord && !cues[tokens[end - 1].key].isDisjoint(with: [.monthDay, .joinOf])
          && !isKnownEnd(end) && tokens[end - 1].shape != .upper && !isSurname(end - 1, start)
    {
      end -= 1
    }
    guard start < end else { return }
    // "6PR"
    if start > sentence.lowerBound, tokens[start - 1].isNumber, tokens[start].gap == .none,
      tokens[start].shape == .upper,
      !cues[tokens[start].key].contains(.plainCapitals)
    {
      start -= 1
    }
    // "Andrew J. Evans Jr."
    if end < sentence.upperBound, cues[tokens[end - 1].key].contains(.suffix), tokens[end - 1].shape != .upper,
      tokens[end].isMark("."),
      tokens[end].gap == .none
    {
      end += 1
    }
    if endsWithLegalForm(end) { end += 1 }
    leadingArticle = capitalArticle(before: start)
    let office = officeEnd(start, end)
    let title = office == start ? titleBefore(leadingArticle ?? start) : .titleBefore
    if office < end { segment(office..<end, title: title) }
    leadingArticle = nil
  }

  /// Is this word at the start of a run no part of the name?
  func isTrimmed(_ index: Int, _ cue: Cues, _ end: Int) -> Bool {
    let isUpperWord = tokens[index].shape == .upper
    if cue.contains(.function),
      !isUpperWord || context.contains(.allCapitals) || tokens[index].utf8End - tokens[index].utf8Start > 2
    {
      // "The" and "A" may be part of a longer known name, which the caller saw.
      return true
    }
    guard isSentenceStart(index) else { return false }
    if cue.contains(.trim) { return true }
    if cue.contains(.common), lowerWords.contains(tokens[index].key), !isWholeOrganization(index..<end) { return true }
    return false
  }

  func isWholeOrganization(_ range: Range<Int>) -> Bool {
    range.count > 1 && !cues[tokens[range.upperBound - 1].key].isDisjoint(with: [.orgTail, .team])
  }

  /// First word of the sentence, or behind an opening quote, colon or bullet.
  func isSentenceStart(_ index: Int) -> Bool {
    var at = index
    while at > sentence.lowerBound, tokens[at - 1].kind == .punctuation {
      if !tokens[at - 1].isMark(",") && !tokens[at - 1].isMark("-") && !tokens[at - 1].isMark("(")
        && !tokens[at - 1].isMark(".") || at - 1 == sentence.lowerBound
      {
        return true
      }
      at -= 1
    }
    return at == sentence.lowerBound
  }

  func knownName(at index: Int) -> Int? {
    var at = nextKnown
    while at < known.count, known[at].tokens.lowerBound <= index {
      if known[at].tokens.lowerBound == index { return at }
      at += 1
    }
    return nil
  }

  func isKnownEnd(_ end: Int) -> Bool {
    var at = nextKnown
    while at < known.count, known[at].tokens.lowerBound < end {
      if known[at].tokens.upperBound == end { return true }
      at += 1
    }
    return false
  }

  /// A title or a noun for a person right before the run.
  func titleBefore(_ start: Int) -> NameRule? {
    guard start > sentence.lowerBound else { return nil }
    var before = start - 1
    if tokens[before].isMark("."), before > sentence.lowerBound { before -= 1 }
    let token = tokens[before]
    guard token.isWord else { return nil }
    let cue = cues[token.key]
    if cue.contains(.title) { return .titleBefore }
    if cue.contains(.orgNoun), token.shape == .lower, before == start - 1 { return .organizationNoun }
    if token.shape == .lower, before == start - 1, !cue.isDisjoint(with: [.role, .kin]), !cue.contains(.inPlace),
      !cue.contains(.function)
    {
      return .roleBefore
    }
    return nil
  }

  /// Words of a range.
  func words(_ range: Range<Int>) -> [Int] { range.filter { tokens[$0].kind != .punctuation } }

  mutating func segment(_ range: Range<Int>, title: NameRule?) {
    guard !range.isEmpty else { return }
    let exact = knownName(at: range.lowerBound).flatMap { known[$0].tokens.upperBound >= range.upperBound ? $0 : nil }
    if let exact {
      if known[exact].isDemonym {
        demonyms.append(exact)
      } else if isHandle(range.upperBound) {
        return
      } else if !readRelative(range, title) {
        propose(known[exact].tokens, nil, known: exact, .known, 0.9, personLike: title == .titleBefore)
      }
      return
    }
    if splitDateline(range) { return }
    if readThing(range) { return }
    if splitAtTitle(range) { return }
    if readTail(range) { return }
    if readDefined(range, title) { return }
    if splitKnown(range) { return }
    if skipDemonym(range) { return }
    if readPerson(range, title: title) { return }
    if readPartlyKnown(range, title: title) { return }
    readUnknown(range, title: title)
  }

  /// "Edmonton Mayor Don Iveson", "President Vladimir Putin".
  mutating func splitAtTitle(_ range: Range<Int>) -> Bool {
    let words = words(range)
    guard words.count > 1 else { return false }
    let last = cues[tokens[words[words.count - 1]].key]
    guard last.isDisjoint(with: [.orgTail, .placeTail, .thingTail, .facilityTail, .team]) || last.contains(.surname)
    else { return false }
    guard !hasJoin(range) else { return false }
    guard let lastTitle = words.indices.dropLast().last(where: { isTitle(words[$0], in: range) }) else { return false }
    var first = lastTitle
    while first > 0, !cues[tokens[words[first - 1]].key].isDisjoint(with: [.title, .titleModifier]),
      !isInsideKnown(words[first - 1])
    { first -= 1 }
    let rest = words[lastTitle + 1]..<range.upperBound
    if first > 0 { segment(trimmedEnd(range.lowerBound..<words[first]), title: nil) }
    segmentPerson(rest)
    return true
  }

  func trimmedEnd(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, tokens[end - 1].kind == .punctuation, !isKnownEnd(end) { end -= 1 }
    return range.lowerBound..<end
  }

  func isTitle(_ index: Int, in range: Range<Int>) -> Bool {
    cues[tokens[index].key].contains(.title) && !isInsideKnown(index) && tokens[index].shape != .upper
      || cues[tokens[index].key].contains(.title) && !isInsideKnown(index)
        && (context.contains(.allCapitals) || isCapitalTitle(index, range.upperBound))
  }

  /// Part of a known name of several words.
  func isInsideKnown(_ index: Int) -> Bool {
    var at = nextKnown
    while at < known.count, known[at].tokens.lowerBound <= index {
      if known[at].tokens.contains(index), known[at].tokens.count > 1 { return true }
      at += 1
    }
    return false
  }

  /// What stands behind a title.
  mutating func segmentPerson(_ range: Range<Int>) {
    if let name = knownName(at: range.lowerBound), known[name].tokens.upperBound >= range.upperBound {
      if known[name].hasPerson || words(range).count > 1 && known[name].hasOrganization {
        propose(known[name].tokens, nil, known: name, .known, 0.95, personLike: true)
      } else if known[name].isCountry {
        // "Президент Казахстана": whose president it is, not who.
        propose(known[name].tokens, nil, known: name, .known, 0.9)
      } else {
        propose(range, .person, known: nil, .titleBefore, 0.8, personLike: true)
      }
      return
    }
    // "Deputy Secretary"
    if words(range).count == 1, cues[tokens[range.lowerBound].key].intersection([.title, .surname]) == .title {
      return
    }
    if !readTail(range) {
      propose(range, .person, known: nil, .titleBefore, words(range).count > 1 ? 0.9 : 0.8, personLike: true)
    }
  }

  func hasJoin(_ range: Range<Int>) -> Bool {
    range.contains {
      tokens[$0].isWord && tokens[$0].shape == .lower && cues[tokens[$0].key].contains(.joinOf)
        && !cues[tokens[$0].key].contains(.particle)
    }
  }

  /// Words that end or begin names of organisations, places and other things.
  mutating func readTail(_ range: Range<Int>) -> Bool {
    let words = words(range)
    guard words.count > 1 else { return false }
    let join = words.firstIndex {
      tokens[$0].shape == .lower && cues[tokens[$0].key].contains(.joinOf) && $0 > words[0]
    }
    // "World War II"
    let last = join == nil && words.count > 2 && isRomanNumeral(words[words.count - 1]) ? words.count - 1 : nil
    let head = cues[tokens[words[(join ?? last ?? words.count) - 1]].key]
    if join != nil {
      if !head.isDisjoint(with: [.orgHead, .orgTail]) {
        propose(range, .organization, known: nil, .organizationWord, 0.85)
        return true
      }
      if !head.isDisjoint(with: [.placeHead, .placeTail]) {
        propose(range, .place, known: knownInside(range), .placeWord, 0.6)
        return true
      }
      if head.contains(.thingTail) { return true }
      return false
    }
    let first = cues[tokens[words[0]].key]
    if readCapitalHeading(range, words) { return true }
    if readPlaceBehindTail(range, words) { return true }
    // "Jordan Hill" may be a person's.
    if head.contains(.orgTail), !(words.count == 2 && first.contains(.given) && head.contains(.surname)),
      !(head.contains(.orgTailWeak) && knownName(at: range.lowerBound) == nil
        && !(head.contains(.unitTail) && words.count > 2)
        && words.allSatisfy { cues[tokens[$0].key].contains(.common) })
    {
      let start = head.contains(.unitTail) ? unitStart(range.lowerBound) : range.lowerBound
      propose(start..<range.upperBound, .organization, known: nil, .organizationWord, 0.8)
      return true
    }
    if head.contains(.team), let name = knownName(at: range.lowerBound), !known[name].isDemonym {
      propose(range, .organization, known: nil, .team, 0.8)
      return true
    }
    if head.contains(.thingTail) {
      noteDemonyms(range)
      return true
    }
    let isPersonal = first.contains(.given) && head.contains(.surname) && words.count == 2
    // "Coronado Unified School District"
    if head.contains(.placeTail), words.count > 2, cues[tokens[words[words.count - 2]].key].contains(.orgTail) {
      propose(range, .organization, known: nil, .organizationWord, 0.75)
      return true
    }
    if isTeam(range, words) || first.union(head).contains(.club) {
      propose(range, .organization, known: nil, .team, 0.6)
      return true
    }
    if head.contains(.placeTail), !isPersonal {
      propose(range, .place, known: knownInside(range), .placeWord, 0.7)
      return true
    }
    if head.contains(.facilityTail), !isPersonal {
      // A street or a hall is a place, but not the one whose name is in it.
      propose(range, .place, known: nil, .placeWord, 0.6)
      return true
    }
    if first.contains(.placeHead), !head.contains(.given), words.count <= 3, !(first.contains(.given)) {
      propose(range, .place, known: nil, .placeWord, 0.6)
      return true
    }
    return false
  }

  mutating func noteDemonyms(_ range: Range<Int>) {
    for index in range { if let name = knownName(at: index), known[name].isDemonym { demonyms.append(name) } }
  }

  /// A known place that begins the range, to say where the unknown one lies.
  func knownInside(_ range: Range<Int>) -> Int? {
    knownName(at: range.lowerBound).flatMap {
      known[$0].hasPlace && known[$0].tokens.upperBound <= range.upperBound ? $0 : nil
    }
  }

  /// Known names that make up the whole range side by side: "Austin Texas".
  mutating func splitKnown(_ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    var found: [Int] = []
    while at < range.upperBound {
      guard let name = knownName(at: at) else { return false }
      found.append(name)
      at = known[name].tokens.upperBound
    }
    guard found.count > 1,
      found.contains(where: { known[$0].isMajor || known[$0].isDemonym || known[$0].tokens.count > 1 })
    else { return false }
    let first = cues[tokens[range.lowerBound].key], last = cues[tokens[range.upperBound - 1].key]
    if found.count == 2, first.contains(.given), last.contains(.surname) || !known[found[1]].isMajor { return false }
    for name in found {
      if known[name].isDemonym {
        demonyms.append(name)
      } else {
        propose(known[name].tokens, nil, known: name, .known, 0.8)
      }
    }
    return true
  }
}
