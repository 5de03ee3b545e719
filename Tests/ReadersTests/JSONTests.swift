import Foundation
import Readers
import TestSupport
import Testing

@Suite struct JSONTests {
  @Test func linesWithAllFields() throws {
    let line = """
      {"id":"a1","text":"Five died.","title":"Blast","date":"2022-01-06T10:00:00Z","language":"en",\
      "url":"https://example.org/1","tags":["x",{"y":null}]}
      """
    let (documents, failures) = try readFile("n.jsonl", Data(line.utf8))
    #expect(failures.isEmpty)
    let document = try #require(documents.first)
    #expect(document.id == "a1")
    #expect(document.text.string == "Five died.")
    #expect(document.title == "Blast")
    #expect(document.published == "2022-01-06")
    #expect(document.language == "en")
    #expect(document.url == "https://example.org/1")
  }

  @Test func brokenLinesDoNotStopTheRest() throws {
    let lines = """
      {"id":7,"text":"One."}
      {broken

      {"id":"x","body":"Two."}
      [1, 2]
      {"text":"Three \\u00e9\\ud83d\\ude00."}\r
      {"id":"y","text":""}
      """
    let (documents, failures) = try readFile("n.ndjson", Data(lines.utf8))
    #expect(documents.map(\.id) == ["7", "n.ndjson:6"])
    #expect(documents.last?.text.string == "Three é😀.")
    #expect(failures.map(\.id) == ["n.ndjson:2", "x", "n.ndjson:5", "y"])
    #expect(failures[0].message.contains("n.ndjson:2: not valid JSON"))
    #expect(failures[1].message.contains("--field text=body"))
    #expect(failures[2].message.contains("expected a JSON object"))
    #expect(failures[3].message.contains("empty"))
  }

  @Test func renamedFields() throws {
    let (documents, _) = try readFile("n.jsonl", Data(#"{"key":"k","body":"B.","when":"20220106"}"#.utf8)) {
      _ = $0.fields.rename("text", to: "body")
      _ = $0.fields.rename("id", to: "key")
      _ = $0.fields.rename("date", to: "when")
    }
    #expect(documents.first?.id == "k")
    #expect(documents.first?.text.string == "B.")
    #expect(documents.first?.published == "2022-01-06")
    var names = FieldNames()
    let isKnown = names.rename("nonsense", to: "x")
    #expect(!isKnown)
  }

  @Test func linesThatAreNotUTF8() throws {
    let data = Data(#"{"text":"ca"#.utf8) + Data([0xE9]) + Data("\"}\n{\"text\":\"ok.\"}".utf8)
    let (documents, failures) = try readFile("n.jsonl", data)
    #expect(documents.count == 1)
    #expect(failures.first?.message.contains("must be UTF-8") == true)
  }

  @Test func linesAcrossChunksAndOverTheLimit() throws {
    let long = String(repeating: "word ", count: 200_000)
    let lines = #"{"id":"1","text":"\#(long)"}"# + "\n" + #"{"id":"2","text":"short"}"#
    #expect(try readFile("n.jsonl", Data(lines.utf8)).documents.map(\.text.utf8Count) == [1_000_000, 5])
    let (documents, failures) = try readFile("n.jsonl", Data(lines.utf8)) { $0.maxDocument = 100 }
    #expect(documents.map(\.id) == ["2"])
    #expect(failures.map(\.id) == ["n.jsonl:1"])
    #expect(failures.first?.message.contains("--max-document") == true)
  }

  @Test(
    "arrays and objects",
    arguments: [
      (#"[{"text":"a]}\"["},{"text":"b"}]"#, ["a]}\"[", "b"]),
      ("[\n  {\"text\": \"a\", \"x\": [1, {\"y\": 2}]} ,\n  {\"text\": \"b\"}\n]\n", ["a", "b"]),
      (#"{"text":"alone"}"#, ["alone"]),
      ("{\"text\":\"a\"}\n{\"text\":\"b\"}\n", ["a", "b"]),
    ])
  func arrays(json: String, texts: [String]) throws {
    let (documents, failures) = try readFile("n.json", Data(json.utf8))
    #expect(documents.map(\.text.string) == texts)
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test func brokenArrays() throws {
    let (documents, failures) = try readFile("n.json", Data(#"[{"text":"a"}, 5, "s", {"text":"b"}, {"te"#.utf8))
    #expect(documents.map(\.id) == ["n.json:1", "n.json:4"])
    #expect(failures.count == 4, "\(failures)")
    #expect(failures.last?.message.contains("not closed") == true)
    #expect(try readFile("n.json", Data("[]".utf8)).failures.first?.message.contains("no documents") == true)
    let deep = String(repeating: "[", count: 100_000)
    #expect(try readFile("n.json", Data(deep.utf8)).failures.count >= 1)
  }

  @Test(
    "dates",
    arguments: [
      ("2022-01-06", "2022-01-06"), ("2022-01-06 10:00", "2022-01-06"), ("2022-01", "2022-01"), ("2022", "2022"),
      ("20220106", "2022-01-06"), ("2022-13-01", nil), ("2022-02-30", nil), ("06/01/2022", nil), ("", nil),
      ("2022-1-6", nil), ("20220106123", nil), ("soon", nil), ("2022-", nil), ("2022-01-0612", nil),
    ])
  func dates(field: String, date: String?) throws {
    let line = #"{"text":"T.","date":"\#(field)"}"#
    #expect(try readFile("n.jsonl", Data(line.utf8)).documents.first?.published == date)
  }
}
