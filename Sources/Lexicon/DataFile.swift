import Foundation

/// An error in a data file, with the place and what to do.
public struct DataFileError: Error, Equatable, CustomStringConvertible {
  public let file: String
  /// From 1; 0 where the whole file is meant.
  public let line: Int
  public let message: String

  public init(file: String, line: Int = 0, _ message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  public var description: String { line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)" }
}

/// A plain-text data file: lines, with `#` comments and blank lines left out.
package struct DataFile {
  package struct Line {
    package let number: Int
    package let text: Substring
  }

  package let path: String
  package let lines: [Line]

  package init(_ url: URL) throws(DataFileError) {
    path = url.path
    guard let data = try? Data(contentsOf: url) else {
      throw DataFileError(file: url.path, "cannot be read; is the file there and readable?")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw DataFileError(file: url.path, "is not UTF-8; save it as UTF-8")
    }
    var lines: [Line] = []
    for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      lines.append(Line(number: index + 1, text: Substring(line)))
    }
    self.lines = lines
  }

  /// Is there such a file?
  package static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }
}

/// A data file of tab-separated columns with a header line.
package struct DataTable {
  package struct Row {
    package let file: String
    package let line: Int
    fileprivate let columns: [String: Int]
    fileprivate let cells: [Substring]

    /// The cell of a column, or "" where the row or the file has none.
    package subscript(_ column: String) -> String {
      guard let index = columns[column], index < cells.count else { return "" }
      return String(cells[index])
    }

    /// The variants of a cell, separated by `|`.
    package func variants(_ column: String) -> [String] {
      guard let index = columns[column], index < cells.count else { return [] }
      return cells[index].utf8.split(separator: UInt8(ascii: "|")).compactMap { String(Substring($0)) }
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

  package let path: String
  package let rows: [Row]

  /// - Throws: where the file cannot be read, lacks one of `required` columns, or a row has more cells than the header.
  package init(_ url: URL, required: [String]) throws(DataFileError) {
    let file = try DataFile(url)
    path = file.path
    guard let header = file.lines.first else {
      throw DataFileError(file: path, "is empty; expected a header line with \(required.joined(separator: ", "))")
    }
    let names = Self.cells(of: header.text).map(String.init)
    let columns = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for column in required where columns[column] == nil {
      throw DataFileError(
        file: path, line: header.number, "the header lacks column '\(column)'; found \(names.joined(separator: ", "))")
    }
    var rows: [Row] = []
    for line in file.lines.dropFirst() {
      let cells = Self.cells(of: line.text)
      guard cells.count <= names.count else {
        throw DataFileError(
          file: path, line: line.number, "expected at most \(names.count) cells, found \(cells.count); check the tabs")
      }
      rows.append(Row(file: path, line: line.number, columns: columns, cells: cells))
    }
    self.rows = rows
  }

  private static func cells(of line: Substring) -> [Substring] {
    line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map { Substring($0) }
  }
}
