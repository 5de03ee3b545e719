import Lexicon
import Records
import Text

/// Reads what a sentence says about the truth and the reach of a figure.
struct StatusReader: Sendable {
  let negation, fear, hypothetical, denial, zeroContext, unknown, background, cumulative, newSince, claimer: WordClasses
  private let backgroundBefore, bePresent, rumour, deniedAfter, zero, nearMiss, mayRise, thought: WordClasses
  /// "unhurt": those meant are no casualties.
  let unharmed: WordClasses
  let auxiliary: WordClasses
  private let earlierFigure, zeroAfter, and, preposition, more, deed: WordClasses

  init(_ lexicon: Lexicon, _ classes: GrammarClasses) {
    auxiliary = ["be", "have", "modal", "adverb"].reduce([]) { $0.union(lexicon.existingClass($1)) }
    negation = lexicon.existingClass("negation")
    fear = lexicon.existingClass("fear")
    hypothetical = lexicon.existingClass("hypothetical")
    denial = lexicon.existingClass("denial")
    zeroContext = lexicon.existingClass("zero-context")
    unknown = lexicon.existingClass("unknown-count")
    background = lexicon.existingClass("background")
    backgroundBefore = lexicon.existingClass("background-before")
    bePresent = lexicon.existingClass("be-present")
    unharmed = lexicon.existingClass("unharmed").union(lexicon.existingClass("escaped-injury"))
    rumour = lexicon.existingClass("rumour")
    zero = lexicon.existingClass("zero")
    thought = lexicon.existingClass("clause-start")
    mayRise = lexicon.existingClass("toll-may-rise")
    nearMiss = lexicon.existingClass("near-miss")
    deniedAfter = lexicon.existingClass("denied-after")
    zeroAfter = lexicon.existingClass("zero-after")
    and = lexicon.existingClass("and")
    preposition = lexicon.existingClass("preposition").union(lexicon.existingClass("of"))
    more = lexicon.existingClass("more")
    deed = classes.anyObjectVerb.union(classes.anySubjectVerb)
    earlierFigure = lexicon.existingClass("earlier-figure")
    cumulative = lexicon.existingClass("cumulative")
    newSince = lexicon.existingClass("new-since")
    claimer = lexicon.existingClass("claimer-verb")
  }

  /// The status of a reading from the words around it.
  func status(_ reading: SentenceReader.Reading, _ view: SentenceView) -> Statistic.Status {
    let group = reading.group.tokens
    let trigger = reading.trigger
    let gapStart = min(group.upperBound, trigger.upperBound)
    let between = gapStart..<max(gapStart, group.lowerBound, trigger.lowerBound)
    let first = min(group.lowerBound, trigger.lowerBound)
    let clause = clauseStart(before: first, view)
    let leading = max(clause, first - 5)..<first
    if reading.group.reference == .none || reading.group.value == 0 { return .zero }
    if view.has(unharmed, trigger.lowerBound) { return .zero }
    if reading.group.value == nil, reading.group.parts.isEmpty,
      contains(unknown, max(0, group.lowerBound - 1)..<group.upperBound, view)
    {
      return .unknown
    }
    if reading.verb != nil || group.upperBound <= trigger.lowerBound, isNegated(trigger.lowerBound, view) {
      return .zero
    }
    // "had no signs of trauma"
    if view.has(zero, trigger.upperBound) { return .zero }
    if view.start(nearMiss, endingAt: trigger.lowerBound) != nil { return .hypothetical }
    if contains(zeroContext, leading, view) { return .zero }
    let last = max(group.upperBound, trigger.upperBound)
    if contains(zeroAfter, last..<min(last + 5, view.tokens.count), view) { return .zero }
    if contains(denial, max(clause, first - 8)..<first, view) { return .denied }
    if contains(rumour, max(clause, first - 5)..<first, view),
      contains(deniedAfter, trigger.upperBound..<view.tokens.count, view)
    {
      return .denied
    }
    if view.end(mayRise, last) != nil { return .reported }
    if contains(fear, max(between.lowerBound, between.upperBound - 5)..<between.upperBound, view)
      || contains(fear, max(clause, first - 3)..<first, view)
    {
      return .feared
    }
    if contains(hypothetical, between, view) || contains(hypothetical, max(clause, first - 3)..<first, view) {
      return .hypothetical
    }
    if trigger.lowerBound > 0, reading.verb?.form == .base,
      contains(hypothetical, max(0, trigger.lowerBound - 3)..<trigger.lowerBound, view)
    {
      return .hypothetical
    }
    return .reported
  }

