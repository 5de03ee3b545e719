import Foundation
import Records
import Writers

/// Brings the tolls of all documents together by place, day, kind and series.
///
/// What differs stands side by side: figures are never averaged. Documents of one story with the same figure are one
/// row.
struct Timeline {
  private let outputs: OutputTables
  private let stories: Stories

  init(_ outputs: OutputTables, _ stories: Stories) {
    self.outputs = outputs
    self.stories = stories
  }

  /// The rows, by place, day, kind and series, then in input order.
  ///
  /// They are sorted as a file on disk, so that memory does not grow with them.
  func rows(_ add: ([Cell]) throws -> Void) throws {
    let work = "\(outputs.folder)/timeline.work"
    defer { OutputFile.removeWork(work) }
    try write(to: OutputFile(work))
    var figures: [Figure] = []
    var sorter = try RowSorter(work, CSVFormat(), hasHeader: false, keyCells: Figure.keyCells)
    try sorter.forEach(work: "\(work).sorted") { cells in
      guard let figure = Figure(cells) else { return }
      if let last = figures.last, last.cell != figure.cell {
        try flush(&figures, add)
      }
      if let last = figures.indices.last, figures[last].isSame(as: figure) {
        figures[last].join(figure)
      } else {
        figures.append(figure)
      }
      // Without place or day there is no cell to compare in, and no end to how many there are.
      if !figure.isComparable, figures.count > 1 { try add(figures.removeFirst().row.cells) }
    }
    try flush(&figures, add)
  }

  private func flush(_ figures: inout [Figure], _ add: ([Cell]) throws -> Void) throws {
    figures.sort { $0.document < $1.document }
    if figures.first?.isComparable == true { Figure.countConflicts(&figures) }
    for figure in figures { try add(figure.row.cells) }
    figures.removeAll(keepingCapacity: true)
  }

  /// A line for each toll, which begins with what it is sorted by.
  private func write(to file: OutputFile) throws {
    let format = outputs.options.csv
    func table(_ row: any TableRow.Type) throws -> TableReader {
      try TableReader(outputs.partialPath("\(row.table).csv"), format)
    }
    var documents = try table(DocumentRecord.self), statistics = try table(Statistic.self)
    var tolls = DocumentTolls(try table(Toll.self))
    var document: Int32 = 0
    var bytes: [UInt8] = []
    while let record = documents.next() {
      defer { document += 1 }
      var details: [String: [String]] = [:]
      for _ in 0..<(Int(record[StatisticColumn.documentStatistics]) ?? 0) {
        if let row = statistics.next() { details[row[1]] = row }
      }
      let story = Int(document) < stories.first.count ? stories.first[Int(document)] : document
      for toll in tolls.next(of: record[0]) {
        Figure.write(toll, details, record, (document, story, stories.names[story] ?? record[0]), to: &bytes)
      }
      try file.write(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    try file.finish()
  }
}

/// Columns by number, found by their names.
enum StatisticColumn {
  static let documentStatistics = number("statistics", DocumentRecord.self)
  static let documentPublished = number("published", DocumentRecord.self)
  static let place = number("place", Statistic.self)
  static let placeID = number("place_id", Statistic.self)
  static let country = number("country", Statistic.self)
  static let latitude = number("latitude", Statistic.self)
  static let longitude = number("longitude", Statistic.self)
  static let date = number("date", Statistic.self)

  private static func number(_ name: String, _ row: any TableRow.Type) -> Int {
    row.columns.firstIndex { $0.name == name }!
  }
}

/// The rows of `tolls.csv`, document by document.
private struct DocumentTolls {
  private var reader: TableReader
  private var ahead: [String]?

  init(_ reader: TableReader) {
    self.reader = reader
    ahead = self.reader.next()
  }

  /// Ids may repeat in a corpus, a kind and series within a document may not: there the next document begins.
  mutating func next(of document: String) -> [[String]] {
    var rows: [[String]] = []
    while let row = ahead, row[0] == document, !rows.contains(where: { $0[1] == row[1] && $0[2] == row[2] }) {
      rows.append(row)
      ahead = reader.next()
    }
    return rows
  }
}
