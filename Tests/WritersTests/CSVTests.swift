import Foundation
import Records
import TestSupport
import Testing

@testable import Writers

@Suite struct CSVTests {
  @Test(
    "one cell",
    arguments: [
      (Cell.empty, #""""#), (.text("plain"), "plain"), (.text("a,b"), "\"a,b\""),
      (.text("say \"x\""), "\"say \"\"x\"\"\""),
      (.text("a\nb"), "\"a\nb\""), (.text("a\rb"), "\"a\rb\""), (.text("Ä, é"), "\"Ä, é\""), (.integer(1000), "1000"),
      (.integer(-5), "-5"), (.decimal(43.25, places: 5), "43.25000"), (.decimal(-0.000001, places: 5), "0.00000"),
      (.decimal(-0.5, places: 0), "-1"), (.decimal(0.0625, places: 3), "0.063"), (.decimal(.nan, places: 3), ""),
      (.decimal(.infinity, places: 3), ""), (.decimal(1, places: 3), "1.000"),
      (.text("=1+1"), "'=1+1"), (.text("+x"), "'+x"), (.text("-x"), "'-x"), (.text("@x"), "'@x"),
      (.text("\tx"), "'\tx"),
      (.text("\rx"), "\"'\rx\""), (.text("=a,\"b\""), "\"'=a,\"\"b\"\"\""), (.text("-5"), "-5"),
      (.text("+4.5"), "+4.5"),
      (.text("-"), "'-"), (.text("-1-1"), "'-1-1"), (.text("-1.2.3"), "'-1.2.3"), (.text("a=1"), "a=1"),
    ])
  func cell(cell: Cell, expected: String) {
    var bytes: [UInt8] = []
    CSVFormat().append([cell], to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == expected + "\n")
  }

  @Test func delimiterAndMark() {
    let format = CSVFormat(delimiter: UInt8(ascii: ";"), hasByteOrderMark: true)
    var bytes = format.header(Array(Toll.columns.prefix(2)))
    format.append([.text("a;b"), .text("a,b")], to: &bytes)
    #expect(bytes == [0xEF, 0xBB, 0xBF] + Array("document_id;kind\n\"a;b\";a,b\n".utf8))
  }

  @Test("Python's csv module reads what was written", arguments: [",", ";", "\t"])
  func roundTrip(delimiter: String) throws {
    var generator = SeededGenerator(seed: UInt64(delimiter.utf8.first!))
    let rows = (0..<800).map { _ in (0..<3).map { _ in hostileText(using: &generator) } }
    let format = CSVFormat(delimiter: delimiter.utf8.first!)
    var bytes: [UInt8] = []
    for row in rows { format.append(row.map { .text($0) }, to: &bytes) }
    let script = """
      import csv, io, json, sys
      text = io.TextIOWrapper(sys.stdin.buffer, encoding='utf-8', newline='')
      json.dump([row for row in csv.reader(text, delimiter=sys.argv[1], strict=True)], sys.stdout)
      """
    let output = try runPython(script, [delimiter], input: Data(bytes))
    try #require(output.status == 0, "\(output.standardError)")
    let read = try #require(try JSONSerialization.jsonObject(with: output.standardOutput) as? [[String]])
    try #require(read.count == rows.count)
    for (written, read) in zip(rows, read) {
      for (cell, back) in zip(written, read) {
        #expect(Array(back.utf8) == Array(guarded(cell).utf8))
        let first = back.utf8.first
        let startsFormula = first.map { "=+-@\t\r".utf8.contains($0) } ?? false
        #expect(!startsFormula || Double(back) != nil, "a spreadsheet would run \(back)")
      }
    }
  }

  /// The guard as the design words it, told another way than in the product.
  private func guarded(_ cell: String) -> String {
    guard let first = cell.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return cell }
    return Double(cell) == nil ? "'" + cell : cell
  }
}
