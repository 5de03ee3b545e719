import Foundation
import Text

/// One meaning of a phrase: its class and, for classes that carry more, a number into their table.
package struct Sense: Sendable, Equatable {
  package let wordClass: WordClasses
  package let payload: Int32
}

/// The words and phrases of a language by class, looked up in one pass over the tokens.
package struct Lexicon: Sendable {
  private var phrases = PhraseTable()
  private var senses: [[Sense]] = []
  private var classes: [String: WordClasses] = [:]
  /// The words of each phrase, longest first, with the phrase's class.
  private var phraseKeys: [(keys: [UInt64], classes: WordClasses)] = []

  package init() {}

  /// The class of that name, made where it is new.
  /// - Precondition: there are fewer than ``WordClasses/limit``; the reader of language packs checks it.
  package mutating func wordClass(_ name: String) -> WordClasses {
    if let known = classes[name] { return known }
    precondition(classes.count < WordClasses.limit)
    let made = WordClasses(number: classes.count)
    classes[name] = made
    return made
  }

  /// The class of that name, or the empty set where the language has no such class.
  package func existingClass(_ name: String) -> WordClasses { classes[name] ?? [] }

  package var classNames: [String] { classes.keys.sorted() }

  package var classCount: Int { classes.count }

  package mutating func add(_ phrase: [Token], _ wordClass: WordClasses, payload: Int = -1) {
    guard !phrase.isEmpty else { return }
    let index = phrases.insert(phrase, value: senses.count)
    if index == senses.count { senses.append([]) }
    let sense = Sense(wordClass: wordClass, payload: Int32(payload))
    if !senses[index].contains(sense) { senses[index].append(sense) }
    remember(phrase, wordClass)
  }

  private mutating func remember(_ phrase: [Token], _ wordClass: WordClasses) {
    // A glued hyphen may be missing in the text; the words may not.
    let words =
      phrase.count == 1
      ? phrase : phrase.filter { $0.kind != .punctuation }.sorted { $0.utf8Range.count > $1.utf8Range.count }
    phraseKeys.append(((words.isEmpty ? phrase : words).map(\.key), wordClass))
  }

  /// Adds a phrase unless it has a sense of the class already; tells whether it was added.
  package mutating func addFirst(_ phrase: [Token], _ wordClass: WordClasses, payload: Int) -> Bool {
    guard !phrase.isEmpty else { return false }
    let index = phrases.insert(phrase, value: senses.count)
    if index == senses.count { senses.append([]) }
    if senses[index].contains(where: { $0.wordClass == wordClass }) { return false }
    senses[index].append(Sense(wordClass: wordClass, payload: Int32(payload)))
    remember(phrase, wordClass)
    return true
  }

  /// A key of each phrase of any of the classes, without which it cannot stand: that of its longest word that is not
  /// among `common` words.
  package func tellingKeys(of wordClass: WordClasses, common: Set<UInt64> = []) -> [UInt64] {
    phraseKeys.filter { !$0.classes.isDisjoint(with: wordClass) }.map { phrase in
      phrase.keys.first { !common.contains($0) } ?? phrase.keys[0]
    }
  }

  /// Is exactly this phrase of the class?
  package func contains(_ phrase: [Token], _ wordClass: WordClasses) -> Bool {
    phrases.value(of: phrase).map { senses[$0].contains { $0.wordClass == wordClass } } ?? false
  }

  /// What the lexicon knows of a run of tokens.
  package func annotate(_ tokens: UnsafeBufferPointer<Token>) -> Annotation {
    var annotation = Annotation(count: tokens.count)
    for index in 0..<tokens.count {
      annotation.first[index] = Int32(annotation.words.count)
      phrases.forEachMatch(in: tokens, from: index) { match in
        for sense in senses[match.value] {
          annotation.add(AnnotatedWord(sense: sense, start: index, end: match.tokens.upperBound))
        }
      }
    }
    annotation.first[tokens.count] = Int32(annotation.words.count)
    return annotation
  }
}

/// A phrase of a class in a run of tokens.
package struct AnnotatedWord: Sendable, Equatable {
  package let sense: Sense
  package let start: Int
  package let end: Int
}

/// The classes of each token of a sentence. Where phrases of one class overlap at a start, the longest counts.
package struct Annotation: Sendable {
  /// Classes of the phrases that start at each token.
  package private(set) var classes: [WordClasses]
  fileprivate var words: [AnnotatedWord] = []
  fileprivate var first: [Int32]

  fileprivate init(count: Int) {
    classes = Array(repeating: [], count: count)
    words.reserveCapacity(2 * count)
    first = Array(repeating: 0, count: count + 1)
  }

  fileprivate mutating func add(_ word: AnnotatedWord) {
    classes[word.start].formUnion(word.sense.wordClass)
    words.append(word)
  }

  package var all: WordClasses { classes.reduce([]) { $0.union($1) } }

  @inline(__always) package func has(_ wordClass: WordClasses, at index: Int) -> Bool {
    index >= 0 && index < classes.count && !classes[index].isDisjoint(with: wordClass)
  }

  /// The longest phrase of any of the classes that starts at a token.
  @inline(__always) package func word(_ wordClass: WordClasses, at index: Int) -> AnnotatedWord? {
    has(wordClass, at: index) ? longest(wordClass, at: index) : nil
  }

  private func longest(_ wordClass: WordClasses, at index: Int) -> AnnotatedWord? {
    var at = Int(first[index + 1]) - 1
    let lowest = Int(first[index])
    while at >= lowest {
      if !words[at].sense.wordClass.isDisjoint(with: wordClass) { return words[at] }
      at -= 1
    }
    return nil
  }

  /// The phrase of any of the classes that starts at a token and ends before another, or nil.
  @inline(__always) package func word(_ wordClass: WordClasses, at index: Int, endingAt end: Int) -> AnnotatedWord? {
    has(wordClass, at: index) ? phrase(wordClass, at: index, endingAt: end) : nil
  }

  private func phrase(_ wordClass: WordClasses, at index: Int, endingAt end: Int) -> AnnotatedWord? {
    for at in Int(first[index])..<Int(first[index + 1])
    where words[at].end == end && !words[at].sense.wordClass.isDisjoint(with: wordClass) {
      return words[at]
    }
    return nil
  }

  /// Does a phrase of any of the classes start at a token and end no later than another?
  package func hasWord(_ wordClass: WordClasses, at index: Int, endingBy end: Int) -> Bool {
    guard has(wordClass, at: index) else { return false }
    return (Int(first[index])..<Int(first[index + 1])).contains {
      words[$0].end <= end && !words[$0].sense.wordClass.isDisjoint(with: wordClass)
    }
  }

  /// Every phrase of any of the classes that starts at a token.
  package func words(_ wordClass: WordClasses, at index: Int) -> [AnnotatedWord] {
    guard has(wordClass, at: index) else { return [] }
    return words[Int(first[index])..<Int(first[index + 1])].filter { !$0.sense.wordClass.isDisjoint(with: wordClass) }
  }
}
