import Foundation
import Gazetteer
import Lexicon
import Synchronization
import Text

/// Looks names up among all people, organisations and places that the gazetteers hold. For any number of threads.
///
/// What bears exactly the name (in any letter case) comes first, the best known before others; then people and
/// organisations with a similar name; then, where nothing has the very name, places with a similar one.
package final class GazetteerLookup: Sendable {
  package struct Candidate: Sendable {
    package var entry: GazetteerEntry
    /// The name that was found, as the gazetteer has it.
    package var matched: String
    /// 0…1; 1 for the very name.
    package var score: Double
  }

  private let gazetteer: Gazetteer
  private let matcher: NameMatcher
  private let bodies: NameIndex
  private let places = Mutex<PlaceIndex?>(nil)

  /// - Complexity: linear in the people and organisations; places are filed when first needed.
  package init(_ gazetteer: Gazetteer, _ matcher: NameMatcher) {
    self.gazetteer = gazetteer
    self.matcher = matcher
    bodies = NameIndex(
      matcher,
      entries: (0..<Int32(gazetteer.entryCount)).compactMap { index in
        guard let type = gazetteer.facts(index)?.type, type != .place else { return nil }
        return NameIndex.Entry(id: String(index), names: gazetteer.aliases(of: index))
      })
  }

  package func lookup(_ text: String, limit: Int = 10) -> [Candidate] {
    var found: [Candidate] = []
    var seen: Set<Int32> = []
    func add(_ index: Int32, _ matched: String, _ score: Double) {
      guard found.count < limit, seen.insert(index).inserted else { return }
      found.append(Candidate(entry: gazetteer.entry(index), matched: matched, score: score))
    }
    let exact = gazetteer.lookup(text)
    for candidate in exact { add(candidate.entry, text, 1) }
    for near in bodies.lookup(text, limit: limit) {
      if let index = Int32(near.id) { add(index, near.matched, near.score) }
    }
    if exact.isEmpty {
      let known = found.count
      for near in placeIndex().near(text, limit: limit) {
        if known > 0, found.count >= limit, near.score <= found[known - 1].score { break }
        if found.count >= limit { found.removeLast() }
        add(near.entry, near.matched, near.score)
      }
      found.sort { $0.score > $1.score }
    }
    return found
  }

  private func placeIndex() -> PlaceIndex {
    places.withLock { places in
      if let places { return places }
      let made = PlaceIndex(gazetteer, matcher)
      places = made
      return made
    }
  }
}
