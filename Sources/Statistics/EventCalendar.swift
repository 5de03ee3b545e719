import Numbers
import Records

/// Dates facts, and tells those of other, earlier events by their dates.
struct EventCalendar {
  let published: CalendarDate?
  /// The latest year that the text has named so far, where no publication date is known.
  private var latestYear: Int?
  private var leadSentence: Int?
  private var leadHasDate = false

  /// A date this many days before publication belongs to another event.
  private static let farDays = 60

  init(published: CalendarDate?) { self.published = published }

  mutating func read(_ dates: [DateExpression], sentence: Int) {
    if leadSentence == nil { leadSentence = sentence }
    if leadSentence == sentence, dates.contains(where: { $0.date != nil }) { leadHasDate = true }
    for case let date? in dates.map(\.date) { latestYear = max(latestYear ?? date.year, date.year) }
  }

  /// Gives the fact the date nearest to its verb, and calls it background where that date is of another event.
  func date(_ fact: inout Fact, trigger: Range<Int>, _ dates: [DateExpression], offset: Int) {
    func distance(_ range: Range<Int>) -> Int {
      range.lowerBound >= trigger.upperBound
        ? range.lowerBound - trigger.upperBound : trigger.lowerBound - range.upperBound + 2
    }
    if dates.contains(where: \.isStart), fact.scope == .thisEvent { fact.scope = .cumulative }
    guard let nearest = dates.filter({ !$0.isStart }).min(by: { distance($0.tokens) < distance($1.tokens) }) else {
      return
    }
    fact.date = nearest.date
    fact.dateTokens = nearest.tokens.lowerBound + offset..<nearest.tokens.upperBound + offset
    if fact.status == .reported, let date = nearest.date, isOther(date, sentence: fact.sentence) {
      fact.status = .background
    }
  }

  private func isOther(_ date: CalendarDate, sentence: Int) -> Bool {
    guard let published else {
      guard let latestYear, let leadSentence else { return false }
      // "in 1977", where the event itself was told without a year.
      if !leadHasDate, date.month == nil, sentence > leadSentence { return true }
      return date.year < latestYear && sentence > leadSentence + 1
    }
    if let day = date.dayNumber, let today = published.dayNumber { return today - day > Self.farDays }
    if let month = date.month, let current = published.month {
      return (published.year - date.year) * 12 + current - month >= 1
    }
    return date.year < published.year
  }
}
