import Lexicon
import Numbers
import Text

/// A sentence with everything the lexicon knows of it.
package struct SentenceView {
  package let tokens: UnsafeBufferPointer<Token>
  package let annotation: Annotation
  package internal(set) var quantities: [Quantity] = []
  /// Tokens of the names of places in the sentence.
  var places: [Range<Int>] = []
  /// The same of people.
  var people: [Range<Int>] = []
  /// Bytes of the document, which the tokens' offsets count.
  package let text: UnsafeBufferPointer<UInt8>
  /// Most longer words are capitalised or all are in capitals: capitals tell no names apart.
  package let isHeadline: Bool
  /// A heading or line without a period at its end: commas there stand for "and".
  package let isHeading: Bool
  /// Classes of all tokens together.
  package let classes: WordClasses

  init(tokens: UnsafeBufferPointer<Token>, annotation: Annotation, text: UnsafeBufferPointer<UInt8>) {
    self.tokens = tokens
    self.annotation = annotation
    self.text = text
    classes = annotation.all
    var long = 0, upper = 0
    for token in tokens where token.isWord && token.utf8End - token.utf8Start > 3 {
      long += 1
      if token.shape.startsUpper { upper += 1 }
    }
    isHeading = tokens.last.map { !$0.isMark(".") && !$0.isMark("\"") && !$0.isMark("?") && !$0.isMark("!") } ?? false
    // A sentence of many names has lower-case verbs and a period.
    let isSentence = tokens.last.map { $0.isMark(".") } ?? false
    isHeadline = long >= 3 && (isSentence ? upper == long : upper * 10 >= long * 7)
  }

  @inline(__always) func has(_ classes: WordClasses, _ index: Int) -> Bool { annotation.has(classes, at: index) }

  /// The end of the longest phrase of a class at a token, or nil.
  func end(_ classes: WordClasses, _ index: Int) -> Int? { annotation.word(classes, at: index)?.end }

  /// The start of a phrase of a class that ends before a token, or nil.
  func start(_ classes: WordClasses, endingAt end: Int) -> Int? {
    var longest: Int?
    for width in 1...6 where end - width >= 0 {
      if annotation.word(classes, at: end - width, endingAt: end) != nil {
        longest = end - width
      }
    }
    return longest
  }

  func isMark(_ mark: Unicode.Scalar, _ index: Int) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].isMark(mark)
  }

  /// A capitalised word that may be part of a name.
  func isNameWord(_ index: Int) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].isWord && tokens[index].shape.startsUpper
  }
}
