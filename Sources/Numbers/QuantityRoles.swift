import Lexicon
import Records
import Text

/// What a number stands for: a count, an age, a year, a measure.
extension QuantityFinder {
  func role(
    of quantity: Quantity, _ tokens: UnsafeBufferPointer<Token>, _ annotation: Annotation,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> Quantity.Role {
    guard quantity.role != .measure, quantity.qualifier != .vague else { return quantity.role }
    let core = quantity.core
    let isDigits = tokens[core.lowerBound].isNumber
    if core.upperBound < tokens.count {
      let next = tokens[core.upperBound]
      if annotation.has(classes.unit, at: core.upperBound), next.gap <= .space,
        !annotation.has(classes.noun, at: core.upperBound) || isDigits && next.gap == .none
          || isUnitOnly(core.upperBound, annotation)
      {
        return .measure
      }
      if isDigits, next.gap == .none, next.isWord || next.isMark("%") || next.isMark("\u{00B0}") { return .measure }
      if next.gap == .none, core.upperBound + 1 < tokens.count, tokens[core.upperBound + 1].gap == .none {
        let after = tokens[core.upperBound + 1]
        // "10:30", "9/11", "200-bed", "2011-09": parts of something else.
        if isDigits, after.isNumber, !next.isMark(".") { return .measure }
        if next.isMark("-"), after.isWord, annotation.has(classes.ageUnit.union(classes.unit), at: core.upperBound + 1)
        {
          return .measure
        }
      }
      if isDigits, annotation.has(classes.month, at: core.upperBound), tokens[core.upperBound].shape.startsUpper {
        return .measure
      }
      // "were 28 and 31 years old"
      if isDigits, core.upperBound + 2 < tokens.count, annotation.has(classes.and, at: core.upperBound),
        tokens[core.upperBound + 1].isNumber, annotation.has(classes.ageUnit, at: core.upperBound + 2)
      {
        return .age
      }
    }
    let before = quantity.tokens.lowerBound - 1
    if before >= 0 {
      let previous = tokens[before]
      if annotation.has(classes.ageWord, at: before) { return .age }
      if annotation.has(classes.money, at: before) || previous.isMark("$") || previous.isMark("€")
        || previous.isMark("£")
      {
        return .measure
      }
      // "two men, both 25,"
      if isDigits, annotation.has(classes.both, at: quantity.tokens.lowerBound), previous.isMark(","),
        core.upperBound < tokens.count, tokens[core.upperBound].isMark(",")
      {
        return .age
      }
      if isDigits {
        if annotation.has(classes.month, at: before), previous.shape.startsUpper { return .measure }
        // "on Sept. 3"
        if previous.isMark("."), before > 0, annotation.has(classes.month, at: before - 1),
          tokens[before - 1].shape.startsUpper
        {
          return .measure
        }
        if annotation.has(classes.prefix, at: before) && !countsPeople(after: core.upperBound, annotation)
          || previous.isMark("#")
        {
          return .measure
        }
        if previous.isMark("."), before > 0, annotation.has(classes.prefix, at: before - 1),
          tokens[core.lowerBound].gap <= .space
        {
          return .measure
        }
        if tokens[core.lowerBound].gap == .none, before > 0,
          previous.isMark("-") || previous.isMark("/") || previous.isMark(":") || previous.isMark(".")
        {
          return .measure
        }
        if previous.isMark("("), core.upperBound < tokens.count, tokens[core.upperBound].isMark(")"),
          !isLabel(before - 1, tokens, annotation), let value = quantity.value, value <= 110,
          quantity.qualifier == .exact
        {
          return .age
        }
        if isAge(quantity, tokens, annotation) { return .age }
      }
    }
    return quantity.role
  }

  /// "Dead (6)": a word of harm alone at the start of a line or clause.
  private func isLabel(_ index: Int, _ tokens: UnsafeBufferPointer<Token>, _ annotation: Annotation) -> Bool {
    guard annotation.has(classes.label, at: index) else { return false }
    return index == 0 || tokens[index].gap >= .lineBreak || tokens[index - 1].kind == .punctuation
  }

  /// "this week 11 girls died": the number belongs to what follows.
  private func countsPeople(after index: Int, _ annotation: Annotation) -> Bool {
    (index..<index + 3).contains {
      annotation.has(classes.noun, at: $0)
        && annotation.word(classes.noun, at: $0).map { nounIsPluralPerson($0) } == true
    }
  }

  private func nounIsPluralPerson(_ word: AnnotatedWord) -> Bool {
    let noun = nouns[Int(word.sense.payload)]
    return noun.nounClass == .people && noun.isPlural
  }

  /// "aged 3 and 5", "ages 19, 24 and 30".
  func continuesAges(
    from start: Int, to end: Int, _ tokens: UnsafeBufferPointer<Token>, _ annotation: Annotation
  ) -> Bool {
    guard end > start, end - start <= 2 else { return false }
    // "aged five and seven,": words only where the list ends behind them.
    if !tokens[end].isNumber, end + 1 < tokens.count, !endsAge(tokens[end + 1]) { return false }
    guard (start..<end).allSatisfy({ tokens[$0].isMark(",") || annotation.has(classes.and, at: $0) }) else {
      return false
    }
    return end + 1 >= tokens.count || !annotation.has(classes.noun, at: end + 1)
  }

  private func isUnitOnly(_ index: Int, _ annotation: Annotation) -> Bool {
    // "40 pounds": units that the noun lists know as things are units; people nouns are not.
    annotation.word(classes.noun, at: index) == nil
  }

  /// ", 57," behind a capitalised word.
  private func isAge(_ quantity: Quantity, _ tokens: UnsafeBufferPointer<Token>, _ annotation: Annotation) -> Bool {
    // "also 14", "only 19": a word may stand between.
    let core = quantity.core.lowerBound
    let start = core > 0 && annotation.has(classes.ageAdverb, at: core - 1) ? core - 1 : core
    guard quantity.tokens == quantity.core || start < core, let value = quantity.value, value <= 110, start >= 2,
      tokens[start - 1].isMark(","), tokens[start - 2].shape != .none || tokens[start - 2].isMark("."),
      tokens[start].gap != .none
    else { return false }
    guard quantity.core.upperBound < tokens.count else { return true }
    let next = tokens[quantity.core.upperBound]
    if value != 1, annotation.has(classes.beSingular, at: quantity.core.upperBound) { return true }
    if endsAge(next) || next.isMark("'") || next.isMark(":") { return true }
    // "two men, 20 and 22,": the ages of several.
    let last = quantity.core.upperBound + 1
    return annotation.has(classes.and, at: last - 1) && annotation.has(classes.noun, at: start - 2)
      && last < tokens.count && tokens[last].isNumber && (last + 1 == tokens.count || endsAge(tokens[last + 1]))
  }

  private func endsAge(_ token: Token) -> Bool {
    token.isMark(",") || token.isMark(".") || token.isMark(";") || token.isMark(")")
  }
}
