import Records

/// The entities of a run, added up over its documents.
struct EntityTable {
  private struct Sum {
    var entity: Entity
    var aliases: Set<String>
  }
  private var sums: [String: Sum] = [:]

  /// Adds a document's entities. Documents must come in input order.
  mutating func add(_ entities: [Entity], of document: String) {
    for entity in entities {
      if var sum = sums.removeValue(forKey: entity.id) {
        sum.entity.mentions += entity.mentions
        sum.entity.documents += 1
        sum.aliases.formUnion(entity.aliasesSeen)
        sums[entity.id] = sum
      } else {
        var first = entity
        first.documents = 1
        first.firstDocument = document
        sums[entity.id] = Sum(entity: first, aliases: Set(entity.aliasesSeen))
      }
    }
  }

  /// The most mentioned first, then by id.
  var rows: [Entity] {
    sums.values.map { sum in
      var entity = sum.entity
      // Code points order alike everywhere; String's order depends on normalisation.
      entity.aliasesSeen = sum.aliases.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
      return entity
    }.sorted { ($1.mentions, $0.id) < ($0.mentions, $1.id) }
  }
}
