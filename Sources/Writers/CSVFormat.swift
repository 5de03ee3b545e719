import Records

/// How tables are written: RFC 4180 with LF, in UTF-8.
package struct CSVFormat: Sendable, Equatable {
  /// One ASCII character, not a quote or line break.
  package var delimiter: UInt8
  /// Whether files begin with a byte order mark, for old spreadsheets.
  package var hasByteOrderMark: Bool

  package init(delimiter: UInt8 = UInt8(ascii: ","), hasByteOrderMark: Bool = false) {
    self.delimiter = delimiter
    self.hasByteOrderMark = hasByteOrderMark
  }

  /// What a file begins with: the mark if wanted, and the names of the columns.
  package func header(_ columns: [Column]) -> [UInt8] {
    var bytes: [UInt8] = hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    append(columns.map { .text($0.name) }, to: &bytes)
    return bytes
  }

  /// Appends one row and its line end.
  ///
  /// Text that a spreadsheet would run as a formula gets an apostrophe before it, numbers don't.
  package func append(_ cells: [Cell], to bytes: inout [UInt8]) {
    var isFirst = true
    for cell in cells {
      if !isFirst { bytes.append(delimiter) }
      isFirst = false
      switch cell {
      case .empty: break
      case .integer(let value): PlainNumber.append(value, to: &bytes)
      case .decimal(let value, let places): _ = PlainNumber.append(value, places: places, to: &bytes)
      case .text(var text): text.withUTF8 { append($0, to: &bytes) }
      }
    }
    // A row of one empty cell would be an empty line, which readers skip.
    if cells == [.empty] || cells == [.text("")] { bytes.append(contentsOf: [quote, quote]) }
    bytes.append(lineFeed)
  }

  private func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    let isFormula = text.first.map(Self.startsFormula) ?? false
    let isGuarded = isFormula && !PlainNumber.isNumber(text)
    let isQuoted = text.contains { $0 == delimiter || $0 == quote || $0 == lineFeed || $0 == carriageReturn }
    if isQuoted { bytes.append(quote) }
    if isGuarded { bytes.append(UInt8(ascii: "'")) }
    if isQuoted {
      for byte in text {
        if byte == quote { bytes.append(quote) }
        bytes.append(byte)
      }
      bytes.append(quote)
    } else {
      bytes.append(contentsOf: text)
    }
  }

  static func startsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
    default: false
    }
  }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed: UInt8 = 0x0A
private let carriageReturn: UInt8 = 0x0D
