import Foundation
import TestSupport
import Testing

@Suite struct TableTests {
  @Test func cellsAsRFC4180HasThem() throws {
    let table = """
      id,title,text,date\r
      1,"Blast, again","He said ""five"" died.\r
      Then more.",2022-01-06\r
      2,,5" pipe burst,\r
      \r
      3,"",last
      """
    let (documents, failures) = try readFile("t.csv", Data(table.utf8))
    #expect(failures.isEmpty, "\(failures)")
    #expect(documents.map(\.id) == ["1", "2", "3"])
    #expect(documents.map(\.text.string) == ["He said \"five\" died.\r\nThen more.", "5\" pipe burst", "last"])
    #expect(documents.map(\.title) == ["Blast, again", nil, nil])
    #expect(documents.map(\.published) == ["2022-01-06", nil, nil])
  }

  @Test("delimiters", arguments: [("t.csv", ";"), ("t.csv", "\t"), ("t.csv", "|"), ("t.tsv", "\t"), ("t.csv", ",")])
  func delimiters(name: String, delimiter: String) throws {
    let table = "id\(delimiter)text\n1\(delimiter)\"a\(delimiter)b\"\n"
    #expect(try readFile(name, Data(table.utf8)).documents.map(\.text.string) == ["a\(delimiter)b"])
  }

  @Test func aDelimiterOfTheCall() throws {
    let (documents, _) = try readFile("t.csv", Data("a,b:text\n1,2:x\n".utf8)) { $0.delimiter = UInt8(ascii: ":") }
    #expect(documents.map(\.text.string) == ["x"])
  }

  @Test func problemsNameTheLine() throws {
    let noText = try readFile("t.csv", Data("id,body\n1,x\n".utf8))
    #expect(noText.failures.count == 1)
    #expect(noText.failures.first?.message.contains("columns here: id, body") == true)
    let unclosed = try readFile("t.csv", Data("id,text\n1,\"a\nb\"\n2,\"open\n3,x\n".utf8))
    #expect(unclosed.documents.count == 1)
    #expect(unclosed.failures.first?.message.contains("t.csv:4: a quote is opened") == true, "\(unclosed.failures)")
    let short = try readFile("t.csv", Data("id,text\n1\n2,x\n".utf8))
    #expect(short.documents.map(\.id) == ["2"])
    #expect(short.failures.map(\.id) == ["1"])
  }

  @Test func otherCharsets() throws {
    let russian = "В результате взрыва погибли восемь человек, сообщило министерство внутренних дел Казахстана."
    let data = try #require("id;text\n1;\"\(russian)\"\n".data(using: .windowsCP1251))
    #expect(try readFile("t.csv", data).documents.map(\.text.string) == [russian])
  }

  @Test("what Python's csv module writes comes back", arguments: [1, 2, 3, 4])
  func roundTrip(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let rows = (0..<300).map { row in
      // A text must not be blank to be a document; the file has no byte order mark to lose.
      ["\(row)", "t" + hostileText(using: &generator), "x" + hostileText(using: &generator)]
    }
    let script = """
      import csv, io, json, sys
      out = io.StringIO(newline='')
      # With LF, Python leaves a cell that ends in CR unquoted, and the row's end is in doubt: quote all then.
      quoting = csv.QUOTE_ALL if sys.argv[1] == '\\n' else csv.QUOTE_MINIMAL
      writer = csv.writer(out, lineterminator=sys.argv[1], quoting=quoting)
      writer.writerow(['id', 'title', 'text'])
      writer.writerows(json.load(sys.stdin))
      sys.stdout.buffer.write(out.getvalue().encode())
      """
    let table = try runPython(
      script, [seed % 2 == 0 ? "\n" : "\r\n"], input: JSONSerialization.data(withJSONObject: rows))
    try #require(table.status == 0, "\(table.standardError)")
    let (documents, failures) = try readFile("t.csv", table.standardOutput)
    #expect(failures.isEmpty, "\(failures)")
    try #require(documents.count == rows.count)
    for (document, row) in zip(documents, rows) {
      let cells = [document.id, document.title ?? "", document.text.string]
      #expect(cells.map { Array($0.utf8) } == row.map { Array($0.utf8) })
    }
  }
}
