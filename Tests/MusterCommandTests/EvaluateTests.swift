import Foundation
import TestSupport
import Testing

@Suite struct EvaluateTests {
  @Test func figures() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      """
      {"id":"a","text":"Eight people were killed and 30 injured.","killed":8,"injured":30}
      {"id":"b","text":"It rained.","killed":0,"injured":null}
      {"id":"c","text":"Two people were killed.","killed":3}

      """, to: "gold.jsonl")
    let output = try runMuster(["evaluate", file.path, "--errors"])
    #expect(output.status == 0, "\(output.standardError)")
    let lines = output.text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(lines.contains("killed 66.7 (3) 50.0 (2) 50.0 (2) 100.0 (1)"), "\(output.text)")
    #expect(lines.contains("injured 100.0 (1) 100.0 (1) 100.0 (1) –"))
    #expect(lines.contains("c: killed is 3, found 2"))
  }

  @Test func rows() throws {
    let folder = try TemporaryFolder()
    let text = "At least eight people were killed. Nobody was hurt."
    let row = """
      {"quote":"At least eight people were killed","start":0,"end":33,"kind":"killed","value":8,"low":8,"high":null,\
      "qualifier":"at_least","victims":"men","status":"reported","part_of":null,"repeats":null,"source":null}
      """
    let missing = #"{"quote":"people","start":15,"end":21,"kind":"missing","value":8,"low":8,"high":8}"#
    let file = try folder.write(
      "{\"id\":\"a\",\"text\":\"\(text)\",\"statistics\":[\(row),\(missing)],\"tolls\":{}}\n", to: "gold.jsonl")
    let output = try runMuster(["evaluate", file.path, "--errors"])
    let lines = output.text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(lines.contains("killed 1 1 1 100.0 100.0"), "\(output.text)")
    #expect(lines.contains("missing 1 0 0 – 0.0"))
    #expect(lines.contains("all 2 2 1 50.0 50.0"))
    #expect(lines.contains("bounds 1 1 100.0") && lines.contains("victims 0 1 0.0"))
    #expect(lines.contains("a: At least eight people were killed: victims is men, found people"))
    #expect(lines.contains { $0.hasPrefix("a: false injured") } && lines.contains("a: missed missing people"))
  }

  @Test(
    "wrong files are named with the line",
    arguments: [
      ("{\"text\":\"x\",\"killed\":1}\n{\"killed\":1}\n", "gold.jsonl:2"), ("{\"text\":\"x\"}\n", "nothing to compare"),
      ("", "nothing to compare"),
    ])
  func wrong(content: String, words: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(content, to: "gold.jsonl")
    let output = try runMuster(["evaluate", file.path])
    #expect(output.status == 2 && output.standardError.contains(words), "\(output.standardError)")
    #expect(try runMuster(["evaluate", "\(folder.path)/none"]).standardError.contains("cannot be read"))
  }
}
