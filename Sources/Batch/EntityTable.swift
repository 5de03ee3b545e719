import Records
import Text

/// The entities of a run, added up over its documents.
struct EntityTable {
  private struct Sum {
    var entity: Entity
    var aliases: Set<String>
  }
  private var sums: [Sum] = []
  private var numbers: [String: Int] = [:]

  /// Adds a document's entities. Documents must come in input order.
  mutating func add(_ entities: [Entity], of document: String) {
    for entity in entities {
      if let number = numbers[entity.id] {
        sums[number].entity.mentions += entity.mentions
        sums[number].entity.documents += 1
        for alias in entity.aliasesSeen { sums[number].aliases.insert(alias) }
      } else {
        var first = entity
        first.documents = 1
        first.firstDocument = document
        numbers[entity.id] = sums.count
        sums.append(Sum(entity: first, aliases: Set(entity.aliasesSeen)))
      }
    }
  }

  /// Adds entities of several documents, such as those of a part of the corpus. Parts must come in input order.
  mutating func merge(_ entities: [Entity]) {
    for entity in entities {
      let documents = numbers[entity.id].map { sums[$0].entity.documents }
      add([entity], of: entity.firstDocument)
      sums[numbers[entity.id]!].entity.documents = (documents ?? 0) + entity.documents
    }
  }

  /// The most mentioned first, then by id.
  var rows: [Entity] {
    sums.map { sum in
      var entity = sum.entity
      // Code points order alike everywhere; String's order depends on normalisation.
      entity.aliasesSeen = sum.aliases.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
      return entity
    }.sorted { ($1.mentions, $0.id) < ($0.mentions, $1.id) }
  }
}

extension Entity {
  /// An entity as a row of its table has it.
  init?(cells: [String]) {
    guard cells.count == Entity.columns.count, let type = EntityType(rawValue: cells[1]) else { return nil }
    func text(_ column: Int) -> String? { cells[column].isEmpty ? nil : cells[column] }
    self.init(
      id: cells[0], type: type, name: cells[2],
      aliasesSeen: cells[3].split(separator: "|", omittingEmptySubsequences: false).map(String.init),
      country: text(4), latitude: Double(cells[5]), longitude: Double(cells[6]), wikidata: text(7), geonames: text(8),
      mentions: Int(cells[9]) ?? 0, documents: Int(cells[10]) ?? 0, firstDocument: cells[11])
  }
}
