import ICU
import Lexicon
import Records
import Text

/// Finds every number, range and vague amount in a sentence and what bounds it.
package final class QuantityFinder: Sendable {
  let parser: NumberParser
  let vagueAmounts: [VagueAmount]
  let hedges: [Hedge]
  let nouns: [Noun]
  let canonicalForms: [String]
  let classes: Classes

  /// Word classes, looked up once.
  struct Classes: Sendable {
    let vague, before, after, another, others, definite, fraction, preposition, and, or: WordClasses
    let unit, money, prefix, month, between, rangeTo, ageUnit, noun, both, allBut, ageWord, beSingular,
      boundBlocker, label, ageAdverb: WordClasses

    init(_ lexicon: Lexicon) {
      vague = lexicon.existingClass("vague")
      before = lexicon.existingClass("hedge/before")
      after = lexicon.existingClass("hedge/after")
      another = lexicon.existingClass("another")
      others = lexicon.existingClass("others")
      definite = lexicon.existingClass("definite")
      fraction = lexicon.existingClass("fraction")
      preposition = lexicon.existingClass("preposition")
      and = lexicon.existingClass("and")
      or = lexicon.existingClass("range-or")
      unit = lexicon.existingClass("unit")
      money = lexicon.existingClass("money")
      prefix = lexicon.existingClass("number-prefix")
      month = lexicon.existingClass("month")
      between = lexicon.existingClass("range-between")
      rangeTo = lexicon.existingClass("range-to")
      ageUnit = lexicon.existingClass("age-unit")
      noun = lexicon.existingClass("noun")
      allBut = lexicon.existingClass("all-but")
      both = lexicon.existingClass("both")
      boundBlocker = lexicon.existingClass("bound-blocker")
      beSingular = lexicon.existingClass("be-singular")
      ageWord = lexicon.existingClass("age-word")
      ageAdverb = lexicon.existingClass("age-adverb")
      label = ["predicate", "toll", "object-verb/participle", "count-noun/plural"].reduce([]) {
        $0.union(lexicon.existingClass($1))
      }
    }
  }

  package init(pack: LanguagePack, tokenizer: Tokenizer) throws(ICUError) {
    parser = try NumberParser(pack: pack, tokenizer: tokenizer)
    vagueAmounts = pack.vagueAmounts
    hedges = pack.hedges
    nouns = pack.nouns
    canonicalForms = pack.canonicalForms
    classes = Classes(pack.lexicon)
  }

  /// Quantities in order, not overlapping. Linear in the length of the sentence.
  package func quantities(
    in tokens: UnsafeBufferPointer<Token>, _ annotation: Annotation, text: UnsafeBufferPointer<UInt8>
  ) -> [Quantity] {
    var found: [Quantity] = []
    var index = 0
    while index < tokens.count {
      // "as many as 20", "no fewer than a dozen": the hedge is no amount of its own.
      if let hedge = annotation.word(classes.before, at: index), hedge.end > index + 1, hedge.end < tokens.count,
        parser.number(in: tokens, at: hedge.end, annotation, text) != nil
      {
        index = hedge.end
      }
      guard
        var quantity = allButKnown(at: index, found, tokens, annotation, text)
          ?? amount(at: index, tokens, annotation, text)
      else {
        index += 1
        continue
      }
      let lowest = found.last?.tokens.upperBound ?? 0
      readHedgesBefore(&quantity, from: lowest, tokens, annotation)
      readHedgesAfter(&quantity, tokens, annotation)
      quantity.role = role(of: quantity, tokens, annotation, text)
      if let last = found.last, last.role == .age, quantity.role == .count, quantity.tokens == quantity.core,
        continuesAges(from: last.tokens.upperBound, to: quantity.tokens.lowerBound, tokens, annotation)
      {
        quantity.role = .age
      }
      index = max(quantity.tokens.upperBound, index + 1)
      found.append(quantity)
    }
    return found
  }

  /// "shot five students, killing all but one": four.
  private func allButKnown(
    at index: Int, _ found: [Quantity], _ tokens: UnsafeBufferPointer<Token>, _ annotation: Annotation,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> Quantity? {
    guard let allBut = annotation.word(classes.allBut, at: index), allBut.end < tokens.count,
      let rest = parser.number(in: tokens, at: allBut.end, annotation, text), case .integer(let spared) = rest.value,
      wholeOfFraction(after: rest.end, tokens, annotation, text) == nil,
      let known = found.lazy.filter({ $0.role == .count }).compactMap(\.value).max(), known > spared
    else { return nil }
    return .exact(known - spared, tokens: index..<rest.end)
  }

  private func amount(
    at index: Int, _ tokens: UnsafeBufferPointer<Token>, _ annotation: Annotation, _ text: UnsafeBufferPointer<UInt8>
  ) -> Quantity? {
    if let fraction = annotation.word(classes.fraction, at: index),
      let whole = wholeOfFraction(after: fraction.end, tokens, annotation, text),
      case .integer(let count) = whole.value, let percent = Int(canonicalForms[Int(fraction.sense.payload)])
    {
      return .exact((count * percent + 50) / 100, tokens: index..<whole.end)
    }
    if let allBut = annotation.word(classes.allBut, at: index),
      let rest = allBut.end < tokens.count ? parser.number(in: tokens, at: allBut.end, annotation, text) : nil,
      case .integer(let spared) = rest.value, let whole = wholeOfFraction(after: rest.end, tokens, annotation, text),
      case .integer(let count) = whole.value, count >= spared
    {
      return .exact(count - spared, tokens: index..<whole.end)
    }
    let number = parser.number(in: tokens, at: index, annotation, text)
    let vague = annotation.word(classes.vague, at: index)
    if let vague, vague.end >= number?.end ?? 0, !isHedgeOfNumber(index, tokens, annotation, text) {
      let amount = vagueAmounts[Int(vague.sense.payload)]
      var quantity = Quantity.exact(amount.value ?? 0, tokens: index..<vague.end)
      if amount.value == nil {
        (quantity.value, quantity.low, quantity.high, quantity.qualifier) = (nil, amount.low, amount.high, .vague)
      }
      quantity.isDefinite = annotation.has(classes.both, at: index)
      return quantity
    }
    guard let number else { return nil }
    let range = index..<number.end
    switch number.value {
    case .overflow:
      return Quantity(tokens: range, core: range, value: nil, low: nil, high: nil, qualifier: .overflow)
    case .fraction:
      return Quantity(tokens: range, core: range, value: nil, low: nil, high: nil, qualifier: .exact, role: .measure)
    case .integer(let value):
      if let upper = upperBound(of: number, value, from: index, tokens, annotation, text) { return upper }
      var quantity = Quantity.exact(value, tokens: range)
      if number.isPlainDigits, (1900...2099).contains(value) { quantity.role = .year }
      return quantity
    }
  }

  /// "half of the 40": the 40.
  private func wholeOfFraction(
    after start: Int, _ tokens: UnsafeBufferPointer<Token>, _ annotation: Annotation, _ text: UnsafeBufferPointer<UInt8>
  ) -> NumberParser.Number? {
    var index = start
    while index < min(start + 3, tokens.count), tokens[index].isWord,
      annotation.has(classes.preposition.union(classes.definite), at: index)
    {
      index += 1
    }
    guard index < tokens.count else { return nil }
    return parser.number(in: tokens, at: index, annotation, text)
  }

  /// "more than 500": "more" is no amount of its own.
  private func isHedgeOfNumber(
    _ index: Int, _ tokens: UnsafeBufferPointer<Token>, _ annotation: Annotation, _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let hedge = annotation.word(classes.before, at: index), hedge.end < tokens.count else { return false }
    return parser.number(in: tokens, at: hedge.end, annotation, text) != nil
      || annotation.has(classes.vague, at: hedge.end)
  }

  // MARK: - Ranges

  /// A range that starts with `number`: "20 to 30", "5-6", "five or six", "between 20 and 30".
  private func upperBound(
    of number: NumberParser.Number, _ low: Int, from start: Int, _ tokens: UnsafeBufferPointer<Token>,
    _ annotation: Annotation, _ text: UnsafeBufferPointer<UInt8>
  ) -> Quantity? {
    var index = number.end
    guard index + 1 < tokens.count else { return nil }
    let joint = tokens[index]
    let isDash =
      joint.isMark("-") && joint.gap == .none && tokens[index + 1].gap == .none
      || joint.isMark("\u{2013}") || joint.isMark("\u{2014}") && joint.gap == .none
    let isBetween = start > 0 && annotation.has(classes.between, at: start - 1)
    if isDash || annotation.has(classes.rangeTo.union(classes.or), at: index)
      || isBetween && annotation.has(classes.and, at: index)
    {
      index += 1
    } else {
      return nil
    }
    guard let upper = parser.number(in: tokens, at: index, annotation, text), case .integer(let high) = upper.value
    else { return nil }
    var low = low
    // "2 to 3 million": the scale belongs to both.
    if high >= 1000, (1..<1000).contains(low), high % 1000 == 0, !upper.isPlainDigits {
      var scale = 1
      while low * scale <= high / 1000 { scale *= 1000 }
      if low * scale <= high, scale > 1, tokens[start].isNumber == tokens[index].isNumber { low *= scale }
    }
    // A year range, a score, a date: "2010-11", "3-1".
    guard high > low, !(number.isPlainDigits && isDash && low >= 1000 && high < 100) else { return nil }
    if isDash, index + 1 < tokens.count, upper.end < tokens.count, tokens[upper.end].isMark("-"),
      tokens[upper.end].gap == .none
    {
      return nil
    }
    let end = upper.end
    let begin = isBetween ? start - 1 : start
    return Quantity(tokens: begin..<end, core: start..<end, value: nil, low: low, high: high, qualifier: .range)
  }

  // MARK: - Hedges

  private func readHedgesBefore(
    _ quantity: inout Quantity, from lowest: Int, _ tokens: UnsafeBufferPointer<Token>, _ annotation: Annotation
  ) {
    var qualifiers: [Statistic.Qualifier] = []
    var start = quantity.tokens.lowerBound
    search: while start > lowest, qualifiers.count < 4 {
      for width in stride(from: min(6, start - lowest), through: 1, by: -1) {
        let first = start - width
        guard let word = annotation.word(classes.before, at: first, endingAt: start) else { continue }
        if tokens[start].gap == .paragraphBreak { break search }
        // Russian "выросло до 23": the preposition leads to the new value.
        if annotation.has(classes.boundBlocker, at: first - 1) { break search }
        if let qualifier = Statistic.Qualifier(rawValue: hedges[Int(word.sense.payload)].qualifier) {
          qualifiers.append(qualifier)
        }
        if annotation.has(classes.another, at: first) { quantity.isAdditional = true }
        if annotation.has(classes.definite, at: first) { quantity.isDefinite = true }
        start = first
        continue search
      }
      break
    }
    // The nearest hedge was found first; "a total of at least 8" is at least.
    if let bound = qualifiers.first(where: { $0 != .exact }) { quantity.apply(bound) }
    quantity.tokens = start..<quantity.tokens.upperBound
  }

  private func readHedgesAfter(
    _ quantity: inout Quantity, _ tokens: UnsafeBufferPointer<Token>, _ annotation: Annotation
  ) {
    let end = quantity.tokens.upperBound
    guard end < tokens.count else { return }
    if tokens[end].isMark("+"), tokens[end].gap == .none {
      quantity.apply(.atLeast)
      quantity.tokens = quantity.tokens.lowerBound..<end + 1
    } else if let word = annotation.word(classes.after, at: end), tokens[end].gap <= .lineBreak,
      let qualifier = Statistic.Qualifier(rawValue: hedges[Int(word.sense.payload)].qualifier)
    {
      quantity.apply(qualifier)
      quantity.tokens = quantity.tokens.lowerBound..<word.end
    }
  }

  /// A bound that stands behind the noun: "30 people or more".
  package func hedge(after end: Int, _ annotation: Annotation) -> (qualifier: Statistic.Qualifier, end: Int)? {
    guard let word = annotation.word(classes.after, at: end),
      let qualifier = Statistic.Qualifier(rawValue: hedges[Int(word.sense.payload)].qualifier)
    else { return nil }
    return (qualifier, word.end)
  }
}
