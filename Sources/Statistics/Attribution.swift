import Lexicon
import Text

/// Who says what a sentence reports, as token ranges of the sentence.
struct Attribution: Equatable {
  var source: Range<Int>
  var via: Range<Int>?
  /// Where the verb of saying or "according to" stands.
  var at: Int
  /// "he said": whoever spoke before.
  var isPronoun = false
  /// "claimed": the speaker's word for it.
  var isClaim = false
}

/// Finds the sources of a sentence: "according to X", "X said", "said X", "X, quoted by Y, reported", "Police: …".
struct AttributionFinder: Sendable {
  let classes: GrammarClasses
  let sourceNoun: WordClasses
  private let claimer: WordClasses
  private let mediaNoun: WordClasses
  private let notReporting, lifeClaim, lives: WordClasses
  /// A source's name is no longer than this many tokens.
  private static let longestSource = 16

  init(classes: GrammarClasses, lexicon: Lexicon) {
    self.classes = classes
    sourceNoun = lexicon.existingClass("source-noun")
    mediaNoun = lexicon.existingClass("media-noun")
    claimer = lexicon.existingClass("claimer-verb")
    notReporting = lexicon.existingClass("not-reporting")
    lifeClaim = lexicon.existingClass("claim-lives")
    lives = lexicon.existingClass("lives").union(lexicon.existingClass("lives-of"))
  }

  func attributions(in view: SentenceView) -> [Attribution] {
    var found: [Attribution] = []
    var index = 0
    while index < view.tokens.count {
      if let end = view.end(classes.according, index), let source = phrase(from: end, view) {
        let via = via(from: source.upperBound, view)
        found.append(Attribution(source: source, via: via, at: index))
        index = via?.upperBound ?? source.upperBound
        continue
      }
      if view.has(classes.reporting, index), view.tokens[index].shape != .capitalized || view.isHeadline || index > 0,
        !saysNothing(index, view), var attribution = around(index, view)
      {
        attribution.isClaim = view.has(claimer, index)
        found.append(attribution)
      }
      index += 1
    }
    // "BEIRUT: Five died, police said": where the news is from, not whose it is.
    if let heading = heading(view), found.isEmpty || !heading.source.allSatisfy({ view.tokens[$0].shape == .upper }) {
      found.insert(heading, at: 0)
    }
    return found
  }

  /// "Police: five shot", "Iraqi Officials: Car Bomb Kills 20".
  private func heading(_ view: SentenceView) -> Attribution? {
    guard let colon = (1..<min(7, view.tokens.count)).first(where: { view.isMark(":", $0) }),
      (0..<colon).allSatisfy({ view.tokens[$0].isWord }), isSource(0..<colon, view)
    else { return nil }
    return Attribution(source: 0..<colon, via: nil, at: colon)
  }

  /// "claimed responsibility", "claimed 30 lives": verbs of saying that say nothing of a figure.
  private func saysNothing(_ verb: Int, _ view: SentenceView) -> Bool {
    view.has(notReporting, verb)
      || view.has(lifeClaim, verb) && (verb + 1...verb + 7).contains { view.has(lives, $0) }
  }

  /// The speaker of a verb of saying.
  private func around(_ verb: Int, _ view: SentenceView) -> Attribution? {
    var end = verb
    while end > 0, view.has(classes.adverb.union(classes.have).union(classes.modal).union(classes.be), end - 1),
      !view.has(classes.noun, end - 1)
    { end -= 1 }
    if end > 0, view.tokens[end - 1].kind == .punctuation {
      // ", said X": the speaker follows.
      if let right = phrase(from: verb + 1, view), isSource(right, view), endsSpeaker(right.upperBound, view),
        !isMark(end - 1, "-", view)
      {
        return Attribution(source: right, via: via(from: right.upperBound, view), at: verb)
      }
      guard view.isMark(",", end - 1) else { return nil }
      // "Kazakh police, quoted by Interfax, reported": the speaker stands before the commas.
      // What was said may stand before the speaker.
      let quoted = (0..<end - 1).last { view.isMark("\"", $0) }.map { $0 + 1 } ?? 0
      guard let comma = (quoted..<end - 1).first(where: { view.isMark(",", $0) }) else { return nil }
      let first = withoutLead(quoted..<comma, view)
      guard isSource(first, view), !(first.contains { view.has(classes.reporting, $0) && !view.has(classes.noun, $0) })
      else { return nil }
      return Attribution(source: first, via: via(from: comma, view), at: verb, isPronoun: isPronoun(first, view))
    }
    // "confirmed the attack but said": the speaker stands before the first verb.
    if end > 0, view.has(classes.conjunction.union(classes.and), end - 1), !view.isNameWord(end - 1) { return nil }
    var start = end
    while start > 0, end - start < Self.longestSource {
      let before = start - 1
      let token = view.tokens[before]
      if token.kind == .punctuation {
        let joins =
          token.isMark("-") && token.gap == .none && view.tokens[before + 1].gap == .none || token.isMark("'")
          || token.isMark(".") && token.gap == .none && view.isNameWord(before - 1)
        guard joins else { break }
      } else if view.has(classes.finite.subtracting(classes.modal), before), token.shape == .lower,
        !view.has(classes.noun.union(classes.preposition), before)
      {
        break
      } else if view.has(classes.subordinator.subtracting(classes.preposition), before), !view.isNameWord(before) {
        break
      }
      start = before
      // "a man the authorities say was shot": what stands before an article is another's.
      if view.has(classes.article.union(classes.definite), before), before > 0, view.tokens[before - 1].isWord,
        view.has(classes.noun, before - 1), !view.has(classes.preposition, before - 1)
      {
        break
      }
    }
    let source = withoutLead(start..<end, view)
    // "no injuries were reported": nobody is named who says so.
    if end < verb, view.has(classes.be, end),
      source.contains(where: { view.has(classes.countSingular.union(classes.countPlural), $0) })
    {
      return nil
    }
    // "accused of drowning his wife says": the words before are the object of another verb.
    if start > 0, source.lowerBound == start, view.tokens[start - 1].isWord,
      view.has(classes.anyObjectVerb.union(classes.anySubjectVerb), start - 1)
    {
      return nil
    }
    guard isSource(source, view), !view.has(classes.preposition, source.lowerBound) else { return nil }
    let via = via(from: verb + 1, view) ?? (view.has(classes.via, verb) ? medium(from: verb, view) : nil)
    return Attribution(source: source, via: via, at: verb, isPronoun: isPronoun(source, view))
  }

