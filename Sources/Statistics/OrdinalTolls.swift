import Lexicon
import Text

/// The numbers that ordinals stand for.
struct Ordinals {
  let words: WordClasses
  /// "a 10th grader": no tenth victim.
  private let rank: WordClasses
  /// By payload of the class `ordinal`.
  private let values: [Int?]

  init(_ pack: LanguagePack) {
    words = pack.lexicon.existingClass("ordinal")
    rank = pack.lexicon.existingClass("ordinal-rank")
    values = pack.canonicalForms.map { Int($0) }
  }

  /// The number of the first ordinal from a token to another: 6 of "a sixth person".
  func value(from start: Int, to end: Int, _ view: SentenceView) -> Int? {
    guard let index = (start..<end).first(where: { view.has(words, $0) }),
      let word = view.annotation.word(words, at: index), !view.isMark("-", word.end), !view.has(rank, word.end)
    else { return nil }
    return values[Int(word.sense.payload)]
  }
}

/// Running counts that an ordinal tells: "becoming the fourth victim of the attack".
struct OrdinalTolls {
  private let ordinals: Ordinals
  private let victim, become, cumulative: WordClasses

  init(_ pack: LanguagePack) {
    func named(_ name: String) -> WordClasses { pack.lexicon.existingClass(name) }
    ordinals = Ordinals(pack)
    (victim, become) = (named("victim-noun"), named("become-verb"))
    // "the fourth death this year" counts over the year.
    cumulative = named("cumulative")
  }

  /// Each as a group of that many people, with the tokens of the words that tell it.
  func groups(in view: SentenceView, _ classes: GrammarClasses) -> [(group: Group, isDeath: Bool)] {
    guard !view.classes.isDisjoint(with: victim), !view.classes.isDisjoint(with: ordinals.words),
      view.classes.isDisjoint(with: cumulative)
    else { return [] }
    return view.tokens.indices.compactMap { index in
      guard let word = view.annotation.word(ordinals.words, at: index), let end = view.end(victim, word.end),
        let value = ordinals.value(from: index, to: word.end, view),
        view.has(classes.definite.union(classes.article), index - 1),
        view.has(become, index - 2)
      else { return nil }
      var group = Group(tokens: index..<end, nounPhrase: word.end..<end, reference: .counted, nounClass: .people)
      group.setCount(value)
      group.isPlural = true
      return (group, view.has(classes.countSingular, word.end))
    }
  }
}

extension GroupFinder {
  /// "4th victim of the shooting dies": an ordinal in figures at the start of a headline.
  func numbered(_ index: Int, _ view: SentenceView) -> Group? {
    guard index == 0, view.tokens[0].isNumber, let word = view.annotation.word(ordinals.words, at: 0),
      let phrase = phrase(from: word.end, view, hasDeterminer: true, isPlural: false), !phrase.isPlural
    else { return nil }
    var group = finish(
      Group(tokens: index..<phrase.end, reference: .indefinite, nounClass: nil), phrase, from: index, view)
    group.reference = .indefinite
    group.setCount(1)
    group.isAdditional = true
    group.ordinal = ordinals.value(from: index, to: phrase.end, view)
    return group
  }
}
