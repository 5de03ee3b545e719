import Foundation
import Records
import TestSupport
import Testing

@testable import Writers

@Suite struct JSONTests {
  @Test func lineHasTheColumnsOfTheTables() throws {
    let line = ExtractionJSON.line(sampleExtraction(seed: 3, document: "d1"))
    #expect(line.last == 0x0A)
    #expect(line.filter { $0 == 0x0A }.count == 1)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    #expect(Set(object.keys) == ["id", "title", "language", "date", "mentions", "statistics", "tolls"])
    let statistic = try #require((object["statistics"] as? [[String: Any]])?.first)
    #expect(Set(statistic.keys) == Set(Statistic.columns.map(\.name)).subtracting(["document_id"]))
    #expect(statistic["value"] as? Int == 8)
    #expect(statistic["high"] is NSNull)
    #expect(statistic["latitude"] as? Double == 43.25)
    let mention = try #require((object["mentions"] as? [[String: Any]])?.first)
    #expect(mention["latitude"] as? Double == 43.25)
    #expect(mention["longitude"] as? Double == 76.95)
  }

  @Test func failedDocument() throws {
    let record = DocumentRecord(id: "d", path: "p", status: .error, error: "no \"text\"")
    let line = String(decoding: ExtractionJSON.line(Extraction(document: record)), as: UTF8.self)
    #expect(
      line == """
        {"id":"d","title":null,"language":null,"date":null,"error":"no \\"text\\"","mentions":[],"statistics":[],\
        "tolls":[]}

        """)
  }

  @Test func stringsComeBackThroughPython() throws {
    var generator = SeededGenerator(seed: 11)
    let texts = (0..<2000).map { _ in hostileText(using: &generator) }
    var json = JSONBytes()
    json.array { json in
      for text in texts { json.string(text) }
    }
    // Code points as numbers: nothing of JSON's strings is left on the way back.
    let script = "import json,sys; print(json.dumps([[ord(c) for c in s] for s in json.load(sys.stdin.buffer)]))"
    let output = try runPython(script, input: Data(json.bytes))
    try #require(output.status == 0, "\(output.standardError)")
    let read = try JSONDecoder().decode([[UInt32]].self, from: output.standardOutput)
    #expect(read == texts.map { $0.unicodeScalars.map(\.value) })
  }

  @Test func indentedJSONIsJSON() throws {
    var json = JSONBytes(indent: 2)
    json.object { json in
      json.key("a")
      json.array { _ in }
      json.key("b")
      json.array {
        $0.integer(1)
        $0.bool(false)
        $0.cell(.decimal(.nan, places: 2))
      }
    }
    #expect(
      String(decoding: json.bytes, as: UTF8.self) == """
        {
          "a": [],
          "b": [
            1,
            false,
            null
          ]
        }
        """)
  }
}
