import Lexicon
import Numbers
import Text

/// Finds the noun phrases of a sentence that count people or things.
package final class GroupFinder: Sendable {
  let classes: GrammarClasses
  let nouns: [Noun]
  let quantityFinder: QuantityFinder
  let ordinals: Ordinals
  /// Endings of plural nouns for people, in UTF-8.
  let personSuffixes: [[UInt8]]
  /// Words between a number and its noun, at most.
  static let longestPhrase = 12

  package init(pack: LanguagePack, classes: GrammarClasses, quantityFinder: QuantityFinder) {
    self.classes = classes
    nouns = pack.nouns
    ordinals = Ordinals(pack)
    personSuffixes = pack.personSuffixes.map { Array($0.utf8) }
    self.quantityFinder = quantityFinder
  }

  /// Groups in order of the text, not overlapping; lists joined by "and" are one group with parts.
  package func groups(in view: SentenceView) -> [Group] {
    var groups: [Group] = []
    var index = 0
    var nextQuantity = 0
    while index < view.tokens.count {
      while nextQuantity < view.quantities.count, view.quantities[nextQuantity].tokens.lowerBound < index {
        nextQuantity += 1
      }
      let quantity =
        nextQuantity < view.quantities.count && view.quantities[nextQuantity].tokens.lowerBound == index
        ? view.quantities[nextQuantity] : nil
      if let group = group(at: index, quantity, view) {
        groups.append(group)
        index = max(group.tokens.upperBound, index + 1)
      } else {
        index = quantity.map { $0.role == .count ? index + 1 : max($0.tokens.upperBound, index + 1) } ?? index + 1
      }
    }
    if !groups.isEmpty { groups = PartLists(classes: classes).attach(groups, view) }
    if groups.count > 1 { groups = Coordination(classes: classes).join(groups, view) }
    inherit(&groups)
    return groups
  }

  /// "the other", "two more": of the kind that the sentence counted before.
  func inherit(_ groups: inout [Group]) {
    var last = Label.none
    for index in groups.indices where groups[index].nounClass == .people {
      if groups[index].isAdditional, groups[index].headKey == 0, groups[index].victimGroup.isEmpty {
        groups[index].victimGroup = last
      }
      if groups[index].reference != .name { last = groups[index].victimGroup }
    }
    // "killed 23 sheep and wounded 11 more": more of them.
    for index in groups.indices.dropFirst()
    where groups[index].reference == .counted && groups[index].headKey == 0 && groups[index].nounPhrase.count < 2
      && groups[index - 1].nounClass == .livestock && groups[index - 1].reference == .counted
    {
      groups[index].nounClass = .livestock
    }
  }

  func group(at index: Int, _ quantity: Quantity?, _ view: SentenceView) -> Group? {
    if let numbered = numbered(index, view) { return numbered }
    if let quantity { return counted(quantity, view) }
    let token = view.tokens[index]
    guard token.isWord else { return nil }
    if let end = view.end(classes.zero, index) { return zero(index, end, view) }
    if view.has(classes.pronounOne, index) || view.has(classes.pronounMany, index) { return pronoun(index, view) }
    // Determiners of one: "a", "another", "a second", "the other".
    if let end = view.end(classes.one.union(classes.definite), index) { return determined(index, end, view) }
    // "some insurgents", "many villagers": as vague as the noun alone.
    if view.has(classes.determiner, index), let phrase = phrase(from: index + 1, view, hasDeterminer: true),
      phrase.isPlural
    {
      var group = finish(
        Group(tokens: index..<phrase.end, reference: .barePlural, nounClass: nil), phrase, from: index, view)
      if group.reference == .barePlural { group.setCount(nil) }
      return group
    }
    if view.has(classes.stop, index) || view.has(classes.adverb, index) && token.shape == .lower { return nil }
    return undetermined(index, view)
  }

  // MARK: - Kinds of phrases

  func counted(_ quantity: Quantity, _ view: SentenceView) -> Group? {
    if ageEnd(quantity.core.lowerBound, view) != nil {
      // "his 6-year-old daughter": what bounds other numbers is a determiner here.
      let start = quantity.tokens.lowerBound
      return start < quantity.core.lowerBound ? group(at: start, nil, view) : undetermined(start, view)
    }
    guard quantity.role == .count || quantity.role == .year else { return nil }
    if quantity.role == .year,
      (0...2).contains(where: {
        view.has(classes.countSingular.union(classes.countPlural), quantity.tokens.upperBound + $0)
      })
    {
      return nil
    }
    var start = quantity.tokens.upperBound
    var group = Group(tokens: quantity.tokens, nounPhrase: start..<start, reference: .counted, nounClass: nil)
    group.take(quantity)
    group.isPartOfKnown = quantity.isDefinite
    // "ten-member team", "5,000-strong force".
    if view.isMark("-", start), view.tokens[start].gap == .none, start + 1 < view.tokens.count,
      view.tokens[start + 1].gap == .none
    {
      // "5,000-strong force": the number stands alone; "200-bed hospital" counts nobody.
      return view.has(classes.strong, start + 1) ? group : nil
    }
    if let of = view.end(classes.of, start),
      quantity.qualifier != .vague || !view.has(classes.vague, quantity.core.lowerBound)
    {
      // "three of the attackers", "one of them".
      guard of < view.tokens.count else { return nil }
      if view.has(classes.pronounMany, of) || view.has(classes.relative, of) {
        group.tokens = quantity.tokens.lowerBound..<of + 1
        group.isPartOfKnown = true
        group.nounClass = .people
        return group
      }
      group.isPartOfKnown = true
      // "1 of 4 young children": the noun stands behind the other number.
      if let whole = view.quantities.first(where: { $0.tokens.lowerBound == of }), whole.role == .count {
        group.whole = whole
        if let phrase = phrase(from: whole.tokens.upperBound, view, hasDeterminer: true, isPlural: true) {
          return finish(group, phrase, from: quantity.tokens.lowerBound, view)
        }
        // "one of the four injured": those whom the word names.
        let end = view.end(classes.harmed, whole.tokens.upperBound) ?? whole.tokens.upperBound
        group.tokens = quantity.tokens.lowerBound..<end
        group.nounPhrase = of..<end
        group.nounClass = .people
        return group
      }
      // "five of a family": as many as that of one.
      if view.has(classes.article, of), let family = phrase(from: of + 1, view, hasDeterminer: true), !family.isPlural {
        group.isPartOfKnown = false
        return finish(group, family, from: quantity.tokens.lowerBound, view)
      }
      start = view.end(classes.definite, of) ?? of
      // "one of the injured"
      if let harmed = view.end(classes.harmed, start),
        phrase(from: start, view, hasDeterminer: true, isPlural: true) == nil
      {
        group.isOfHarmed = harmed == start + 1
        group.tokens = quantity.tokens.lowerBound..<harmed
        group.nounPhrase = start..<harmed
        group.nounClass = .people
        return group
      }
    } else if let definite = view.end(classes.definite, start), quantity.isDefinite {
      start = definite
    }
    if let others = view.end(classes.others, start), others < view.tokens.count || true {
      group.isAdditional = true
      if let phrase = phrase(from: others, view, hasDeterminer: true) {
        return finish(group, phrase, from: quantity.tokens.lowerBound, view)
      }
      group.tokens = quantity.tokens.lowerBound..<others
      group.nounPhrase = start..<others
      group.nounClass = .people
      // "two more of his cousins"
      if let of = view.end(classes.of, others), view.end(classes.harmed, view.end(classes.definite, of) ?? of) == nil,
        let phrase = phrase(from: view.end(classes.definite, of) ?? of, view, hasDeterminer: true), phrase.isPlural
      {
        return finish(group, phrase, from: quantity.tokens.lowerBound, view)
      }
      // "two more of the wounded"
      if let of = view.end(classes.of, others),
        let harmed = view.end(classes.harmed, view.end(classes.definite, of) ?? of)
      {
        group.tokens = quantity.tokens.lowerBound..<harmed
        group.nounPhrase = start..<harmed
      }
      return withHedgeAfter(group, view)
    }
    if let phrase = phrase(from: start, view, hasDeterminer: true, isPlural: quantity.value != 1) {
      return finish(group, phrase, from: quantity.tokens.lowerBound, view)
    }
    if quantity.role == .year { return nil }
    // "130 Fulani": a number before a capitalised word that no list knows.
    if !view.isHeadline, quantity.value != 1, !view.has(classes.objectParticiple.union(classes.predicate), start),
      let name = nameEnd(from: start, view), name - start <= 2, start > 0,
      view.tokens[start].shape == .capitalized
    {
      // "two Moroccan oudists": the noun is in no list.
      let isModifier = name < view.tokens.count && isPlainWord(name, view) && !view.has(classes.knownThing, name)
      let end = isModifier ? name + 1 : name
      group.tokens = quantity.tokens.lowerBound..<end
      group.nounPhrase = start..<end
      group.nounClass = isModifier ? .unknown : .people
      group.headKey = view.tokens[end - 1].key
      group.isPlural = true
    } else if let end = agentNoun(from: start, view) {
      // "five scaffolders": no list knows the word, but its ending is that of people.
      group.nounClass = .people
      group.headKey = view.tokens[end - 1].key
      group.nounPhrase = start..<end
      group.tokens = quantity.tokens.lowerBound..<end
      group.isPlural = true
      return withHedgeAfter(group, view)
    } else if let noun = countingNoun(quantity, view) {
      // "a couple and their baby": the amount is itself a noun for people.
      group.nounClass = .people
      group.headKey = view.tokens[start - 1].key
      group.nounPhrase = start - 1..<start
      group.victimGroup = noun.group
      group.isPlural = true
    } else if start < view.tokens.count, isPlainWord(start, view), view.tokens[start].gap == .space {
      // "21 fast breaks": the number counts what no list knows.
      group.nounClass = view.has(classes.knownThing, start) ? .thing : .unknown
      group.nounPhrase = start..<start + 1
      group.tokens = quantity.tokens.lowerBound..<start + 1
    }
    return group
  }

  /// The noun for people that ends an amount: "a couple".
  private func countingNoun(_ quantity: Quantity, _ view: SentenceView) -> Noun? {
    let last = quantity.tokens.upperBound - 1
    guard quantity.tokens.count > 1, let word = view.annotation.word(classes.noun, at: last),
      case let noun = nouns[Int(word.sense.payload)], noun.nounClass == .people, noun.count == quantity.value
    else { return nil }
    return noun
  }

  /// The end of plain words of which the last has an ending of person nouns and is in no list.
  func agentNoun(from start: Int, _ view: SentenceView) -> Int? {
    var index = start
    while index < view.tokens.count, index - start < 3, isPlainWord(index, view), view.tokens[index].gap <= .lineBreak {
      let word = view.text[view.tokens[index].utf8Range]
      if view.annotation.word(classes.noun, at: index) == nil, !view.has(classes.knownThing, index),
        personSuffixes.contains(where: { word.count > $0.count + 2 && word.suffix($0.count).elementsEqual($0) })
      {
        return index + 1
      }
      index += 1
    }
    return nil
  }

  func zero(_ index: Int, _ end: Int, _ view: SentenceView) -> Group? {
    var group = Group(tokens: index..<end, reference: .none, nounClass: .people)
    group.setCount(0)
    // "none of the 88 passengers"
    if let whole = view.quantities.first(where: { $0.tokens.lowerBound == end }), let of = counted(whole, view) {
      var nobody = of
      nobody.tokens = index..<of.tokens.upperBound
      nobody.setCount(0)
      nobody.qualifier = .exact
      nobody.reference = .none
      nobody.whole = whole
      return nobody
    }
    if let phrase = phrase(from: end, view, hasDeterminer: true) {
      var whole = finish(group, phrase, from: index, view)
      whole.setCount(0)
      whole.reference = .none
      whole.nounPhrase = end..<max(end, whole.nounPhrase.upperBound)
      return whole
    }
    // "no" needs a noun; "nobody", "no one", "none" stand alone.
    return end - index > 1 || view.tokens[index].utf8End - view.tokens[index].utf8Start > 2 ? group : nil
  }

  func pronoun(_ index: Int, _ view: SentenceView) -> Group? {
    // "his wife", "her": a possessive where a noun follows.
    if let end = view.end(classes.possessive, index), let phrase = phrase(from: end, view, hasDeterminer: true) {
      return determinedGroup(index, phrase, view)
    }
    var group = Group(tokens: index..<index + 1, reference: .pronoun, nounClass: .people)
    let isOne = view.has(classes.pronounOne, index)
    group.isPlural = !isOne
    if isOne { group.setCount(1) }
    if view.has(classes.selfWord, index) { group.victimGroup = VictimGroup.doers }
    return group
  }

  func determined(_ index: Int, _ end: Int, _ view: SentenceView) -> Group? {
    // "gunfire that killed": the relative word, not the determiner.
    if view.has(classes.relative, index), view.has(classes.finite, end) { return nil }
    let isSingular = view.has(classes.article, index) || view.has(classes.another, index)
    if let phrase = phrase(from: end, view, hasDeterminer: true, isPlural: isSingular ? false : nil) {
      return determinedGroup(index, phrase, view)
    }
    // "another was hurt", "the other": a determiner alone that adds one.
    if view.has(classes.another, index), end < view.tokens.count, !view.isNameWord(end),
      view.has(classes.finite.union(classes.adverb).union(classes.predicate), end) || view.has(classes.preposition, end)
        || !view.tokens[end].isWord
    {
      var group = Group(tokens: index..<end, reference: .indefinite, nounClass: .people)
      group.setCount(1)
      group.isAdditional = true
      return group
    }
    if end == view.tokens.count, view.has(classes.another, index), !view.has(classes.article, index) {
      var group = Group(tokens: index..<end, reference: .indefinite, nounClass: .people)
      group.setCount(1)
      group.isAdditional = true
      return group
    }
    return nil
  }

  func determinedGroup(_ index: Int, _ phrase: Phrase, _ view: SentenceView) -> Group? {
    let isSingular = view.has(classes.article, index) || view.has(classes.another, index)
    if phrase.isPlural && isSingular && !view.has(classes.possessive, index) { return nil }
    var group = Group(tokens: index..<phrase.end, reference: .definite, nounClass: nil)
    group = finish(group, phrase, from: index, view)
    // "the family of five" keeps the number that the phrase brought.
    if group.reference == .counted { return group }
    group.reference = view.has(classes.definite, index) ? .definite : .indefinite
    group.isAdditional = view.has(classes.another, index)
    group.isPossessed = view.has(classes.possessive, index)
    group.ordinal = group.isAdditional ? ordinals.value(from: index, to: phrase.end, view) : nil
    if phrase.isPlural {
      group.setCount(nil)
    } else {
      group.setCount(phrase.count)
    }
    // "the day John Moore was shot": no name of a day.
    if let name = nameEnd(from: group.tokens.upperBound, view), !phrase.isPlural,
      !view.has(classes.contactNoun, group.tokens.upperBound - 1)
    {
      group.tokens = index..<name
      group.nounPhrase = group.nounPhrase.lowerBound..<name
      if group.reference == .definite {
        group.reference = .name
        group.headKey = view.tokens[name - 1].key
      }
    }
    return group
  }

  func undetermined(_ index: Int, _ view: SentenceView) -> Group? {
    if view.has(classes.anyObjectVerb.union(classes.leaving), index), view.tokens[index].shape == .lower { return nil }
    if let phrase = phrase(from: index, view, hasDeterminer: ageEnd(index, view) != nil) {
      var group = Group(tokens: index..<phrase.end, reference: .barePlural, nounClass: nil)
      group = finish(group, phrase, from: index, view)
      // "Rufus Church": no church.
      if group.nounClass != .people,
        let name = view.people.first(where: { $0.lowerBound == index && $0.upperBound >= group.tokens.upperBound })
      {
        return named(name, view)
      }
      if group.reference == .counted { return group }
      group.reference = phrase.isPlural ? .barePlural : .bareSingular
      group.setCount(phrase.isPlural ? nil : phrase.count)
      if !phrase.isPlural, let name = nameEnd(from: group.tokens.upperBound, view), !view.isHeadline {
        group.tokens = index..<name
        group.nounPhrase = group.tokens
        group.reference = .name
        group.headKey = view.tokens[name - 1].key
      }
      return group
    }
    guard !view.isHeadline, let end = nameEnd(from: index, view), !isNumbered(end, view) else { return nil }
    // "Thompkins' home" names the owner of something else.
    if view.isMark("'", end), view.tokens[end].gap == .none {
      let afterMark = end + 1 < view.tokens.count && view.tokens[end + 1].gap == .none ? end + 2 : end + 1
      guard let phrase = phrase(from: afterMark, view, hasDeterminer: true) else { return nil }
      return determinedGroup(index, phrase, view).map {
        var group = $0
        group.reference = .definite
        return group
      }
    }
    return named(index..<end, view)
  }

  private func named(_ tokens: Range<Int>, _ view: SentenceView) -> Group {
    var group = Group(tokens: tokens, reference: .name, nounClass: .people)
    group.headKey = view.tokens[tokens.upperBound - 1].key
    group.setCount(1)
    return group
  }
}
