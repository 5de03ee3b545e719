import Foundation
import Lexicon
import Statistics
import Text

/// A language's words for what people come to harm by: `causes.tsv` of its folder, where it has one.
package struct CauseWords: Sendable {
  enum Role: String, CaseIterable {
    /// A deed, an accident or a means: "blast".
    case event
    /// Holds such a word and is none: "fire brigade".
    case not
    /// Leads to the event: "in", "as a result of".
    case link
    /// Where the event's own words end to the left: "a", "the".
    case opener
  }

  private var phrases = PhraseTable()

  /// - Parameter files: the language's own table, which may be missing, and those of additions.
  /// - Throws: ``DataFileError`` where a file is there and wrong.
  package init(_ files: [URL], tokenizer: Tokenizer) throws(DataFileError) {
    for file in files where DataFile.exists(file) {
      for row in try DataTable(file, required: ["role", "phrase"]).rows {
        guard let role = Role(rawValue: row["role"]), let number = Role.allCases.firstIndex(of: role) else {
          let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
          throw row.error("column 'role' should be one of \(known), found '\(row["role"])'")
        }
        for phrase in row.variants("phrase") { phrases.insert(tokenizer.tokens(of: phrase), value: number) }
      }
    }
  }

  /// The longest phrase that starts at a token.
  func match(_ tokens: UnsafeBufferPointer<Token>, _ start: Int) -> (role: Role, tokens: Range<Int>)? {
    phrases.longestMatch(in: tokens, from: start).map { (Role.allCases[$0.value], $0.tokens) }
  }
}

/// Finds the event or means that a fact's sentence gives for it: "killed in a car crash", "A blast killed 12".
package struct EventCauses {
  /// An event of a sentence, with the words that tell which: "suicide bombing".
  private struct Event {
    var tokens: Range<Int>
    /// A word such as "in" stands before it.
    var isLinked: Bool
  }

  private let tokens: [Token]
  private let sentences: [Sentence]
  private let words: CauseWords

  /// An event's own words before its noun: "massive suicide car bombing".
  private static let mostModifiers = 4
  /// An event that no word links to the figure stands so near before it: "A blast in Kabul killed 12".
  private static let subjectReach = 8

  package init(tokens: [Token], sentences: [Sentence], words: CauseWords) {
    (self.tokens, self.sentences, self.words) = (tokens, sentences, words)
  }

  /// What each fact's event was, in tokens; what is told again or a part has that of the first telling or the whole, too.
  /// - Complexity: linear in the sentences that have facts.
  package func causes(of facts: [Fact]) -> [Range<Int>?] {
    var events: [Int: [Event]] = [:]
    var causes = facts.map { fact in
      if events[fact.sentence] == nil { events[fact.sentence] = self.events(sentences[fact.sentence].tokens) }
      return nearest(events[fact.sentence] ?? [], to: fact)
    }
    for (index, fact) in facts.enumerated() where causes[index] == nil {
      guard let other = fact.repeats ?? fact.partOf, other < index else { continue }
      causes[index] = causes[other]
    }
    return causes
  }

  private func nearest(_ events: [Event], to fact: Fact) -> Range<Int>? {
    func distance(_ event: Event) -> Int? {
      if event.tokens.lowerBound >= fact.quote.upperBound {
        return event.isLinked ? event.tokens.lowerBound - fact.quote.upperBound : nil
      }
      guard event.tokens.upperBound <= fact.quote.lowerBound else {
        // The words that say how many of whom are no event: "two bomb victims".
        return event.tokens.overlaps(fact.group.tokens) ? nil : 0
      }
      let between = tokens[event.tokens.upperBound..<fact.quote.lowerBound]
      if between.contains(where: { $0.isMark(";") || $0.isMark(":") }) { return nil }
      return event.isLinked || between.count <= Self.subjectReach ? between.count + 1 : nil
    }
    return events.compactMap { event in distance(event).map { ($0, event.tokens) } }.min { $0.0 < $1.0 }?.1
  }

  private func events(_ sentence: Range<Int>) -> [Event] {
    var events: [Event] = []
    // The last token that ends what may belong to an event, and whether it or what stands before it links.
    var start = sentence.lowerBound
    var isLinked = false
    var hasStart = false
    tokens.withUnsafeBufferPointer { tokens in
      var position = sentence.lowerBound
      while position < sentence.upperBound {
        guard let match = words.match(tokens, position), match.tokens.upperBound <= sentence.upperBound else {
          // Other words may be the event's own; marks are not.
          let isMark = tokens[position].kind == .punctuation && !tokens[position].isMark("-")
          if isMark { (hasStart, isLinked) = (false, false) }
          position += 1
          continue
        }
        switch match.role {
        case .not: (hasStart, isLinked) = (false, false)
        case .link: (start, hasStart, isLinked) = (match.tokens.upperBound, true, true)
        case .opener:
          // "in the blast": the link stays.
          isLinked = isLinked && start == match.tokens.lowerBound
          (start, hasStart) = (match.tokens.upperBound, true)
        case .event:
          let isNear = hasStart && match.tokens.lowerBound - start <= Self.mostModifiers
          var first = isNear ? start : match.tokens.lowerBound
          while tokens[first].kind == .punctuation { first += 1 }
          events.append(Event(tokens: first..<match.tokens.upperBound, isLinked: isNear && isLinked))
        }
        position = match.tokens.upperBound
      }
    }
    return merged(events)
  }

  /// "car bomb attack" is one event, not three.
  private func merged(_ events: [Event]) -> [Event] {
    events.reduce(into: []) { all, event in
      if let last = all.last, event.tokens.lowerBound <= last.tokens.upperBound {
        all[all.count - 1].tokens = last.tokens.lowerBound..<event.tokens.upperBound
        all[all.count - 1].isLinked = last.isLinked || event.isLinked
      } else {
        all.append(event)
      }
    }
  }
}
