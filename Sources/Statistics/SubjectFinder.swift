import Lexicon
import Text

/// Finds the subject of a verb to its left: over prepositional phrases, appositions and relative clauses, within the
/// clause.
struct SubjectFinder {
  let classes: GrammarClasses
  let view: SentenceView
  /// Group that a token belongs to, or -1.
  let groupAt: [Int32]
  let groups: [Group]
  /// A subject farther away than this many tokens is none.
  private static let reach = 45

  /// The group that is the subject of what starts at `verb`. `overVerbs`: how many other verbs of the clause, joined
  /// by "and" or a comma, may stand between.
  func subject(before verb: Int, overVerbs: Int) -> Int? {
    var verb = verb
    var isPlural = view.has(classes.bePlural, verb)
    while verb > 0, groupAt[verb - 1] < 0,
      view.has(classes.adverb.union(classes.modal).union(classes.have).union(classes.be), verb - 1),
      !view.has(classes.preposition, verb - 1)
    {
      verb -= 1
      if view.has(classes.bePlural, verb) { isPlural = true }
    }
    var index = verb - 1
    var verbsLeft = overVerbs
    var commas = 0
    let lowest = max(0, verb - Self.reach)
    // "a man who was shot": the antecedent stands right before the relative word.
    while index >= lowest {
      if groupAt[index] >= 0 {
        let group = groups[Int(groupAt[index])]
        // The subject of another clause's verb, or the object of a preposition, is passed over.
        let before = group.tokens.lowerBound - 1
        if isOwnClause(group, verb) { return Int(groupAt[index]) }
        if let preposition = governor(of: group, lowest),
          !(view.has(classes.subordinator, preposition)
            && (group.tokens.upperBound == verb
              || overVerbs > 0 && view.has(classes.anyObjectVerb, group.tokens.upperBound)))
        {
          index = preposition - 1
          continue
        }
        // "the driver, whom police did not identify, was": the clause's own subject.
        if commas > 0, before > 0, view.has(classes.relative, before), group.tokens.upperBound < verb {
          index = before - 1
          continue
        }
        // "three people, two of them seriously, were hurt": an aside about some of the subject.
        if commas > 0, group.isPartOfKnown,
          view.has(classes.pronounMany.union(classes.relative), group.tokens.upperBound - 1),
          view.isMark(",", before), before > 0, groupAt[before - 1] >= 0
        {
          index = before
          continue
        }
        // "six Palestinians, all members of one family, were killed": who they are.
        if commas > 0, group.reference == .barePlural || group.reference == .definite, group.parts.isEmpty,
          view.isMark(",", before), before > 0, groupAt[before - 1] >= 0,
          case let counted = groups[Int(groupAt[before - 1])], counted.reference == .counted,
          counted.nounClass == .people, counted.tokens.upperBound == before, governor(of: counted, lowest) == nil
        {
          index = before
          continue
        }
        // "Anna Bell, of Salem, Oregon, was": where she lives.
        if let home = home(group, lowest, before: verb) {
          index = home - 1
          continue
        }
        // "130 spectators at the race, the third round of a series, were hurt": an aside about something else.
        if commas > 0, group.nounClass != .people, group.reference != .counted, view.isMark(",", before) {
          index = before
          continue
        }
        // "Eleven officers of the squad, the mainstay of the plan, were hurt": one is no subject of "were".
        if isPlural, commas > 0, [.definite, .indefinite, .name].contains(group.reference), group.value == 1,
          group.parts.isEmpty, view.isMark(",", before)
        {
          index = before
          continue
        }
        // "died last week": a time, not a subject.
        if group.nounClass != .people, view.has(classes.unit, group.tokens.upperBound - 1) {
          index = before
          continue
        }
        if commas > 0, isObjectOfVerb(group) {
          if verbsLeft == 0 && overVerbs == 0 { return nil }
          index = before
          continue
        }
        if overVerbs > 0, isObjectOfVerb(group) {
          index = before
          continue
        }
        // "eight riders and a horse were hurt": the people come first.
        if group.nounClass != nil, group.nounClass != .people, before > 0, view.has(classes.and, before),
          groupAt[before - 1] >= 0,
          groups[Int(groupAt[before - 1])].nounClass == .people
        {
          return Int(groupAt[before - 1])
        }
        return Int(groupAt[index])
      }
      let token = view.tokens[index]
      // "five girls aged between seven and 11": an age or a measure counts nobody.
      if let aside = asideStart(index) {
        index = aside - 1
        continue
      }
      if token.isMark(")") {
        while index >= lowest, !view.isMark("(", index) { index -= 1 }
        index -= 1
        continue
      }
      if let opening = dashedAside(endingAt: index, lowest) {
        index = opening - 1
        commas += 1
        continue
      }
      if token.kind == .punctuation {
        if token.isMark(";") || token.isMark("\u{2014}") || token.isMark("\u{2013}") || token.isMark(":") { return nil }
        if token.isMark(",") { commas += 1 }
        index -= 1
        continue
      }
      if view.has(classes.relative, index), index == verb - 1 || onlyAdverbs(index + 1, verb) {
        let relative = index
        index -= 1
        if view.isMark(",", index) { index -= 1 }
        // "DeShawn Miller, 26, who was"
        while index > 0, let age = asideStart(index) { index = view.isMark(",", age - 1) ? age - 2 : age - 1 }
        guard index >= 0, groupAt[index] >= 0 else { return nil }
        // "Gary Moss, 42, of Dover, who suffered": not the place.
        guard let home = home(groups[Int(groupAt[index])], lowest, before: relative) else {
          return Int(groupAt[index])
        }
        index = home - 1
        commas += 1
        continue
      }
      // "wounding 8 before being shot": the doer of the main clause, whom the group does not name.
      if index == verb - 1, view.has(classes.subordinator, index) { return nil }
      if view.has(classes.preposition, index) || view.has(classes.of, index) {
        index -= 1
        continue
      }
      if view.has(classes.subordinator, index) && commas == 0 && !view.has(classes.relative, index) { return nil }
      if view.has(classes.finite, index), !isModifier(index) {
        // "4 children injured has": a participle right behind its noun.
        if index > 0, groupAt[index - 1] >= 0,
          view.has(classes.objectParticiple, index)
            || view.has(classes.verbForm, index) && view.has(classes.preposition, index + 1)
        {
          index -= 1
          continue
        }
        if verbsLeft == 0, let antecedent = antecedent(ofVerbAt: index) {
          guard let home = home(groups[antecedent], lowest, before: index) else { return antecedent }
          index = home - 1
          commas += 1
          continue
        }
        if verbsLeft == 0 {
          // A relative clause or participle between commas: "the man, who was armed, was shot".
          guard commas > 0 else { return nil }
          index -= 1
          continue
        }
        verbsLeft -= isAuxiliary(index) ? 0 : 1
        index -= 1
        continue
      }
      // An unknown noun: the object of a preposition is passed over; right before the verb it is the subject.
      guard let start = phraseStart(index, lowest) else { return nil }
      if let preposition = prepositionStart(endingAt: start) {
        index = preposition - 1
      } else if commas > 0 || overVerbs > 0
        || (index > start || index < verb - 1) && start > 0 && groupAt[start - 1] >= 0
      {
        // "one woman selling fruit": what follows a group directly modifies it.
        index = start - 1
      } else {
        return nil
      }
    }
    return nil
  }

