/// Reads back a table that ``CSVFormat`` wrote, mapped into memory: rows one after the other, or at an offset.
package struct TableReader {
  private let file: MappedFile
  private var data: UnsafeRawBufferPointer { file.bytes }
  private let delimiter: UInt8
  /// Where the next row begins.
  package private(set) var offset: Int
  /// Up to where the pages were given back.
  private var released = 0
  private static let releasedAtOnce = 16 << 20

  /// - Parameter hasHeader: whether the first row names the columns and is skipped.
  package init(_ path: String, _ format: CSVFormat, hasHeader: Bool = true) throws(OutputError) {
    file = try MappedFile(path)
    delimiter = format.delimiter
    offset = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if hasHeader { _ = next() }
  }

  package var count: Int { data.count }

  /// The cells of the next row; nil at the end.
  package mutating func next() -> [String]? {
    guard offset < data.count else { return nil }
    if offset - released >= Self.releasedAtOnce {
      file.release(released..<offset)
      released = offset
    }
    return Self.row(data, &offset, delimiter)
  }

  /// The cells of the row at an offset.
  package func row(at offset: Int) -> [String] {
    var offset = offset
    return Self.row(data, &offset, delimiter)
  }

  /// Goes to where a row begins.
  package mutating func seek(_ offset: Int) { self.offset = offset }

  /// Passes over the next row.
  /// - Returns: the length of its first cells in bytes; nil at the end.
  package mutating func skip(keyCells: Int) -> Int? {
    guard offset < data.count else { return nil }
    let (start, bytes) = (offset, data)
    var (isQuoted, cells, key) = (false, 0, 0)
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == quote { isQuoted.toggle() }
      if !isQuoted, byte == delimiter || byte == lineFeed {
        cells += 1
        if cells == keyCells { key = offset - start }
      }
      offset += 1
      if byte == lineFeed, !isQuoted { break }
    }
    return cells < keyCells ? offset - start : key
  }

  /// Gives back the memory of all that was read, until it is read again.
  package func release() { file.release(0..<data.count) }

  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try body(data)
  }

  private static func row(_ bytes: UnsafeRawBufferPointer, _ offset: inout Int, _ delimiter: UInt8) -> [String] {
    var cells: [String] = []
    while true {
      cells.append(cell(bytes, &offset, delimiter))
      guard offset < bytes.count else { return cells }
      defer { offset += 1 }
      if bytes[offset] == lineFeed { return cells }
    }
  }

  /// A cell; the offset is left at the delimiter or line end behind it.
  private static func cell(_ bytes: UnsafeRawBufferPointer, _ offset: inout Int, _ delimiter: UInt8) -> String {
    var start = offset
    guard offset < bytes.count, bytes[offset] == quote else {
      while offset < bytes.count, bytes[offset] != delimiter, bytes[offset] != lineFeed { offset += 1 }
      if isGuarded(bytes[start..<offset]) { start += 1 }
      return String(decoding: bytes[start..<offset], as: UTF8.self)
    }
    var content: [UInt8] = []
    offset += 1
    while offset < bytes.count {
      if bytes[offset] == quote {
        offset += 1
        guard offset < bytes.count, bytes[offset] == quote else { break }
      }
      content.append(bytes[offset])
      offset += 1
    }
    let isFormula = content.withUnsafeBytes { bytes in isGuarded(bytes[...]) }
    return String(decoding: content.dropFirst(isFormula ? 1 : 0), as: UTF8.self)
  }

  /// Whether ``CSVFormat`` put an apostrophe before what would else be a formula.
  private static func isGuarded(_ cell: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard cell.first == UInt8(ascii: "'"), let second = cell.dropFirst().first else { return false }
    return CSVFormat.startsFormula(second) && !PlainNumber.isNumber(cell.dropFirst())
  }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed: UInt8 = 0x0A
