import Gazetteer
import Names
import Records
import Resolution
import Text

/// What one thread needs to read documents and is dear to make: a tokenizer with its cache, and memories of names that
/// texts repeat.
final class Workspace {
  let tokenizer: Tokenizer
  let names = NameMemo()
  private let slugs: NameSlug
  private var known: [Int32: Entity] = [:]
  private let gazetteer: Gazetteer

  /// Entities of so many entries are remembered.
  private static let capacity = 1 << 15

  init(_ gazetteer: Gazetteer) throws {
    self.gazetteer = gazetteer
    tokenizer = try Tokenizer()
    slugs = try NameSlug()
  }

  /// The id of a name that no list has.
  func slug(_ name: String) -> String { slugs.slug(name) }

  /// The entity of an entry of the gazetteer, as yet without mentions.
  func entity(_ entry: Int32) -> Entity {
    if let entity = known[entry] { return entity }
    if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
    let entity = Entity(gazetteer.entry(entry))
    known[entry] = entity
    return entity
  }
}

extension Entity {
  fileprivate init(_ entry: GazetteerEntry) {
    self.init(
      id: entry.id, type: entry.type, name: entry.name,
      country: entry.countries.isEmpty ? nil : entry.countries.joined(separator: "|"),
      latitude: entry.latitude, longitude: entry.longitude, wikidata: entry.wikidata.isEmpty ? nil : entry.wikidata,
      geonames: entry.geonames.isEmpty ? nil : entry.geonames)
  }
}
