import Foundation

/// A data file of tab-separated columns with a header line.
package struct DataTable {
  package struct Row {
    package let line: Int
    fileprivate let table: Cells
    /// Where its cells stand among those of the table.
    fileprivate let cells: Range<Int>

    package var file: String { table.bytes.path }

    /// The cell of a column, or "" where the row or the file has none.
    package subscript(_ column: String) -> String { range(column).map(table.bytes.string) ?? "" }

    /// The variants of a cell, separated by `|`.
    package func variants(_ column: String) -> [String] { range(column).map(table.bytes.variants) ?? [] }

    private func range(_ column: String) -> Range<Int>? {
      guard let index = table.columns.firstIndex(of: column), index < cells.count else { return nil }
      return table.cells[cells.lowerBound + index]
    }

    package func required(_ column: String) throws(DataFileError) -> String {
      let value = self[column]
      if value.isEmpty { throw error("column '\(column)' is empty; every row needs it") }
      return value
    }

    /// A whole number or nil where the cell is empty.
    package func integer(_ column: String) throws(DataFileError) -> Int? {
      let value = self[column]
      if value.isEmpty { return nil }
      guard let number = Int(value) else {
        throw error("column '\(column)' should be a whole number or empty, found '\(value)'")
      }
      return number
    }

    package func error(_ message: String) -> DataFileError { DataFileError(file: file, line: line, message) }
  }

  /// What the rows of a table share.
  fileprivate final class Cells: Sendable {
    let bytes: DataBytes
    let columns: [String]
    let cells: [Range<Int>]

    init(_ bytes: DataBytes, _ columns: [String], _ cells: [Range<Int>]) {
      (self.bytes, self.columns, self.cells) = (bytes, columns, cells)
    }
  }

  package let path: String
  package let rows: [Row]

  /// - Throws: where the file cannot be read, lacks one of `required` columns, or a row has more cells than the header.
  package init(_ url: URL, required: [String]) throws(DataFileError) {
    let bytes = try DataBytes(url)
    path = bytes.path
    let lines = bytes.lines()
    guard let header = lines.first else {
      throw DataFileError(file: path, "is empty; expected a header line with \(required.joined(separator: ", "))")
    }
    var columns: [String] = []
    bytes.split(header.range, UInt8(ascii: "\t")) { columns.append(bytes.string($0)) }
    for column in required where !columns.contains(column) {
      throw DataFileError(
        file: path, line: header.number,
        "the header lacks column '\(column)'; found \(columns.joined(separator: ", "))")
    }
    var cells: [Range<Int>] = []
    var places: [(line: Int, cells: Range<Int>)] = []
    for line in lines.dropFirst() {
      let first = cells.count
      bytes.split(line.range, UInt8(ascii: "\t")) { cells.append($0) }
      guard cells.count - first <= columns.count else {
        throw DataFileError(
          file: path, line: line.number,
          "expected at most \(columns.count) cells, found \(cells.count - first); check the tabs")
      }
      places.append((line.number, first..<cells.count))
    }
    let table = Cells(bytes, columns, cells)
    rows = places.map { Row(line: $0.line, table: table, cells: $0.cells) }
  }
}
