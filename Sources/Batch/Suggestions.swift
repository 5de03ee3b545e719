import Records
import Text
import Writers

/// The names of a corpus that no list has, as lines of a gazetteer for an analyst to accept.
package struct Suggestions {
  /// Folder of finished tables.
  package let folder: String
  /// Fewest documents that name the entity.
  package var leastDocuments = 2
  /// At most as many lines.
  package var limit = 1000

  package static let header = ["id", "type", "name", "aliases", "country", "mentions", "documents", "evidence"]

  package init(folder: String) { self.folder = folder }

  /// The most mentioned first, tab-separated.
  ///
  /// - Throws: ``BatchError/part(folder:reason:)`` where the run is not finished or has no CSV tables.
  package func lines() throws -> [String] {
    let tables = try FinishedTables(folder)
    var reader = try TableReader("\(folder)/\(Entity.table).csv", tables.format)
    var lines: [String] = []
    while lines.count < limit, let cells = reader.next() {
      guard let entity = Entity(cells: cells), entity.documents >= leastDocuments,
        let evidence = entity.evidence, evidence != Entity.listed
      else { continue }
      lines.append(
        [
          entity.id, entity.type.rawValue, entity.name, aliases(of: entity), entity.country ?? "",
          String(entity.mentions), String(entity.documents), evidence,
        ].map(Self.cell).joined(separator: "\t"))
    }
    return lines
  }

  /// Other spellings of several words. One word alone, such as a surname, would match too much.
  private func aliases(of entity: Entity) -> String {
    entity.aliasesSeen.filter { $0 != entity.name && $0.contains(" ") }.joined(separator: "|")
  }

  private static func cell(_ text: String) -> String {
    text.replacing("\t", with: " ").replacing("\n", with: " ")
  }
}