  /// Where the clause begins that a token stands in, if words such as "because" say so; else 0.
  private func clauseStart(before index: Int, _ view: SentenceView) -> Int {
    guard !view.classes.isDisjoint(with: thought) else { return 0 }
    return (max(0, index - 8)..<index).last { view.has(thought, $0) } ?? 0
  }

  /// A negation before the verb, with nothing but auxiliaries and adverbs between: "was not seriously hurt".
  private func isNegated(_ verb: Int, _ view: SentenceView) -> Bool {
    var index = verb - 1
    while index >= 0, verb - index <= 5 {
      if view.has(negation, index) { return true }
      // "not to kill": nobody says that it did not happen.
      if view.annotation.hasWord(hypothetical, at: index, endingBy: verb + 1) { return false }
      guard view.has(auxiliary, index) || view.isMark("'", index) else { return false }
      index -= 1
    }
    return false
  }

  func scope(_ reading: SentenceReader.Reading, _ view: SentenceView) -> Statistic.Scope {
    if !view.classes.isDisjoint(with: newSince) || isMore(reading, view) { return .new }
    if !view.classes.isDisjoint(with: cumulative) { return .cumulative }
    return .thisEvent
  }

  /// "Two more bodies were found": more than were told before, by another sentence.
  private func isMore(_ reading: SentenceReader.Reading, _ view: SentenceView) -> Bool {
    let group = reading.group
    // "more than 600" are no more than told.
    guard group.isAdditional,
      group.tokens.contains(where: { index in
        view.has(more, index) && !view.quantities.contains { $0.tokens.contains(index) }
      })
    else { return false }
    let first = min(group.tokens.lowerBound, reading.trigger.lowerBound)
    return !(0..<first).contains { view.has(deed, $0) }
  }

  /// "had earlier put the death toll at nine"
  func isEarlierFigure(_ reading: SentenceReader.Reading, _ view: SentenceView) -> Bool {
    let first = min(reading.group.tokens.lowerBound, reading.trigger.lowerBound)
    return contains(earlierFigure, max(0, first - 8)..<first, view)
  }

  func isBackground(_ reading: SentenceReader.Reading, _ view: SentenceView) -> Bool {
    if !view.classes.isDisjoint(with: background), isBackgroundClause(reading, view) { return true }
    if isGeneric(reading, view) { return true }
    let first = min(reading.group.tokens.lowerBound, reading.trigger.lowerBound)
    return !view.classes.isDisjoint(with: backgroundBefore)
      && contains(backgroundBefore, max(0, first - 14)..<first, view)
  }

  /// Is a mark of another event in the clause of the reading, or before it? "A bomb killed two, while gunmen shot an
  /// elder in a separate incident": only the elder.
  private func isBackgroundClause(_ reading: SentenceReader.Reading, _ view: SentenceView) -> Bool {
    let last = max(reading.group.tokens.upperBound, reading.trigger.upperBound)
    return view.tokens.indices.contains { index in
      guard view.has(background, index) else { return false }
      guard index > last, let comma = (last..<index).first(where: { view.isMark(",", $0) }) else { return true }
      return !(comma..<index).contains { view.has(deed, $0) }
    }
  }

  /// "Innocent civilians are killed by such devices", "the drug kills people": no event of its own.
  private func isGeneric(_ reading: SentenceReader.Reading, _ view: SentenceView) -> Bool {
    guard !view.isHeading, let form = reading.verb?.form else { return false }
    // "until he dies"
    if reading.group.reference == .pronoun, form == .third, !view.isHeadline { return true }
    guard reading.group.reference == .barePlural else { return false }
    var before = reading.trigger.lowerBound - 1
    switch form {
    case .participle: return view.has(bePresent, before)
    case .base, .third: return !view.isHeadline
    case .gerund:
      // "capturing and killing leaders"
      if view.has(and, before) { before -= 2 }
      return view.has(bePresent, before) || view.has(preposition, before)
    case .past: return false
    }
  }

  private func contains(_ wordClass: WordClasses, _ range: Range<Int>, _ view: SentenceView) -> Bool {
    range.contains { view.annotation.hasWord(wordClass, at: $0, endingBy: range.upperBound + 1) }
  }
}