  /// The start of an age or measure that ends at a token, with the words that open it.
  private func asideStart(_ index: Int) -> Int? {
    guard
      let quantity = view.quantities.first(where: {
        $0.tokens.contains(index) && ($0.role == .age || $0.role == .measure)
      })
    else { return nil }
    var start = quantity.tokens.lowerBound
    while start > 0, view.has(classes.ageWord, start - 1) { start -= 1 }
    // "aged 3 and 5"
    if start == quantity.tokens.lowerBound, start > 1,
      view.has(classes.and, start - 1) || view.isMark(",", start - 1), isAge(start - 2)
    {
      return asideStart(start - 2)
    }
    return start
  }

  private func isAge(_ index: Int) -> Bool {
    view.quantities.contains { $0.tokens.contains(index) && $0.role == .age }
  }

  /// The start of the preposition that governs a group, over words that belong to the group's phrase: "in northeast
  /// Aden".
  private func governor(of group: Group, _ lowest: Int) -> Int? {
    // "before he was shot": a pronoun in the subject's form.
    if group.reference == .pronoun, view.has(classes.pronounSubject, group.tokens.lowerBound) { return nil }
    if let direct = prepositionStart(endingAt: group.tokens.lowerBound) { return direct }
    // "Central Reserve Police Force": the rest of a name behind a group.
    if group.reference == .name, group.tokens.lowerBound > lowest, groupAt[group.tokens.lowerBound - 1] >= 0 {
      return governor(of: groups[Int(groupAt[group.tokens.lowerBound - 1])], lowest)
    }
    // "from the provinces of Ayacucho and Apurímac": a second name after the same preposition.
    let joint = group.tokens.lowerBound - 1
    if group.reference == .name, joint > lowest, view.has(classes.and, joint) {
      if groupAt[joint - 1] >= 0 {
        let first = groups[Int(groupAt[joint - 1])]
        if first.reference == .name || first.nounClass != .people { return governor(of: first, lowest) }
      } else if view.isNameWord(joint - 1), let start = phraseStart(joint - 1, lowest) {
        return prepositionStart(endingAt: start)
      }
    }
    guard group.reference == .name || group.reference == .barePlural || group.reference == .bareSingular,
      group.tokens.lowerBound > lowest,
      view.tokens[group.tokens.lowerBound - 1].isWord || view.isMark("-", group.tokens.lowerBound - 1),
      groupAt[group.tokens.lowerBound - 1] < 0,
      let start = phraseStart(group.tokens.lowerBound, lowest), start < group.tokens.lowerBound
    else { return nil }
    return prepositionStart(endingAt: start)
  }

