import Foundation
import Muster
import Readers
import TestSupport
import Testing
import Writers

@testable import Batch

@Suite struct BatchTests {
  /// A corpus of all formats with documents of very different length and some that cannot be read.
  private func corpus() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var generator = SeededGenerator(seed: 7)
    func text() -> String {
      let sentences = [
        "At least eight people were killed in Almaty on Thursday, police said.", "317 were injured.",
        "“Nobody was hurt,” the ministry said.", "Dozens of protesters were detained in Kyiv.", "👩‍👩‍👧‍👦 It rained.",
      ]
      let count = Int.random(in: 1...60, using: &generator)
      return (0..<count).map { _ in sentences.randomElement(using: &generator)! }.joined(separator: " ")
    }
    for number in 0..<20 { try folder.write(text(), to: "texts/\(number).txt") }
    try folder.write("", to: "texts/empty.txt")
    try folder.write("x", to: "texts/skipped.bin")
    let lines = (0..<150).map { $0 % 10 == 9 ? "{broken" : #"{"id":"n\#($0)","text":"\#(text())"}"# }
    try folder.write(lines.joined(separator: "\n"), to: "lines.jsonl")
    try folder.write("id,text\n" + (0..<50).map { "c\($0),\"\(text())\"\n" }.joined(), to: "table.csv")
    return folder
  }

  private func settings(_ corpus: TemporaryFolder, out: String, jobs: Int) -> BatchSettings {
    var output = OutputOptions(.folder(out))
    output.formats = [.csv, .jsonl, .sqlite, .geojson, .spacy, .conll]
    let options = ExtractionOptions(resources: packageFolder.appendingPathComponent("Gazetteers").path)
    return BatchSettings(
      paths: [corpus.path], reading: ReadingOptions(), extraction: options, output: output, jobs: jobs)
  }

  @Test func sameBytesForAnyNumberOfJobs() throws {
    let corpus = try corpus(), out = try TemporaryFolder()
    let names = [
      "datapackage.json", "documents.conll", "documents.csv", "documents.jsonl", "documents.spacy.jsonl",
      "entities.csv", "mentions.csv", "muster.sqlite", "near_duplicates.csv", "places.geojson", "signatures.bin",
      "statistics.csv", "tolls.csv", "tolls_timeline.csv",
    ]
    var first: [Data] = []
    for jobs in [1, 2, 7] {
      let report = try Batch.run(settings(corpus, out: "\(out.path)/\(jobs)", jobs: jobs))
      #expect(report.documents == 221)
      #expect(report.failed == 16)
      #expect(report.skipped == [".bin": 1])
      #expect(report.statistics > 100)
      let tables = try names.map { try out.data("\(jobs)/\($0)") }
      if first.isEmpty { first = tables }
      for (name, (one, other)) in zip(names, zip(first, tables)) { #expect(one == other, "\(name) with \(jobs) jobs") }
    }
  }

  @Test func everyQuoteIsTheTextAtItsOffsets() throws {
    let corpus = try corpus(), out = try TemporaryFolder()
    _ = try Batch.run(settings(corpus, out: out.path, jobs: 2))
    // Python's own code points, from files that this program did not decode.
    let script = """
      import csv, json, sys
      texts = {}
      for line in open(sys.argv[1] + '/lines.jsonl', encoding='utf-8'):
          if not line.startswith('{broken'):
              row = json.loads(line); texts[row['id']] = row['text']
      rows = wrong = 0
      for name, quote in (('statistics', 'quote'), ('mentions', 'text')):
          for row in csv.DictReader(open(f'{sys.argv[2]}/{name}.csv', encoding='utf-8', newline='')):
              if row['document_id'] in texts:
                  rows += 1
                  wrong += texts[row['document_id']][int(row['start']):int(row['end'])] != row[quote]
      print(rows, wrong)
      """
    let output = try runPython(script, [corpus.path, out.path])
    let numbers = output.text.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    try #require(numbers.count == 2, "\(output.standardError)")
    #expect(numbers[0] > 100)
    #expect(numbers[1] == 0)
  }

  @Test func threadsShareAMonitor() {
    let sum = Monitor(0)
    runOnThreads(5) { for _ in 0..<1000 { sum.with { $0 += 1 } } }
    #expect(sum.with { $0 } == 5000)
  }
}
