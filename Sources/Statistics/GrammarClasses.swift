import Lexicon

/// The word classes that noun phrases and clauses are read with, looked up once for a language.
/// An object, because it is two kilobytes that every sentence's reading passes around.
package final class GrammarClasses: Sendable {
  let noun, countSingular, countPlural, article, one, definite, possessive, determiner: WordClasses
  let preposition, of, conjunction, and, be, have, modal, subordinator, relative, adverb, negation: WordClasses
  let verbForm, anyObjectVerb, anySubjectVerb, objectParticiple, objectPast, objectGerund, predicate, toll, zero,
    another, both, also,
    amongVictims,
    others: WordClasses
  let pronounOne, pronounMany, pronounSubject, selfWord, ageUnit, old, month, weekday, partOpener,
    partOfThese: WordClasses
  let reporting, according, via, citing, vague, unit, harmed, ageWord, strong, vaguePart, nounModifier, degree,
    knownThing, includeVerb, bePlural, crowdNoun, relativeDay, zeroContext, zeroAfter: WordClasses
  let infinitive, auxiliary, contactNoun, absolute, nonfinite, adjectival, partAmong, leaving, spokeOf, running, found,
    clauseStart, strike: WordClasses
  /// Words that end a noun phrase.
  let stop: WordClasses
  /// Words that start a clause or its verb.
  let finite: WordClasses

  package init(_ lexicon: Lexicon) {
    func named(_ name: String) -> WordClasses { lexicon.existingClass(name) }
    func forms(_ prefix: String) -> WordClasses {
      VerbForm.Form.allCases.reduce([]) { $0.union(named("\(prefix)/\($1.rawValue)")) }
    }
    noun = named("noun")
    countSingular = named("count-noun/singular")
    countPlural = named("count-noun/plural")
    article = named("article")
    one = named("one")
    definite = named("definite")
    possessive = named("possessive")
    determiner = named("determiner")
    preposition = named("preposition")
    of = named("of")
    conjunction = named("conjunction")
    and = named("and")
    be = named("be")
    have = named("have")
    modal = named("modal")
    subordinator = named("subordinator")
    relative = named("relative")
    adverb = named("adverb")
    negation = named("negation")
    verbForm = named("verb-form")
    anyObjectVerb = forms("object-verb")
    anySubjectVerb = forms("subject-verb")
    objectParticiple = named("object-verb/participle")
    objectPast = named("object-verb/past")
    objectGerund = named("object-verb/gerund")
    predicate = named("predicate")
    toll = named("toll")
    zero = named("zero")
    another = named("another")
    both = named("both")
    also = named("also")
    amongVictims = named("among-victims")
    others = named("others")
    pronounOne = named("pronoun-one")
    pronounMany = named("pronoun-many")
    pronounSubject = named("pronoun-subject")
    selfWord = named("self")
    ageUnit = named("age-unit")
    old = named("old")
    month = named("month")
    weekday = named("weekday")
    partOpener = named("part-opener")
    partOfThese = named("part-of-these")
    reporting = named("reporting")
    according = named("according-to")
    via = named("via")
    citing = named("citing")
    vague = named("vague")
    unit = named("unit")
    ageWord = named("age-word")
    strong = named("strong")
    zeroContext = named("zero-context")
    zeroAfter = named("zero-after")
    relativeDay = named("relative-day").union(named("weekday"))
    crowdNoun = named("crowd-noun")
    includeVerb = named("include-verb")
    bePlural = named("be-plural")
    infinitive = named("infinitive")
    auxiliary = be.union(have).union(modal).union(adverb)
    contactNoun = named("contact-noun")
    partAmong = named("among")
    absolute = named("absolute")
    leaving = named("left")
    spokeOf = named("spoke-of")
    found = named("found")
    strike = named("strike-verb")
    clauseStart = named("clause-start")
    running = toll.union(named("number-of"))
    nonfinite = named("nonfinite")
    adjectival = named("adjectival-noun")
    knownThing = named("thing-noun")
    nounModifier = named("noun-modifier")
    degree = named("fatal-adverb").union(named("critical-adverb")).union(named("serious-adverb"))
    vaguePart = named("part-vague")
    harmed = named("the-harmed")
    stop = preposition.union(conjunction).union(be).union(have).union(modal).union(subordinator).union(pronounSubject)
      .union(determiner).union(article).union(zero)
    finite = be.union(have).union(modal).union(verbForm).union(anyObjectVerb).union(anySubjectVerb).union(reporting)
  }
}
