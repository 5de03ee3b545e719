import Foundation
import TestSupport
import Testing

@Suite struct LanguageTests {
  private let folder: TemporaryFolder
  private var pack: URL { folder.url.appendingPathComponent("en") }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: packageFolder.appendingPathComponent("Gazetteers/languages/en"), to: folder.url.appendingPathComponent("en"))
  }

  private func append(_ text: String, to name: String) throws {
    let file = pack.appendingPathComponent(name)
    var content = try Data(contentsOf: file)
    if content.last != 0x0A { content.append(0x0A) }
    try (content + Data(text.utf8)).write(to: file)
  }

  private func check(_ options: [String] = []) throws -> [Substring] {
    try runMuster(["language", "check", pack.path] + options).text.split(separator: "\n")
  }

  @Test func unknownSlotsAndKinds() throws {
    try append("odd\t*\t50\t{peopel} {object-verb/past}\t\n", to: "frames.tsv")
    let findings = try check(["--mistakes-only"])
    #expect(findings.contains { $0.contains("frames.tsv:") && $0.contains("no word class 'peopel'") })
    try append("odder\tslain\t50\t{people} {object-verb/past}\t\n", to: "frames.tsv")
    #expect(try check(["--mistakes-only"]).contains { $0.contains("kind 'slain' is not in kinds.tsv") })
  }

  @Test func whatStandsTwice() throws {
    try append("left|exited|left\n", to: "lexicon/left.txt")
    try append("active\t*\t50\t{people} {object-verb/past}\t\n", to: "frames.tsv")
    let findings = try check(["--mistakes-only"])
    #expect(findings.contains { $0.contains("left.txt:") && $0.contains("'left' stands in line") })
    #expect(findings.contains { $0.contains("frames.tsv:") && $0.contains("the rule 'active' stands in line") })
  }

  @Test func rulesWithoutExamples() throws {
    try append("brand-new\t*\t50\t{people} xyzzy {!toll}\t\n", to: "frames.tsv")
    #expect(try check().contains { $0.contains("the rule 'brand-new' has no example") })
    try append(
      #"{"text": "x", "expect": [{"quote": "x", "kind": "killed", "value": 1, "rule": "brand-new"}]}"# + "\n",
      to: "corpus/violence-active.jsonl")
    let findings = try check()
    #expect(!findings.contains { $0.contains("'brand-new' has no example") })
    try append("{\"text\": 1}\n", to: "corpus/violence-active.jsonl")
    #expect(try check().contains { $0.contains("violence-active.jsonl:") && $0.contains("expected an object") })
  }

  @Test func exitStatus() throws {
    try append("odd\t*\t50\t{peopel} {object-verb/past}\t\n", to: "frames.tsv")
    #expect(try runMuster(["language", "check", pack.path]).status == 1)
    #expect(try runMuster(["language", "check", "xx"]).status == 2)
    #expect(try runMuster(["language", "check", "--help"]).text.contains("muster language check en"))
  }

  @Test("a shipped pack is read without mistakes of slots, kinds and files", arguments: ["en"])
  func shipped(language: String) throws {
    let lines = try runMuster(["language", "check", language, "--mistakes-only"]).text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.contains("stands in line") }, "\(lines.joined(separator: "\n"))")
  }
}