  private func isMark(_ index: Int, _ mark: Unicode.Scalar, _ view: SentenceView) -> Bool { view.isMark(mark, index) }

  /// Drops what joins the clause to the text before: "and", "as", "but", "on Thursday".
  private func withoutLead(_ range: Range<Int>, _ view: SentenceView) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound,
      !view.tokens[start].isWord
        || view.has(classes.conjunction.union(classes.subordinator), start) && !view.isNameWord(start)
        || start == 0 && view.has(classes.conjunction.union(classes.subordinator), start)
    {
      start += 1
    }
    return start..<range.upperBound
  }

  private func isSource(_ range: Range<Int>, _ view: SentenceView) -> Bool {
    guard !range.isEmpty, range.count <= Self.longestSource,
      !view.quantities.contains(where: {
        $0.tokens.overlaps(range) && $0.role == .count && $0.qualifier != .vague && $0.value != 1
      })
    else { return false }
    return range.contains { index in
      view.has(sourceNoun, index) || view.has(classes.noun, index)
        || view.isNameWord(index) && !view.has(classes.month.union(classes.weekday), index)
          && (index > 0 || view.annotation.classes[0].isEmpty)
    }
  }

  private func isPronoun(_ range: Range<Int>, _ view: SentenceView) -> Bool {
    range.count == 1 && view.has(classes.pronounSubject.union(classes.pronounOne), range.lowerBound)
  }

  private func endsSpeaker(_ index: Int, _ view: SentenceView) -> Bool {
    index >= view.tokens.count || view.tokens[index].kind == .punctuation
      || view.has(classes.preposition.union(classes.weekday), index)
  }

  /// A noun phrase from a token on: up to a comma, verb or clause.
  private func phrase(from start: Int, _ view: SentenceView) -> Range<Int>? {
    var index = start
    while index < view.tokens.count, index - start < Self.longestSource {
      let token = view.tokens[index]
      if token.kind == .punctuation {
        let joins =
          token.isMark("-") && token.gap == .none || token.isMark("'") && token.gap == .none
          || token.isMark(".") && token.gap == .none && view.isNameWord(index - 1)
            && (view.isNameWord(index + 1)
              || index - start <= 2 && index + 1 < view.tokens.count && view.tokens[index + 1].isWord)
        guard joins else { break }
      } else if index > start {
        if view.has(classes.weekday.union(classes.month), index), !isNamesake(index, view) { break }
        if view.has(classes.subordinator.subtracting(classes.preposition), index) { break }
        if view.has(classes.reporting.union(classes.be).union(classes.have).union(classes.modal), index),
          token.shape == .lower, !view.has(classes.noun.union(classes.preposition).union(sourceNoun), index)
        {
          break
        }
        // "according to police the device": another phrase begins.
        if view.has(classes.definite.union(classes.article), index), token.shape == .lower,
          !view.has(classes.preposition.union(classes.of).union(classes.and), index - 1)
        {
          break
        }
        if view.has(classes.citing, index) || view.end(classes.via, index) != nil && token.shape == .lower { break }
      }
      index += 1
    }
    // "police said on Thursday": a preposition before a time does not belong.
    while index > start,
      view.has(classes.preposition.union(classes.conjunction), index - 1) || view.tokens[index - 1].kind == .punctuation
    { index -= 1 }
    let range = start..<index
    return isSource(range, view) ? range : nil
  }

  /// "told state television": whom the speaker told, where it is a medium.
  private func medium(from start: Int, _ view: SentenceView) -> Range<Int>? {
    guard let range = via(from: start, view), range.contains(where: { view.isNameWord($0) || view.has(mediaNoun, $0) })
    else { return nil }
    return range
  }

  /// "Farida Jan": a name that is also a month's.
  private func isNamesake(_ index: Int, _ view: SentenceView) -> Bool {
    view.has(classes.month, index) && view.isNameWord(index - 1) && view.isNameWord(index)
      && !(index + 1 < view.tokens.count && view.tokens[index + 1].isNumber)
  }

  /// "quoted by Interfax" right behind the source, over a comma.
  private func via(from start: Int, _ view: SentenceView) -> Range<Int>? {
    var index = start
    if view.isMark(",", index) { index += 1 }
    guard let end = view.end(classes.via, index) else { return nil }
    return phrase(from: end, view)
  }
}