  /// "12 people – four of them children – were killed": the dash that opens what a dash closes.
  private func dashedAside(endingAt index: Int, _ lowest: Int) -> Int? {
    guard isDash(index) else { return nil }
    return (lowest..<index).last { isDash($0) && $0 + 1 < index }
  }

  private func isDash(_ index: Int) -> Bool {
    view.isMark("\u{2013}", index) || view.isMark("\u{2014}", index)
      || view.isMark("-", index) && view.tokens[index].gap != .none
  }

  /// "at the time Mrs. Lowe died", "with 40 having been killed": what stands before a preposition is no subject of these.
  private func isOwnClause(_ group: Group, _ verb: Int) -> Bool {
    guard group.tokens.upperBound == verb else { return false }
    let before = group.tokens.lowerBound - 1
    return view.has(classes.contactNoun, before)
      || view.has(classes.absolute, before) && view.has(classes.nonfinite, verb)
  }

  /// The start of ", of Salem" or ", of Salem, Oregon": where the one named before lives.
  private func home(_ group: Group, _ lowest: Int, before verb: Int) -> Int? {
    guard group.reference == .name, group.parts.isEmpty else { return nil }
    var start = group.tokens.lowerBound
    var isWithin = false
    if view.isMark(",", start - 1), start > lowest + 1, view.isNameWord(start - 2) {
      start -= 2
      while start > lowest, view.isNameWord(start - 1) { start -= 1 }
      // "Ann Bell of Salem, Ore., was"
      isWithin = view.isMark(",", verb - 1) && (1...2).contains(verb - group.tokens.upperBound)
    }
    guard let preposition = prepositionStart(endingAt: start), isWithin || view.isMark(",", preposition - 1) else {
      return nil
    }
    return preposition
  }

  /// "two teens who were shot … have died": the group before the relative word of another verb.
  private func antecedent(ofVerbAt verb: Int) -> Int? {
    var index = verb - 1
    while index > 0, verb - index <= 6, view.has(classes.finite.union(classes.adverb), index),
      !view.has(classes.relative, index)
    { index -= 1 }
    guard index > 0, view.has(classes.relative, index) else { return nil }
    let before = view.isMark(",", index - 1) ? index - 2 : index - 1
    return before >= 0 && groupAt[before] >= 0 ? Int(groupAt[before]) : nil
  }

  private func onlyAdverbs(_ start: Int, _ end: Int) -> Bool {
    (start..<end).allSatisfy { view.has(classes.adverb.union(classes.be).union(classes.have), $0) }
  }

  private func isAuxiliary(_ index: Int) -> Bool {
    view.has(classes.be.union(classes.have).union(classes.modal), index)
  }

  /// A participle that stands before a noun or behind one as an adjective ("suspected", "based") does not bar the way.
  /// Nor does a deed with an article: "a victim of the shooting has died".
  private func isModifier(_ index: Int) -> Bool {
    if view.has(classes.article, index - 1) || view.has(classes.definite, index - 1),
      view.has(classes.objectGerund, index)
    {
      return true
    }
    return view.tokens[index].shape.startsUpper && index > 0 && !view.has(classes.be.union(classes.have), index)
  }

  /// The start of the noun phrase without a group that ends at a token.
  private func phraseStart(_ end: Int, _ lowest: Int) -> Int? {
    var index = end
    while index > lowest {
      let before = index - 1
      let token = view.tokens[before]
      if groupAt[before] >= 0 || view.has(classes.preposition.union(classes.conjunction).union(classes.be), before) {
        break
      }
      if view.has(classes.finite, before), token.shape == .lower { break }
      if token.kind == .punctuation,
        !(token.isMark("-") || token.isMark("'") || token.isMark(".") && token.gap == .none)
      {
        break
      }
      index = before
    }
    return index
  }

  private func prepositionStart(endingAt end: Int) -> Int? {
    guard end > 0 else { return nil }
    return view.start(classes.preposition.union(classes.of), endingAt: end)
  }

  private func isObjectOfVerb(_ group: Group) -> Bool {
    let before = group.tokens.lowerBound - 1
    guard before >= 0 else { return false }
    // "police say Alan Reed, 26, was held": the subject of what they say.
    if view.has(classes.reporting, before), !view.has(classes.anyObjectVerb, before) { return false }
    if view.has(classes.anyObjectVerb.union(classes.verbForm), before) { return true }
    return view.start(classes.anyObjectVerb, endingAt: before + 1) != nil
  }
}
