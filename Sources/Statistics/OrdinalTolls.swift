import Lexicon
import Text

/// Running counts that an ordinal tells: "becoming the fourth victim of the attack".
struct OrdinalTolls {
  private let ordinal, victim, become, cumulative: WordClasses
  /// What the words of the class `ordinal` stand for, by payload.
  private let values: [Int?]

  init(_ pack: LanguagePack) {
    func named(_ name: String) -> WordClasses { pack.lexicon.existingClass(name) }
    (ordinal, victim, become) = (named("ordinal"), named("victim-noun"), named("become-verb"))
    // "the fourth death this year" counts over the year.
    cumulative = named("cumulative")
    values = pack.canonicalForms.map { Int($0) }
  }

  /// Each as a group of that many people, with the tokens of the words that tell it.
  func groups(in view: SentenceView, _ classes: GrammarClasses) -> [(group: Group, isDeath: Bool)] {
    guard !view.classes.isDisjoint(with: victim), !view.classes.isDisjoint(with: ordinal),
      view.classes.isDisjoint(with: cumulative)
    else { return [] }
    return view.tokens.indices.compactMap { index in
      guard let word = view.annotation.word(ordinal, at: index), let end = view.end(victim, word.end),
        let value = values[Int(word.sense.payload)], view.has(classes.definite.union(classes.article), index - 1),
        view.has(become, index - 2)
      else { return nil }
      var group = Group(tokens: index..<end, nounPhrase: word.end..<end, reference: .counted, nounClass: .people)
      group.setCount(value)
      group.isPlural = true
      return (group, view.has(classes.countSingular, word.end))
    }
  }
}
