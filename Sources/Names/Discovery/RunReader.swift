import Gazetteer
import Text

/// Says what the runs of capitalised words of a text may name, sentence by sentence.
///
/// Known names decide where they cover a run; a longer run of which they are a part ("Aleppo Street Cafe") is a name
/// of its own. Titles, words of organisations and places, given names and the words around say what kind it is.
package struct RunReader {
  let tokens: UnsafeBufferPointer<Token>
  let cues: CueTable
  package let known: [KnownName]
  /// Words that the text also has in lower case.
  let lowerWords: WordFilter
  package private(set) var proposals: [NameProposal] = []
  /// Indices of known names that carry a country only.
  package private(set) var demonyms: [Int] = []
  private var nextKnown = 0
  private var sentence = 0..<0
  private var context: NameProposal.Context = []
  private let runs: NameRuns

  package init(tokens: UnsafeBufferPointer<Token>, cues: CueTable, known: [KnownName]) {
    self.tokens = tokens
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
      } else if isKnownStart, known[nextKnown].tokens.upperBound <= sentence.upperBound {
        readCaseless(nextKnown)
        index = known[nextKnown].tokens.upperBound
      } else {
        index += 1
      }
    }
  }

  /// Scripts without capitals, and names that begin in lower case ("al-Burhan").
  private mutating func readCaseless(_ number: Int) {
    let name = known[number]
    if name.isDemonym {
      demonyms.append(number)
      return
    }
    let first = tokens[name.tokens.lowerBound]
    if first.shape != .lower {
      propose(name.tokens, nil, known: number, .known, 0.85)
    } else if cues[first.key].isDisjoint(with: [.function, .particle, .direction]) {
      // "heard County": the capital stands elsewhere.
      return
    } else if name.tokens.dropFirst().contains(where: { runs.isNameWord($0) }) {
      propose(name.tokens, nil, known: number, .known, 0.85)
    }
  }

  private func sentenceContext(_ range: Range<Int>) -> NameProposal.Context {
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

  private mutating func read(run: Range<Int>) {
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
          && !isKnownEnd(end) && tokens[end - 1].shape != .upper
    {
      end -= 1
    }
    guard start < end else { return }
    // "Andrew J. Evans Jr."
    if end < sentence.upperBound, cues[tokens[end - 1].key].contains(.suffix), tokens[end].isMark("."),
      tokens[end].gap == .none
    {
      end += 1
    }
    segment(start..<end, title: titleBefore(start))
  }

  /// Is this word at the start of a run no part of the name?
  private func isTrimmed(_ index: Int, _ cue: Cues, _ end: Int) -> Bool {
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

  private func isWholeOrganization(_ range: Range<Int>) -> Bool {
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

  private func knownName(at index: Int) -> Int? {
    var at = nextKnown
    while at < known.count, known[at].tokens.lowerBound <= index {
      if known[at].tokens.lowerBound == index { return at }
      at += 1
    }
    return nil
  }

  private func isKnownEnd(_ end: Int) -> Bool {
    var at = nextKnown
    while at < known.count, known[at].tokens.lowerBound < end {
      if known[at].tokens.upperBound == end { return true }
      at += 1
    }
    return false
  }

  /// A title or a noun for a person right before the run.
  private func titleBefore(_ start: Int) -> NameRule? {
    guard start > sentence.lowerBound else { return nil }
    var before = start - 1
    if tokens[before].isMark("."), before > sentence.lowerBound { before -= 1 }
    let token = tokens[before]
    guard token.isWord else { return nil }
    let cue = cues[token.key]
    if cue.contains(.title) { return .titleBefore }
    if token.shape == .lower, before == start - 1, !cue.isDisjoint(with: [.role, .kin]), !cue.contains(.inPlace),
      !cue.contains(.function)
    {
      return .roleBefore
    }
    return nil
  }

  /// Words of a range.
  private func words(_ range: Range<Int>) -> [Int] { range.filter { tokens[$0].kind != .punctuation } }

  private mutating func segment(_ range: Range<Int>, title: NameRule?) {
    guard !range.isEmpty else { return }
    let exact = knownName(at: range.lowerBound).flatMap { known[$0].tokens.upperBound >= range.upperBound ? $0 : nil }
    if let exact {
      if known[exact].isDemonym {
        demonyms.append(exact)
      } else {
        propose(known[exact].tokens, nil, known: exact, .known, 0.9, personLike: title == .titleBefore)
      }
      return
    }
    if splitAtTitle(range) { return }
    if readTail(range) { return }
    if splitKnown(range) { return }
    if skipDemonym(range) { return }
    if readPerson(range, title: title) { return }
    if readPartlyKnown(range, title: title) { return }
    readUnknown(range, title: title)
  }

  /// "Edmonton Mayor Don Iveson", "President Vladimir Putin".
  private mutating func splitAtTitle(_ range: Range<Int>) -> Bool {
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

  private func trimmedEnd(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, tokens[end - 1].kind == .punctuation, !isKnownEnd(end) { end -= 1 }
    return range.lowerBound..<end
  }

  private func isTitle(_ index: Int, in range: Range<Int>) -> Bool {
    cues[tokens[index].key].contains(.title) && !isInsideKnown(index) && tokens[index].shape != .upper
      || cues[tokens[index].key].contains(.title) && context.contains(.allCapitals) && !isInsideKnown(index)
  }

  /// Part of a known name of several words.
  private func isInsideKnown(_ index: Int) -> Bool {
    var at = nextKnown
    while at < known.count, known[at].tokens.lowerBound <= index {
      if known[at].tokens.contains(index), known[at].tokens.count > 1 { return true }
      at += 1
    }
    return false
  }

  /// What stands behind a title.
  private mutating func segmentPerson(_ range: Range<Int>) {
    if let name = knownName(at: range.lowerBound), known[name].tokens.upperBound >= range.upperBound {
      if known[name].hasPerson || words(range).count > 1 && known[name].hasOrganization {
        propose(known[name].tokens, nil, known: name, .known, 0.95, personLike: true)
      } else {
        propose(range, .person, known: nil, .titleBefore, 0.8, personLike: true)
      }
      return
    }
    if !readTail(range) {
      propose(range, .person, known: nil, .titleBefore, words(range).count > 1 ? 0.9 : 0.8, personLike: true)
    }
  }

  private func hasJoin(_ range: Range<Int>) -> Bool {
    range.contains {
      tokens[$0].isWord && tokens[$0].shape == .lower && cues[tokens[$0].key].contains(.joinOf)
        && !cues[tokens[$0].key].contains(.particle)
    }
  }

  /// Words that end or begin names of organisations, places and other things.
  private mutating func readTail(_ range: Range<Int>) -> Bool {
    let words = words(range)
    guard words.count > 1 else { return false }
    let join = words.firstIndex {
      tokens[$0].shape == .lower && cues[tokens[$0].key].contains(.joinOf) && $0 > words[0]
    }
    let head = cues[tokens[words[(join ?? words.count) - 1]].key]
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
    // "Jordan Hill" may be a person's.
    if head.contains(.orgTail), !(words.count == 2 && first.contains(.given) && head.contains(.surname)) {
      propose(range, .organization, known: nil, .organizationWord, 0.8)
      return true
    }
    if head.contains(.team), knownName(at: range.lowerBound) != nil {
      propose(range, .organization, known: nil, .team, 0.8)
      return true
    }
    if head.contains(.thingTail) {
      noteDemonyms(range)
      return true
    }
    let isPersonal = first.contains(.given) && head.contains(.surname) && words.count == 2
    if head.contains(.placeTail), !isPersonal {
      propose(range, .place, known: knownInside(range), .placeWord, 0.7)
      return true
    }
    if head.contains(.facilityTail), !isPersonal {
      // A street or a hall is no place of the gazetteers, nor are the names in it.
      return true
    }
    if first.contains(.placeHead), !head.contains(.given), words.count <= 3, !(first.contains(.given)) {
      propose(range, .place, known: nil, .placeWord, 0.6)
      return true
    }
    return false
  }

  private mutating func noteDemonyms(_ range: Range<Int>) {
    for index in range { if let name = knownName(at: index), known[name].isDemonym { demonyms.append(name) } }
  }

  /// A known place that begins the range, to say where the unknown one lies.
  private func knownInside(_ range: Range<Int>) -> Int? {
    knownName(at: range.lowerBound).flatMap {
      known[$0].hasPlace && known[$0].tokens.upperBound <= range.upperBound ? $0 : nil
    }
  }

  /// Known names that make up the whole range side by side: "Austin Texas".
  private mutating func splitKnown(_ range: Range<Int>) -> Bool {
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

  /// Given names, surnames, initials, titles and nouns before say that it is a person.
  private mutating func readPerson(_ range: Range<Int>, title: NameRule?) -> Bool {
    let words = words(range)
    guard words.count <= 6 else { return false }
    let nameWords = words.filter { !cues[tokens[$0].key].contains(.suffix) }
    guard let first = nameWords.first, let last = nameWords.last else { return false }
    let firstCue = cues[tokens[first].key], lastCue = cues[tokens[last].key]
    if words.count == 1 {
      guard title == .titleBefore, !lastCue.contains(.common) || lastCue.contains(.surname) else { return false }
      propose(range, .person, known: nil, .titleBefore, 0.8, personLike: true)
      return true
    }
    guard nameWords.count > 1, tokens[last].shape != .upper || context.contains(.allCapitals) else { return false }
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
  private func isPlaceFirst(_ index: Int) -> Bool {
    guard let name = knownName(at: index), known[name].hasPlace, !known[name].hasPerson else { return false }
    return known[name].isMajor || known[name].population > 500_000
  }

  /// ", 45,"
  private func isAge(behind end: Int) -> Bool {
    end + 2 < sentence.upperBound && tokens[end].isMark(",") && tokens[end + 1].isNumber && tokens[end + 2].isMark(",")
      && tokens[end + 1].utf8End - tokens[end + 1].utf8Start <= 2
  }

  /// "Russian Vladimir Putin": the people's name stands beside the name.
  private mutating func skipDemonym(_ range: Range<Int>) -> Bool {
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
  private mutating func readPartlyKnown(_ range: Range<Int>, title: NameRule?) -> Bool {
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

  private mutating func readUnknown(_ range: Range<Int>, title: NameRule?) {
    let words = words(range)
    guard let first = words.first, let last = words.last else { return }
    let cue = cues[tokens[first].key]
    if words.count == 1 {
      let isAcronym = tokens[first].shape == .upper && !context.contains(.allCapitals)
      if isAcronym {
        let length = tokens[first].utf8End - tokens[first].utf8Start
        let isPlain =
          cue.contains(.plainCapitals) || cue.contains(.function) && length <= 2 || cue.contains(.common) && length <= 4
        // What is plain may still be an acronym that the text explains.
        if length >= 2, length <= 8 { propose(range, nil, known: nil, .acronym, isPlain ? 0.1 : 0.5) }
      } else if !(isSentenceStart(first) && cue.contains(.common)) {
        propose(range, nil, known: nil, .shape, cue.contains(.common) ? 0.1 : 0.4)
      }
      return
    }
    let common = words.filter { cues[tokens[$0].key].contains(.common) }.count
    _ = last
    propose(range, nil, known: nil, .shape, common == 0 ? 0.5 : common == words.count ? 0.2 : 0.35)
  }

  private mutating func propose(
    _ range: Range<Int>, _ type: EntityType?, known: Int?, _ rule: NameRule, _ score: Double, personLike: Bool = false
  ) {
    var around = context
    var range = range
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
    }
    if isSentenceStart(range.lowerBound) { around.insert(.sentenceStart) }
    if personLike { around.insert(.personLike) }
    proposals.append(NameProposal(tokens: range, type: type, known: known, rule: rule, score: score, context: around))
  }
}

/// A set of words, right where it says no and mostly where it says yes.
struct WordFilter {
  private var bits = [UInt64](repeating: 0, count: 1024)

  init(lowerWordsOf tokens: UnsafeBufferPointer<Token>) {
    bits.withUnsafeMutableBufferPointer { bits in
      for token in tokens where token.shape == .lower {
        let hash = Int(truncatingIfNeeded: token.key >> 20) & 0xFFFF
        bits[hash >> 6] |= 1 << UInt64(hash & 63)
      }
    }
  }

  func contains(_ key: UInt64) -> Bool {
    let hash = Int(truncatingIfNeeded: key >> 20) & 0xFFFF
    return bits[hash >> 6] & (1 << UInt64(hash & 63)) != 0
  }
}
