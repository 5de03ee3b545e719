import Lexicon
import Numbers
import Text

/// Reading the phrase behind a number or determiner: modifiers, head noun, "of …".
extension GroupFinder {
  struct Phrase {
    var noun: Noun?
    var countedKind: Int?
    var head: Int
    var headEnd: Int
    var end: Int
    var isPlural: Bool
    var count: Int?
    /// Victim group of a noun before the head: "Taliban leader".
    var modifierGroup = Label.none
  }

  func finish(_ group: Group, _ phrase: Phrase, from start: Int, _ view: SentenceView) -> Group {
    var group = group
    group.tokens = start..<phrase.end
    group.nounPhrase = (group.reference == .counted ? group.nounPhrase.lowerBound : start)..<phrase.end
    if group.reference == .counted {
      let first = max(group.nounPhrase.lowerBound, start)
      group.nounPhrase = min(first, phrase.head)..<phrase.end
    }
    group.nounClass = phrase.countedKind == nil ? phrase.noun?.nounClass ?? .people : nil
    group.countedKind = phrase.countedKind
    group.victimGroup = phrase.noun.map { $0.group.isEmpty ? phrase.modifierGroup : $0.group } ?? phrase.modifierGroup
    group.headKey = view.tokens[phrase.headEnd - 1].key
    group.isPlural = phrase.isPlural
    // "a couple" is two; "three couples" are six.
    if group.reference == .counted, let people = phrase.noun?.count, people > 1, let value = group.value {
      (group.value, group.low, group.high) = (
        value * people, group.low.map { $0 * people }, group.high.map { $0 * people }
      )
    }
    if let of = view.end(classes.of, phrase.end), of < view.tokens.count { absorbOf(&group, of, phrase, view) }
    return withHedgeAfter(group, view)
  }

  /// "members of the security forces", "a family of five", "a group of 12 students".
  func absorbOf(_ group: inout Group, _ start: Int, _ phrase: Phrase, _ view: SentenceView) {
    if phrase.countedKind != nil { return }
    if let inner = view.quantities.first(where: { $0.tokens.lowerBound == start }) {
      guard inner.role == .count, phrase.noun?.count == nil, let members = counted(inner, view), !members.isPartOfKnown
      else { return }
      if group.reference != .counted || group.value == 1 {
        group.take(inner)
        group.tokens = group.tokens.lowerBound..<members.tokens.upperBound
        group.nounPhrase = group.nounPhrase.lowerBound..<members.tokens.upperBound
        if !members.victimGroup.isEmpty { group.victimGroup = members.victimGroup }
        group.isPlural = true
      }
      return
    }
    var index = view.end(classes.definite.union(classes.article), start) ?? start
    let first = index
    while index < view.tokens.count, index - first < 10 {
      let token = view.tokens[index]
      if token.isWord {
        if view.has(classes.stop.subtracting(classes.of), index), !(view.isNameWord(index) && index > first) { break }
        if view.has(classes.finite, index), token.shape == .lower, !view.has(classes.noun, index) { break }
        if view.has(classes.adverb, index), token.shape == .lower { break }
        if view.quantities.contains(where: { $0.tokens.lowerBound == index }) { break }
        if let noun = view.annotation.word(classes.noun, at: index) {
          if group.victimGroup.isEmpty { group.victimGroup = nouns[Int(noun.sense.payload)].group }
          index = noun.end
          continue
        }
        index += 1
      } else if token.isMark("-") && token.gap == .none || token.isMark("'") && token.gap == .none
        || token.isMark(".") && token.gap == .none && view.isNameWord(index - 1) && view.isNameWord(index + 1)
      {
        index += 1
      } else if token.isMark("\""), index + 1 < view.tokens.count, view.tokens[index + 1].isWord {
        index += 1
      } else {
        break
      }
    }
    while index > first, !view.tokens[index - 1].isWord { index -= 1 }
    guard index > first else { return }
    group.tokens = group.tokens.lowerBound..<index
    group.nounPhrase = group.nounPhrase.lowerBound..<index
  }

  func withHedgeAfter(_ group: Group, _ view: SentenceView) -> Group {
    var group = group
    if group.reference == .counted, let hedge = quantityFinder.hedge(after: group.tokens.upperBound, view.annotation),
      hedge.qualifier != .exact,
      // "the three attackers and more than 230 others": the words bound the next number.
      !view.quantities.contains(where: {
        (group.tokens.upperBound..<hedge.end).contains($0.tokens.lowerBound) && $0.tokens.upperBound > hedge.end
      })
    {
      group.apply(hedge.qualifier)
      group.tokens = group.tokens.lowerBound..<hedge.end
    }
    return group
  }

