import Foundation
import Text

/// Rows of a table with a header line: TSV without quoting, or CSV as RFC 4180 has it.
struct TableReader {
  let file: String
  private let bytes: [UInt8]
  private let isCSV: Bool
  private var position = 0
  private var line = 1
  /// Column names, in order.
  private(set) var columns: [String] = []

  struct Row {
    /// From 1; where the row begins.
    var line: Int
    var cells: [String]
  }

  /// - Throws: where the file cannot be read, is not UTF-8 or has no header.
  init(_ url: URL) throws(GazetteerError) {
    file = url.path
    do {
      bytes = [UInt8](try Data(contentsOf: url))
    } catch {
      throw .unreadable(file: url.path, reason: (error as NSError).localizedFailureReason ?? "\(error)")
    }
    guard bytes.withUnsafeBufferPointer(isWellFormedUTF8) else {
      throw .malformed(file: file, line: Self.firstIllFormedLine(bytes), message: "is not UTF-8; save it as UTF-8")
    }
    isCSV = url.pathExtension.lowercased() == "csv"
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    guard let header = try nextRow() else {
      throw .malformed(file: file, line: 0, message: "is empty; expected a header line with at least: name")
    }
    columns = header.cells.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
    if let twice = Dictionary(grouping: columns.filter { !$0.isEmpty }, by: { $0 }).values.filter({ $0.count > 1 })
      .map({ $0[0] }).min()
    {
      throw .malformed(file: file, line: header.line, message: "the header names column '\(twice)' twice")
    }
  }

  /// The next row that is neither blank nor a comment (`#`), or nil at the end.
  mutating func nextRow() throws(GazetteerError) -> Row? {
    while position < bytes.count {
      let start = line
      if bytes[position] == UInt8(ascii: "#") || isBlankLine {
        skipLine()
        continue
      }
      let cells = isCSV ? try quotedCells() : plainCells()
      if !columns.isEmpty && cells.count > columns.count {
        let rest = cells[columns.count...]
        if rest.contains(where: { !$0.isEmpty }) {
          throw .malformed(
            file: file, line: start,
            message: "expected at most \(columns.count) cells, found \(cells.count); check the separators")
        }
      }
      return Row(line: start, cells: cells)
    }
    return nil
  }

  private var isBlankLine: Bool { bytes[position] == 0x0A || (bytes[position] == 0x0D && isNewline(position + 1)) }

  private func isNewline(_ index: Int) -> Bool { index >= bytes.count || bytes[index] == 0x0A }

  private mutating func skipLine() {
    while position < bytes.count && bytes[position] != 0x0A { position += 1 }
    position += 1
    line += 1
  }

  private mutating func plainCells() -> [String] {
    var cells: [String] = []
    cells.reserveCapacity(columns.count)
    bytes.withUnsafeBufferPointer { bytes in
      var start = position
      while true {
        let atEnd = position >= bytes.count || bytes[position] == 0x0A
        if atEnd || bytes[position] == 0x09 {
          let end = atEnd && position > start && bytes[position - 1] == 0x0D ? position - 1 : position
          cells.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self))
          start = position + 1
        }
        position += 1
        if atEnd { break }
      }
    }
    line += 1
    return cells
  }

  private mutating func quotedCells() throws(GazetteerError) -> [String] {
    let start = line
    var cells: [String] = []
    var cell: [UInt8] = []
    var quoted = false
    let quote = UInt8(ascii: "\"")
    while true {
      guard position < bytes.count else {
        if quoted {
          throw .malformed(file: file, line: start, message: "a quoted cell is not closed before the end of the file")
        }
        break
      }
      let byte = bytes[position]
      position += 1
      if quoted {
        if byte == 0x0A { line += 1 }
        if byte != quote {
          cell.append(byte)
        } else if position < bytes.count && bytes[position] == quote {
          cell.append(quote)
          position += 1
        } else {
          quoted = false
        }
      } else if byte == quote && cell.isEmpty {
        quoted = true
      } else if byte == UInt8(ascii: ",") {
        cells.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
      } else if byte == 0x0A {
        break
      } else if !(byte == 0x0D && isNewline(position)) {
        cell.append(byte)
      }
    }
    line += 1
    cells.append(String(decoding: cell, as: UTF8.self))
    return cells
  }

  private static func firstIllFormedLine(_ bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let first = lines.firstIndex { !Array($0).withUnsafeBufferPointer(isWellFormedUTF8) }
    return (first ?? 0) + 1
  }
}
