import Records
import Text
import Writers

/// The entities of a corpus, added up from those of its documents.
///
/// They come from a file and go through files: a corpus may have more names than memory.
struct EntityTable {
  /// Rows of entities, of a document or of a part of the corpus each, in input order.
  let log: String
  let format: CSVFormat
  /// What files to sort with begin with; they are removed again.
  let work: String
  /// Bytes to sort at a time.
  var pieceBytes = 64 << 20

  /// Hands over the entities, the most mentioned first, then by id.
  func forEach(_ body: (Entity) throws -> Void) throws {
    let sums = "\(work).sums"
    defer { OutputFile.removeWork(sums) }
    try write(to: OutputFile(sums))
    var byMentions = try RowSorter(sums, CSVFormat(), hasHeader: false, keyCells: 2)
    try byMentions.forEach(work: "\(work).sorted", pieceBytes: pieceBytes) { cells in
      if let entity = Entity(cells: Array(cells.dropFirst())) { try body(entity) }
    }
  }

  /// A row for each entity, which begins with what it is to be sorted by.
  private func write(to file: OutputFile) throws {
    var sum: Sum?
    var bytes: [UInt8] = []
    func flush() throws {
      guard let entity = sum?.whole else { return }
      let descending = String(Int(1e15) - entity.mentions)
      CSVFormat().append([.text(descending)] + entity.cells, to: &bytes)
      try file.write(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    var byID = try RowSorter(log, format, hasHeader: true, keyCells: 1)
    try byID.forEach(work: "\(work).sorted", pieceBytes: pieceBytes) { cells in
      guard let entity = Entity(cells: cells) else { return }
      if sum?.add(entity) != true {
        try flush()
        sum = Sum(entity)
      }
    }
    try flush()
    try file.finish()
  }

  /// An entity over the documents so far.
  private struct Sum {
    private var entity: Entity
    private var aliases: Set<String>

    init(_ entity: Entity) {
      self.entity = entity
      aliases = Set(entity.aliasesSeen)
    }

    /// Adds the same entity of a later document; false if it is another.
    mutating func add(_ other: Entity) -> Bool {
      guard other.id == entity.id else { return false }
      entity.mentions += other.mentions
      entity.documents += other.documents
      aliases.formUnion(other.aliasesSeen)
      return true
    }

    var whole: Entity {
      var whole = entity
      // Code points order alike everywhere; String's order depends on normalisation.
      whole.aliasesSeen = aliases.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
      return whole
    }
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
      mentions: Int(cells[9]) ?? 0, documents: Int(cells[10]) ?? 0, firstDocument: cells[11], evidence: text(12))
  }
}