  /// Modifiers and head noun from a token on, or nil where no noun that counts is found.
  /// `isPlural`: whether the number or determiner asks for a plural; nil where it allows both.
  func phrase(
    from start: Int, _ view: SentenceView, hasDeterminer: Bool, isPlural: Bool? = nil
  ) -> Phrase? {
    var index = start
    var head: Phrase?
    var modifierGroup = Label.none
    while index < view.tokens.count, index - start < Self.longestPhrase {
      let token = view.tokens[index]
      if index > start, token.gap == .paragraphBreak { break }
      if token.kind == .punctuation {
        guard let next = overPunctuation(index, start, &head, view) else { break }
        index = next
        continue
      }
      if let age = ageEnd(index, view) {
        if head != nil { break }
        // "a 22-year-old" alone is a person.
        index = age
        if index >= view.tokens.count || !startsNoun(index, view) {
          return Phrase(noun: nil, countedKind: nil, head: start, headEnd: age, end: age, isPlural: false, count: 1)
        }
        continue
      }
      // "a 4th victim"
      if token.isNumber, head == nil, let ordinal = view.annotation.word(ordinals.words, at: index) {
        index = ordinal.end
        continue
      }
      if token.isNumber || startsCount(index, view) { break }
      // "4 shot, 1 dead": a number of several asks for "shots".
      let isDeed =
        isPlural == true && index == start && view.has(classes.objectParticiple, index)
        && !nounFollows(index + 1, view)
      if let found = nounPhrase(at: index, view), !(isDeed && !found.isPlural) {
        if let before = head, found.noun?.isPlural == false, before.isPlural,
          !view.has(classes.nounModifier, before.head)
        {
          break
        }
        if head != nil, view.has(classes.anyObjectVerb, index) { break }
        if let modifier = head?.noun?.group, !modifier.isEmpty { modifierGroup = modifier }
        // "one suicide vest": the counted noun tells what kind of thing.
        if found.countedKind != nil, !found.isPlural, isPlainWord(found.end, in: view), !startsCount(found.end, view),
          !view.has(classes.relativeDay, found.end), !view.has(classes.anyObjectVerb, index)
        {
          head = nil
          index = found.end + 1
          continue
        }
        head = found
        index = found.end
        if found.isPlural, isPlural != false, !continuesCompound(index, view) { break }
        // "two Afghan National Army soldiers", "2 suicide bombings": the noun modifies what follows.
        let isWrongNumber = isPlural.map { $0 != found.isPlural } ?? false
        if index < view.tokens.count, view.tokens[index].isWord, !view.has(classes.finite.union(classes.stop), index),
          nounFollows(index, view) && (isWrongNumber || view.isNameWord(index))
            || (isWrongNumber || view.has(classes.adjectival, found.head)) && isPlainWord(index, view)
        {
          modifierGroup = found.noun?.group ?? .none
          head = nil
        }
        continue
      }
      // "41 Indian and Chinese troops": two adjectives of one noun.
      if isPlural == true, index > start, head == nil || head?.isPlural == false, view.has(classes.and, index),
        view.isNameWord(index - 1), view.isNameWord(index + 1), nounFollows(index + 1, view),
        !startsCount(index + 1, view)
      {
        head = nil
        index += 1
        continue
      }
      // "off-duty", "Indian-administered": a compound adjective.
      if head == nil, view.isMark("-", index + 1), view.tokens[index + 1].gap == .none, index + 2 < view.tokens.count,
        view.tokens[index + 2].isWord, view.tokens[index + 2].gap == .none, hasDeterminer || index > start
      {
        // "a sub-commander": the head has a prefix.
        let isHead = view.has(classes.noun, index + 2) && !nounFollows(index + 3, view)
        index += isHead ? 2 : 3
        continue
      }
      if head != nil || view.has(classes.stop, index) { break }
      if view.has(classes.anyObjectVerb.union(classes.anySubjectVerb), index) {
        // "three wounded soldiers": a participle right behind number or determiner.
        let isModifier = hasDeterminer && (index == start || view.has(classes.adverb, index - 1))
        guard isModifier, nounFollows(index + 1, view) else { break }
        guard view.has(classes.objectParticiple, index) || view.has(classes.noun, index + 1) else { break }

      }
      if !hasDeterminer, view.has(classes.verbForm.union(classes.reporting), index), token.shape == .lower { break }
      index += 1
    }
    head?.modifierGroup = modifierGroup
    return head
  }

