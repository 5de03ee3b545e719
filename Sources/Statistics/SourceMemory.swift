import Lexicon
import Records
import Text

/// Carries sources through a document: who spoke in this sentence, else in the sentence before it in the paragraph.
struct SourceMemory {
  let reader: SentenceReader
  let finder: AttributionFinder
  private var current: [Attribution] = []
  /// Sentences that "he said" reaches back.
  private static let memory = 3
  /// The source of the sentence before in the same block, in tokens of the document.
  private var carried: (source: Range<Int>, via: Range<Int>?)?
  /// The last source that was named, in tokens of the document, for "he said".
  private var lastNamed: Range<Int>?

  init(reader: SentenceReader, finder: AttributionFinder) {
    self.reader = reader
    self.finder = finder
  }

  /// Reads the sources of a sentence and, where it has none, of the one before it.
  mutating func read(
    sentenceAt number: Int, _ view: SentenceView, _ all: UnsafeBufferPointer<Token>, _ sentences: [Sentence],
    _ text: UnsafeBufferPointer<UInt8>
  ) {
    current = finder.attributions(in: view)
    carried = nil
    if let named = current.last(where: { !$0.isPronoun }) {
      lastNamed = shifted(named.source, sentences[number].tokens.lowerBound)
    }
    if current.contains(where: \.isPronoun), !current.contains(where: { !$0.isPronoun }) {
      findSpeaker(before: number, all, sentences, text)
    }
    guard current.isEmpty, number > 0, sentences[number - 1].block == sentences[number].block else { return }
    let before = sentences[number - 1]
    let tokens = UnsafeBufferPointer(rebasing: all[before.tokens])
    let earlier = finder.attributions(in: reader.plainView(tokens, text: text))
    if let last = earlier.last(where: { !$0.isPronoun }) {
      let offset = before.tokens.lowerBound
      carried = (shifted(last.source, offset), last.via.map { shifted($0, offset) })
      lastNamed = carried?.source
    }
  }

  /// "he said": whoever was named as speaking in the sentences before.
  private mutating func findSpeaker(
    before number: Int, _ all: UnsafeBufferPointer<Token>, _ sentences: [Sentence], _ text: UnsafeBufferPointer<UInt8>
  ) {
    for earlier in stride(from: number - 1, through: max(0, number - Self.memory), by: -1) {
      let tokens = UnsafeBufferPointer(rebasing: all[sentences[earlier].tokens])
      if let named = finder.attributions(in: reader.plainView(tokens, text: text)).last(where: { !$0.isPronoun }) {
        lastNamed = shifted(named.source, sentences[earlier].tokens.lowerBound)
        return
      }
    }
  }

  func attribute(_ fact: inout Fact, trigger: Range<Int>, _ sentence: Sentence) {
    let offset = sentence.tokens.lowerBound
    // The verb of saying nearest before the deed governs it; else the one behind it.
    // In "management spoke of 22" the deed itself says who speaks.
    let limit = fact.isContested ? trigger.upperBound : trigger.lowerBound
    let governing = current.last { $0.at < limit } ?? current.first
    if let governing {
      fact.source =
        governing.isPronoun ? lastNamed ?? shifted(governing.source, offset) : shifted(governing.source, offset)
      fact.via = governing.via.map { shifted($0, offset) }
      if governing.isClaim, fact.status == .reported { fact.status = .claimed }
    } else if let carried {
      (fact.source, fact.via) = (carried.source, carried.via)
    }
  }

  private func shifted(_ range: Range<Int>, _ offset: Int) -> Range<Int> {
    range.lowerBound + offset..<range.upperBound + offset
  }
}
