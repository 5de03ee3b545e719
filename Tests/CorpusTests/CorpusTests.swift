import Foundation
import TestSupport
import Testing

/// The examples and counter-examples of every language pack, through the real program. A folder more is a language
/// more.
@Suite struct CorpusTests {
  static let languages: [String] = {
    let folder = packageFolder.appendingPathComponent("Gazetteers/languages")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { FileManager.default.fileExists(atPath: folder.appendingPathComponent("\($0)/corpus").path) }
      .sorted()
  }()

  @Test("a case without a gap passes, a case with one does not", arguments: languages)
  func cases(language: String) throws {
    let cases = try CorpusCase.all(of: language)
    #expect(cases.count >= 60)
    let results = try CorpusCase.results(of: cases, language: language)
    for (number, corpusCase) in cases.enumerated() {
      let problems = corpusCase.problems(results[number])
      if let gap = corpusCase.gap {
        #expect(!problems.isEmpty, "\(corpusCase.place): the gap is closed, remove \"gap\": \"\(gap)\"")
      } else {
        #expect(problems.isEmpty, "\(corpusCase.place): \(problems.joined(separator: "; ")) in: \(corpusCase.text)")
      }
    }
  }

  @Test("examples and counter-examples are as many as promised", arguments: [("en", 400, 200)])
  func counts(language: String, examples: Int, counterExamples: Int) throws {
    let cases = try CorpusCase.all(of: language)
    #expect(cases.filter { !$0.expect.isEmpty }.count >= examples)
    #expect(cases.filter(\.isCounterExample).count >= counterExamples)
  }
}
