import Foundation
import Text

/// One meaning of a phrase: its class and, for classes that carry more, a number into their table.
package struct Sense: Sendable, Equatable {
  fileprivate let number: UInt8
  package let payload: Int32

  package var wordClass: WordClasses { WordClasses(number: Int(number)) }

  /// Is its class among these?
  @inline(__always) package func isOf(_ classes: WordClasses) -> Bool { classes.has(number: number) }
}

/// The words and phrases of a language by class, looked up in one pass over the tokens.
package struct Lexicon: Sendable {
  /// A sense of a phrase, and where the phrase's next one stands, or -1.
  private struct Node {
    var sense: Sense
    var next: Int32
  }

  private var phrases = PhraseTable()
  private var nodes: [Node] = []
  /// The first sense of each phrase.
  private var heads: [Int32] = []
  private var classes: [String: WordClasses] = [:]
  /// The words of all phrases, longest first, one phrase behind another.
  private var phraseKeys: [UInt64] = []
  /// For each phrase the end of its words and the number of its class.
  private var phraseEnds: [(end: Int, number: UInt8)] = []

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

  /// - Precondition: `wordClass` is one class.
  package mutating func add(_ phrase: [Token], _ wordClass: WordClasses, payload: Int = -1) {
    let sense = Sense(number: wordClass.lowestNumber, payload: Int32(payload))
    append(phrase, sense) { $0 == sense }
    if !phrase.isEmpty { remember(phrase, sense.number) }
  }

  /// Adds a phrase unless it has a sense of the class already; tells whether it was added.
  /// - Precondition: `wordClass` is one class.
  package mutating func addFirst(_ phrase: [Token], _ wordClass: WordClasses, payload: Int) -> Bool {
    let sense = Sense(number: wordClass.lowestNumber, payload: Int32(payload))
    guard append(phrase, sense, unless: { $0.number == sense.number }) else { return false }
    remember(phrase, sense.number)
    return true
  }

  @discardableResult
  private mutating func append(_ phrase: [Token], _ sense: Sense, unless isKnown: (Sense) -> Bool) -> Bool {
    guard !phrase.isEmpty else { return false }
    let index = phrases.insert(phrase, value: heads.count)
    let made = Int32(nodes.count)
    if index == heads.count {
      heads.append(made)
    } else {
      var last = Int(heads[index])
      while true {
        if isKnown(nodes[last].sense) { return false }
        if nodes[last].next < 0 { break }
        last = Int(nodes[last].next)
      }
      nodes[last].next = made
    }
    nodes.append(Node(sense: sense, next: -1))
    return true
  }

  private mutating func remember(_ phrase: [Token], _ number: UInt8) {
    // A glued hyphen may be missing in the text; the words may not.
    if phrase.count == 1 {
      phraseKeys.append(phrase[0].key)
    } else {
      let words = phrase.filter { $0.kind != .punctuation }.sorted { $0.utf8Range.count > $1.utf8Range.count }
      phraseKeys += (words.isEmpty ? phrase : words).map(\.key)
    }
    phraseEnds.append((phraseKeys.count, number))
  }

  /// A key of each phrase of any of the classes, without which it cannot stand: that of its longest word that is not
  /// among `common` words.
  package func tellingKeys(of classes: WordClasses, common: Set<UInt64> = []) -> [UInt64] {
    var keys: [UInt64] = []
    var start = 0
    for (end, number) in phraseEnds {
      if classes.has(number: number) {
        keys.append(phraseKeys[start..<end].first { !common.contains($0) } ?? phraseKeys[start])
      }
      start = end
    }
    return keys
  }

  /// By number of class: how many phrases it has, and how many of them have none but `common` words.
  package func tellingKeyCounts(common: Set<UInt64>) -> [(phrases: Int, common: Int)] {
    var counts = [(phrases: Int, common: Int)](repeating: (0, 0), count: WordClasses.limit)
    var start = 0
    for (end, number) in phraseEnds {
      counts[Int(number)].phrases += 1
      if phraseKeys[start..<end].allSatisfy(common.contains) { counts[Int(number)].common += 1 }
      start = end
    }
    return counts
  }

  /// Is exactly this phrase of the class?
  package func contains(_ phrase: [Token], _ wordClass: WordClasses) -> Bool {
    guard let index = phrases.value(of: phrase) else { return false }
    var node = heads[index]
    while node >= 0 {
      if nodes[Int(node)].sense.isOf(wordClass) { return true }
      node = nodes[Int(node)].next
    }
    return false
  }

  /// What the lexicon knows of a run of tokens.
  package func annotate(_ tokens: UnsafeBufferPointer<Token>) -> Annotation {
    var annotation = Annotation(count: tokens.count)
    for index in 0..<tokens.count {
      annotation.first[index] = Int32(annotation.words.count)
      phrases.forEachMatch(in: tokens, from: index) { match in
        var node = Int(heads[match.value])
        while node >= 0 {
          annotation.add(nodes[node].sense, index, match.tokens.upperBound)
          node = Int(nodes[node].next)
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
  private let startIndex: Int32
  private let endIndex: Int32

  @inline(__always) fileprivate init(_ sense: Sense, _ start: Int, _ end: Int) {
    (self.sense, startIndex, endIndex) = (sense, Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end))
  }

  @inline(__always) package var start: Int { Int(startIndex) }
  @inline(__always) package var end: Int { Int(endIndex) }
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

  @inline(__always) fileprivate mutating func add(_ sense: Sense, _ start: Int, _ end: Int) {
    classes[start].formUnion(sense.wordClass)
    words.append(AnnotatedWord(sense, start, end))
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
      if words[at].sense.isOf(wordClass) { return words[at] }
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
    where words[at].end == end && words[at].sense.isOf(wordClass) {
      return words[at]
    }
    return nil
  }

  /// Does a phrase of any of the classes start at a token and end no later than another?
  package func hasWord(_ wordClass: WordClasses, at index: Int, endingBy end: Int) -> Bool {
    guard has(wordClass, at: index) else { return false }
    return (Int(first[index])..<Int(first[index + 1])).contains {
      words[$0].end <= end && words[$0].sense.isOf(wordClass)
    }
  }

  /// Every phrase of any of the classes that starts at a token.
  package func words(_ wordClass: WordClasses, at index: Int) -> [AnnotatedWord] {
    guard has(wordClass, at: index) else { return [] }
    return words[Int(first[index])..<Int(first[index + 1])].filter { $0.sense.isOf(wordClass) }
  }
}
