import Lexicon
import Text

/// A date in a sentence.
package struct DateExpression: Sendable, Equatable {
  package let tokens: Range<Int>
  /// nil where it cannot be known, as a weekday without a date of publication.
  package let date: CalendarDate?
  /// "since May": the start of a time that goes on.
  package internal(set) var isStart = false

  package init(tokens: Range<Int>, date: CalendarDate?) {
    self.tokens = tokens
    self.date = date
  }
}

/// Finds dates, absolute and relative to the day of publication.
package struct DateFinder: Sendable {
  private let month, weekday, relativeDay, past, since, when: WordClasses
  private let canonicalForms: [String]
  /// All words that start a date, for a quick look.
  package let anchors: WordClasses

  package init(pack: LanguagePack) {
    month = pack.lexicon.existingClass("month")
    weekday = pack.lexicon.existingClass("weekday")
    relativeDay = pack.lexicon.existingClass("relative-day")
    since = pack.lexicon.existingClass("since")
    when = pack.lexicon.existingClass("when")
    past = pack.lexicon.existingClass("past-month")
    anchors = month.union(weekday).union(relativeDay)
    canonicalForms = pack.canonicalForms
  }

  package func dates(
    in tokens: UnsafeBufferPointer<Token>, _ annotation: Annotation, published: CalendarDate?,
    text: UnsafeBufferPointer<UInt8>
  ) -> [DateExpression] {
    var found: [DateExpression] = []
    var index = 0
    while index < tokens.count {
      let expression =
        monthDate(at: index, tokens, annotation, published, text) ?? day(at: index, tokens, annotation, published)
        ?? yearAlone(at: index, tokens, annotation, text)
      if var expression, expression.tokens.lowerBound >= found.last?.tokens.upperBound ?? 0 {
        let end = expression.tokens.upperBound
        expression.isStart =
          annotation.has(since, at: expression.tokens.lowerBound - 1)
          && !annotation.has(when, at: end < tokens.count && tokens[end].isMark(",") ? end + 1 : end)
        found.append(expression)
        index = expression.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  // MARK: - Months

  private func monthDate(
    at index: Int, _ tokens: UnsafeBufferPointer<Token>, _ annotation: Annotation, _ published: CalendarDate?,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> DateExpression? {
    guard tokens[index].shape != .lower || tokens[index].utf8End - tokens[index].utf8Start > 3,
      let word = annotation.word(month, at: index),
      let number = Int(canonicalForms[Int(word.sense.payload)]),
      tokens[index].shape.startsUpper || !tokens[index].isASCIILetter(text)
    else { return nil }
    var start = index
    var end = word.end
    if end < tokens.count, tokens[end].isMark("."), tokens[end].gap == .none { end += 1 }
    var dayOfMonth = end < tokens.count ? smallNumber(tokens[end], text, 1...31) : nil
    if dayOfMonth != nil {
      end += 1
      if end < tokens.count, tokens[end].isWord, tokens[end].gap == .none { end += 1 }  // "3rd"
    } else if index > 0, let before = smallNumber(tokens[index - 1], text, 1...31) {
      dayOfMonth = before
      start = index - 1
    } else if index > 1, tokens[index - 1].isWord, tokens[index - 1].gap == .none,
      let before = smallNumber(tokens[index - 2], text, 1...31)
    {
      dayOfMonth = before
      start = index - 2
    }
    var year: Int?
    let yearAt = end < tokens.count && tokens[end].isMark(",") ? end + 1 : end
    if yearAt < tokens.count, let found = smallNumber(tokens[yearAt], text, 1900...2099) {
      year = found
      end = yearAt + 1
    }
    // A bare month needs a word that makes it one: "In May", never "May".
    if dayOfMonth == nil, year == nil, !(start > 0 && annotation.has(past, at: start - 1)) { return nil }
    let resolved = year ?? published.map { recentYear(month: number, day: dayOfMonth, published: $0) }
    return DateExpression(
      tokens: start..<end, date: resolved.flatMap { CalendarDate(year: $0, month: number, day: dayOfMonth) })
  }

  /// The year that puts a month at most a month after the publication.
  private func recentYear(month: Int, day: Int?, published: CalendarDate) -> Int {
    guard let current = published.month else { return published.year }
    if month > current + 1 { return published.year - 1 }
    if month == current, let day, let today = published.day, day > today + 14 { return published.year - 1 }
    return published.year
  }

  // MARK: - Days and years

  private func day(
    at index: Int, _ tokens: UnsafeBufferPointer<Token>, _ annotation: Annotation, _ published: CalendarDate?
  ) -> DateExpression? {
    if let word = annotation.word(relativeDay, at: index), let offset = Int(canonicalForms[Int(word.sense.payload)]) {
      let date = published?.dayNumber.map { CalendarDate(dayNumber: $0 + offset) }
      return DateExpression(tokens: index..<word.end, date: date)
    }
    guard tokens[index].shape != .lower || tokens[index].utf8End - tokens[index].utf8Start > 3,
      let word = annotation.word(weekday, at: index),
      let wanted = Int(canonicalForms[Int(word.sense.payload)])
    else { return nil }
    let date = published.flatMap { day -> CalendarDate? in
      guard let number = day.dayNumber, let today = day.weekday else { return nil }
      return CalendarDate(dayNumber: number - (today - wanted + 7) % 7)
    }
    return DateExpression(tokens: index..<word.end, date: date)
  }

  private func yearAlone(
    at index: Int, _ tokens: UnsafeBufferPointer<Token>, _ annotation: Annotation, _ text: UnsafeBufferPointer<UInt8>
  ) -> DateExpression? {
    guard index > 0, annotation.has(past, at: index - 1), let year = smallNumber(tokens[index], text, 1900...2099),
      index + 1 >= tokens.count || tokens[index + 1].gap != .none || !tokens[index + 1].isMark(",")
        || index + 2 >= tokens.count || !tokens[index + 2].isNumber
    else { return nil }
    return DateExpression(tokens: index..<index + 1, date: CalendarDate(year: year))
  }

  private func smallNumber(_ token: Token, _ text: UnsafeBufferPointer<UInt8>, _ range: ClosedRange<Int>) -> Int? {
    guard token.isNumber, token.utf8End - token.utf8Start <= 4 else { return nil }
    var value = 0
    for byte in text[token.utf8Range] {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return range.contains(value) ? value : nil
  }
}

extension Token {
  fileprivate func isASCIILetter(_ text: UnsafeBufferPointer<UInt8>) -> Bool { text[Int(utf8Start)] < 0x80 }
}
