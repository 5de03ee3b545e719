import Foundation
import Writers

/// Puts the rows of a table in order, in bounded memory: pieces of it are sorted one by one and merged from the disk.
///
/// Rows are compared by the bytes of their first cells; those that are equal stay in their order.
struct RowSorter {
  private var reader: TableReader
  private let keyCells: Int
  private let format: CSVFormat

  /// A row in a file: where it begins, and the lengths of its key and of all of it.
  private struct Row {
    var offset: Int
    var key: Int
    var length: Int
  }

  init(_ path: String, _ format: CSVFormat, hasHeader: Bool, keyCells: Int) throws {
    reader = try TableReader(path, format, hasHeader: hasHeader)
    self.keyCells = keyCells
    self.format = format
  }

  /// Hands over the cells of each row, in order.
  /// - Parameters:
  ///   - work: path of a file to sort with, which is removed again.
  ///   - pieceBytes: how much is sorted at a time; memory is a part of it.
  mutating func forEach(work: String, pieceBytes: Int = 64 << 20, _ body: ([String]) throws -> Void) throws {
    defer { OutputFile.removeWork(work) }
    let file = try OutputFile(work)
    var pieces: [Range<Int>] = []
    var start = 0
    while let rows = nextPiece(pieceBytes) {
      let end = rows.reduce(start) { $0 + $1.length }
      pieces.append(start..<end)
      start = end
      try write(rows, to: file)
      reader.release()
    }
    try file.finish()
    try Self.merge(pieces, TableReader(work, format, hasHeader: false), keyCells, pieceBytes, body)
  }

  /// The next rows, sorted; nil at the end.
  private mutating func nextPiece(_ bytes: Int) -> [Row]? {
    let limit = reader.offset + bytes
    var rows: [Row] = []
    while reader.offset < limit, let row = Self.row(&reader, keyCells) { rows.append(row) }
    guard !rows.isEmpty else { return nil }
    reader.withBytes { bytes in
      rows.sort { one, other in
        let order = Self.compare(bytes, one, other)
        return order == 0 ? one.offset < other.offset : order < 0
      }
    }
    return rows
  }

  private func write(_ rows: [Row], to file: OutputFile) throws {
    for row in rows {
      let bytes = reader.withBytes { Array($0[row.offset..<row.offset + row.length]) }
      // The last row of a file may lack its end.
      try file.write(bytes.last == 0x0A ? bytes : bytes + [0x0A])
    }
  }

  private static func merge(
    _ pieces: [Range<Int>], _ source: TableReader, _ keyCells: Int, _ pieceBytes: Int,
    _ body: ([String]) throws -> Void
  ) throws {
    var source = source
    var read = 0
    var heads: [(row: Row, piece: Int)] = []
    func head(of piece: Int, at offset: Int) -> (row: Row, piece: Int)? {
      guard offset < pieces[piece].upperBound else { return nil }
      source.seek(offset)
      return row(&source, keyCells).map { ($0, piece) }
    }
    func precedes(_ one: (row: Row, piece: Int), _ other: (row: Row, piece: Int)) -> Bool {
      let order = source.withBytes { compare($0, one.row, other.row) }
      return order == 0 ? one.piece < other.piece : order < 0
    }
    /// Keeps the heads in descending order, so that the first row is the last head.
    func insert(_ new: (row: Row, piece: Int)) {
      var range = 0..<heads.count
      while !range.isEmpty {
        let middle = (range.lowerBound + range.upperBound) / 2
        range = precedes(new, heads[middle]) ? middle + 1..<range.upperBound : range.lowerBound..<middle
      }
      heads.insert(new, at: range.lowerBound)
    }
    for piece in pieces.indices { if let first = head(of: piece, at: pieces[piece].lowerBound) { insert(first) } }
    while let first = heads.popLast() {
      try body(source.row(at: first.row.offset))
      read += first.row.length
      if read >= pieceBytes {
        source.release()
        read = 0
      }
      if let next = head(of: first.piece, at: first.row.offset + first.row.length) { insert(next) }
    }
  }

  private static func row(_ reader: inout TableReader, _ keyCells: Int) -> Row? {
    let start = reader.offset
    guard let key = reader.skip(keyCells: keyCells) else { return nil }
    return Row(offset: start, key: key, length: reader.offset - start)
  }

  private static func compare(_ bytes: UnsafeRawBufferPointer, _ one: Row, _ other: Row) -> Int {
    let base = bytes.baseAddress!
    let order = memcmp(base + one.offset, base + other.offset, min(one.key, other.key))
    return order == 0 ? one.key - other.key : Int(order)
  }
}
