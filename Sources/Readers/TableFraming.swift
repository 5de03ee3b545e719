/// The rows of a table as RFC 4180 has them: quoted cells may hold line breaks and doubled quotes.
///
/// A quote inside an unquoted cell is a character like others, as spreadsheets and Python read it.
struct TableRowFramer: Framer {
  private enum State { case cellStart, unquoted, quoted, quoteInQuoted }

  let delimiter: UInt8
  private var state = State.cellStart
  private var isAtRowStart = true
  /// Line breaks inside the last row's quoted cells.
  private(set) var innerLines = 0
  /// The last row ended inside quotes: the closing one is missing.
  var isInQuotes: Bool { state == .quoted }

  init(delimiter: UInt8) { self.delimiter = delimiter }

  mutating func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var state = self.state
    defer { self.state = state }
    if isAtRowStart { innerLines = 0 }
    isAtRowStart = false
    for index in start..<bytes.count {
      let byte = bytes[index]
      switch state {
      case .quoted:
        if byte == quote {
          state = .quoteInQuoted
        } else if byte == lineFeed {
          innerLines += 1
        }
      case .cellStart, .unquoted, .quoteInQuoted:
        if byte == lineFeed {
          state = .cellStart
          isAtRowStart = true
          return index + 1
        }
        if byte == delimiter {
          state = .cellStart
        } else if byte == quote, state != .unquoted {
          state = .quoted
        } else {
          state = .unquoted
        }
      }
    }
    return nil
  }
}

/// The cells of one row, without quotes and line end.
func tableCells(_ row: [UInt8], delimiter: UInt8) -> [[UInt8]] {
  var bytes = row[...]
  if bytes.last == lineFeed { bytes.removeLast() }
  if bytes.last == carriageReturn { bytes.removeLast() }
  var cells: [[UInt8]] = []
  var index = bytes.startIndex
  while true {
    var cell: [UInt8] = []
    if index < bytes.endIndex, bytes[index] == quote {
      index += 1
      while index < bytes.endIndex {
        let byte = bytes[index]
        index += 1
        if byte == quote {
          guard index < bytes.endIndex, bytes[index] == quote else { break }
          index += 1
        }
        cell.append(byte)
      }
    }
    // What follows a closing quote belongs to the cell, as spreadsheets read it.
    let end = bytes[index...].firstIndex(of: delimiter) ?? bytes.endIndex
    cell.append(contentsOf: bytes[index..<end])
    cells.append(cell)
    guard end < bytes.endIndex else { return cells }
    index = end + 1
  }
}

/// The likeliest delimiter of a table by its first line: the most frequent of comma, semicolon, tab and bar.
func likelyDelimiter(_ start: ArraySlice<UInt8>) -> UInt8 {
  var counts: [UInt8: Int] = [:]
  var isQuoted = false
  for byte in start {
    if byte == quote { isQuoted.toggle() }
    if byte == lineFeed, !isQuoted { break }
    if !isQuoted { counts[byte, default: 0] += 1 }
  }
  let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]
  var best = candidates[0]
  for candidate in candidates where counts[candidate, default: 0] > counts[best, default: 0] { best = candidate }
  return best
}

private let quote = UInt8(ascii: "\"")
private let lineFeed: UInt8 = 0x0A
private let carriageReturn: UInt8 = 0x0D
