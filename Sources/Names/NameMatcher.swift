import Foundation
import Lexicon
import Synchronization

/// Tells how likely two names are of one person, body or place, whatever their scripts and spellings.
///
/// The parts of both names are aligned by the sounds of their letters, with weights learned from name parts in many
/// scripts (`Gazetteers/transliteration/confusions.tsv`); what the alignment shows is weighed by a logistic model
/// (`Gazetteers/names/match-weights.tsv`). Safe to use from several threads.
public final class NameMatcher: Sendable {
  let cache: WordCache
  private let weights: [Float]

  /// Reads the tables.
  /// - Parameter gazetteers: the resource folder.
  /// - Throws: ``DataFileError`` with file and line.
  public init(gazetteers: URL) throws(DataFileError) {
    cache = try WordCache(gazetteers: gazetteers)
    var weights = [Float](repeating: 0, count: NameFeature.allCases.count)
    let names = Dictionary(uniqueKeysWithValues: NameFeature.allCases.map { ("\($0)", $0.rawValue) })
    let url = gazetteers.appendingPathComponent("names/match-weights.tsv")
    for row in try DataTable(url, required: ["feature", "weight"]).rows {
      guard let index = names[try row.required("feature")], let weight = Float(row["weight"]) else {
        throw row.error("expected a feature of NameFeature and a number")
      }
      weights[index] = weight
    }
    self.weights = weights
  }

  /// The probability, 0…1, that the two names are of one bearer. 0 where one has no letter.
  /// - Complexity: bounded: at most 12 parts of 24 letters of each name are compared.
  public func score(_ a: String, _ b: String) -> Double {
    var a = a, b = b
    return a.withUTF8 { left in b.withUTF8 { right in score(utf8: left, right) } }
  }

  /// The same for UTF-8 bytes, which may be ill-formed.
  public func score(utf8 a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Double {
    score(words(a), words(b))
  }

  package func features(_ a: String, _ b: String) -> [(name: String, value: Float)] {
    zip(NameFeature.allCases, NameFeature.measure(alignment(words(a), words(b)))).map { ("\($0)", $1) }
  }

  /// The same whichever name comes first.
  private func alignment(_ a: [NameWord], _ b: [NameWord]) -> NameAlignment {
    let left = a.reduce(0) { $0 &+ $1.hash }, right = b.reduce(0) { $0 &+ $1.hash }
    return left <= right ? NameAlignment.best(a, b, cache) : NameAlignment.best(b, a, cache)
  }

  func words(_ bytes: UnsafeBufferPointer<UInt8>) -> [NameWord] {
    let words = cache.words(of: NameTokens.tokens(bytes), isTranscribed: NameTokens.isTranscribed(bytes))
    return words.count > NameTokens.mostTokens ? Array(words.prefix(NameTokens.mostTokens)) : words
  }

  func words(_ text: String) -> [NameWord] {
    var text = text
    return text.withUTF8 { words($0) }
  }

  func score(_ a: [NameWord], _ b: [NameWord]) -> Double {
    if a.isEmpty || b.isEmpty { return 0 }
    let values = NameFeature.measure(alignment(a, b))
    var sum: Float = 0
    for index in values.indices { sum += values[index] * weights[index] }
    return 1 / (1 + exp(-Double(sum)))
  }
}
