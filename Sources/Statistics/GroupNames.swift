import Lexicon
import Text

/// Names among the groups: "Fayez Jan", and what only looks like one.
extension GroupFinder {
  /// The end of a run of capitalised words that looks like a name, or nil.
  func nameEnd(from start: Int, _ view: SentenceView) -> Int? {
    var index = start
    while index < view.tokens.count, index - start < 6 {
      if view.isNameWord(index) {
        if startsCount(index, view), index > start || view.tokens[index].gap >= .lineBreak { break }
        // "on Friday Jan. 3", but "Fayez Jan".
        let isDate = index == start || index + 1 < view.tokens.count && !view.tokens[index + 1].isWord
        if view.has(classes.weekday, index) || view.has(classes.month, index) && isDate { break }
        if index == 0, view.tokens.count > 1, !view.isNameWord(1), !view.annotation.classes[0].isEmpty { return nil }
        if view.has(classes.stop, index), index == 0 { return nil }
        index += 1
      } else if view.isMark(".", index), index > start, view.tokens[index].gap == .none,
        view.tokens[index - 1].utf8End - view.tokens[index - 1].utf8Start <= 3, view.isNameWord(index + 1)
      {
        index += 1
      } else if view.isMark("-", index), view.tokens[index].gap == .none, view.isNameWord(index + 1),
        view.tokens[index + 1].gap == .none
      {
        index += 1
      } else {
        break
      }
    }
    return index > start && view.isNameWord(index - 1) ? index : nil
  }

  /// "Proposition 12", "Flight 370": what has a number behind its name is nobody.
  func isNumbered(_ end: Int, _ view: SentenceView) -> Bool {
    guard end < view.tokens.count, view.tokens[end].isNumber, view.tokens[end].gap == .space else { return false }
    return end + 1 == view.tokens.count || !view.has(classes.unit.union(classes.noun), end + 1)
  }
}
