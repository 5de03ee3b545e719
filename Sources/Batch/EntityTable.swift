import Records

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