  func overPunctuation(_ index: Int, _ start: Int, _ head: inout Phrase?, _ view: SentenceView) -> Int? {
    let token = view.tokens[index]
    guard index + 1 < view.tokens.count, view.tokens[index + 1].isWord || view.tokens[index + 1].isNumber else {
      return nil
    }
    if token.isMark("-"), token.gap == .none, view.tokens[index + 1].gap == .none {
      // "officer-involved", "anti-terrorist": the noun was a part of an adjective.
      head = nil
      return index + 1
    }
    if token.isMark("'"), token.gap == .none, index > start {
      head = nil
      return view.tokens[index + 1].gap == .none ? index + 2 : index + 1
    }
    if token.isMark("\""), head == nil { return index + 1 }
    if token.isMark(","), head == nil, index > start, view.tokens[index - 1].shape == .lower,
      view.tokens[index + 1].shape == .lower,
      !view.has(classes.stop.union(classes.anyObjectVerb), index + 1), nounFollows(index + 1, view)
    {
      return index + 1
    }
    return nil
  }

  func nounPhrase(at index: Int, _ view: SentenceView) -> Phrase? {
    if let plural = view.annotation.word(classes.countPlural, at: index) {
      return Phrase(
        noun: nil, countedKind: Int(plural.sense.payload), head: index, headEnd: plural.end, end: plural.end,
        isPlural: true, count: nil)
    }
    if let single = view.annotation.word(classes.countSingular, at: index) {
      return Phrase(
        noun: nil, countedKind: Int(single.sense.payload), head: index, headEnd: single.end, end: single.end,
        isPlural: false, count: 1)
    }
    guard let word = view.annotation.word(classes.noun, at: index) else { return nil }
    let noun = nouns[Int(word.sense.payload)]
    // "struck a pole"
    if noun.isProper, view.tokens[index].shape == .lower { return nil }
    // A verb that the lists also know as a noun ("guards", "rescues") is the verb where it is inflected after a noun.
    return Phrase(
      noun: noun, countedKind: nil, head: index, headEnd: word.end, end: word.end, isPlural: noun.isPlural,
      count: noun.isPlural ? nil : noun.count)
  }

  /// A plural such as "police" may modify the noun behind it: "police officers".
  func continuesCompound(_ index: Int, _ view: SentenceView) -> Bool {
    guard index < view.tokens.count, view.tokens[index].gap <= .lineBreak, view.tokens[index].isWord else {
      return false
    }
    return view.has(classes.noun, index) && !view.has(classes.anyObjectVerb.union(classes.be), index)
  }

  /// A lower-case word that is no function word, verb or predicate: probably another noun.
  func isPlainWord(_ index: Int, _ view: SentenceView) -> Bool {
    let token = view.tokens[index]
    return token.isWord && token.shape == .lower && token.gap <= .lineBreak
      && !view.has(classes.stop.union(classes.finite).union(classes.adverb).union(classes.predicate), index)
  }

  func isPlainWord(_ index: Int, in view: SentenceView) -> Bool {
    index < view.tokens.count && isPlainWord(index, view)
  }

  func startsCount(_ index: Int, _ view: SentenceView) -> Bool {
    view.quantities.contains { $0.tokens.lowerBound == index && $0.role == .count }
  }

  func startsNoun(_ index: Int, _ view: SentenceView) -> Bool {
    guard view.tokens[index].isWord, !view.has(classes.stop, index) else { return false }
    return nounFollows(index, view)
  }

  /// Is there a noun within the next words, before anything that ends the phrase?
  func nounFollows(_ start: Int, _ view: SentenceView) -> Bool {
    var index = start
    while index < view.tokens.count, index - start < 4,
      view.tokens[index].isWord || index > start && view.isMark("-", index) && view.tokens[index].gap == .none
    {
      if view.has(classes.noun.union(classes.countSingular).union(classes.countPlural), index) { return true }
      if view.has(classes.stop, index) { return false }
      index += 1
    }
    return false
  }

  /// The end of "19-year-old" at a token, or nil.
  func ageEnd(_ index: Int, _ view: SentenceView) -> Int? {
    var next = index + 1
    if view.isMark("-", next) { next += 1 }
    guard view.has(classes.ageUnit, next), !view.has(classes.ageUnit, index) else { return nil }
    next += 1
    if view.isMark("-", next) { next += 1 }
    return view.has(classes.old, next) ? next + 1 : nil
  }
}
