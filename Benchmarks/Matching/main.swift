import Foundation
import Gazetteer
import Text

/// Compiles tables; then measures the matcher on one core and prints a line of JSON; `--spans` adds a line for each
/// name found, and `-` for the tables takes what was compiled before.
///
///     MatchingBenchmark names.tsv compiled.bin text.txt [rounds] [--spans]
struct MatchingBenchmark {
  let text: SourceText
  let rounds: Int

  /// The fastest of several rounds in MB a second of processor time, which other programs disturb least, and the result of the last.
  func speed<Result>(_ body: () -> Result) -> (speed: Double, result: Result) {
    var result = body()
    var best = Double.infinity
    for _ in 0..<rounds {
      let start = clock()
      result = body()
      best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
    }
    return (Double(text.utf8Count) / 1e6 / best, result)
  }

  func run(table: URL, compiled: URL, printsSpans: Bool) throws {
    let clock = ContinuousClock()
    var start = clock.now
    if table.lastPathComponent != "-" { _ = try Gazetteer.build(files: [table], to: compiled) }
    let building = clock.now - start
    start = clock.now
    let gazetteer = try Gazetteer.open(compiled: compiled)
    let opening = clock.now - start

    let scanner = try NameScanner(gazetteer)
    let portable = try NameScanner(gazetteer, isPortable: true)
    let tokens = try Tokenizer().tokens(of: text)
    let words = speed { scanner.countWords(in: text) }
    var (spans, portableSpans): ([NameSpan], [NameSpan]) = ([], [])
    let scan = speed { scanner.find(in: text, &spans) }
    let portableScan = speed { portable.find(in: text, &portableSpans) }
    let tokenMatch = speed { gazetteer.matches(in: tokens).count }
    guard spans == portableSpans else {
      throw Mistake(description: "the portable scanner finds other names")
    }

    let results: [(String, Any)] = [
      ("bytes", text.utf8Count), ("words", words.result), ("matches", spans.count),
      ("matches_in_case", tokenMatch.result), ("build_s", building.seconds), ("open_ms", opening.seconds * 1e3),
      ("hash_only", words.speed),
      ("scan", scan.speed), ("scan_portable", portableScan.speed), ("match_tokens", tokenMatch.speed),
    ]
    print("{" + results.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}")
    if printsSpans { for span in spans { print(span.start, span.end) } }
  }
}

struct Mistake: Error, CustomStringConvertible {
  let description: String
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

do {
  let arguments = CommandLine.arguments.dropFirst().filter { $0 != "--spans" }
  guard arguments.count >= 3, let data = FileManager.default.contents(atPath: arguments[2]),
    let text = SourceText(utf8: [UInt8](data))
  else { throw Mistake(description: "usage: MatchingBenchmark names.tsv compiled.bin text.txt [rounds] [--spans]") }
  let rounds = arguments.count > 3 ? Int(arguments[3]) ?? 5 : 5
  try MatchingBenchmark(text: text, rounds: rounds).run(
    table: URL(fileURLWithPath: arguments[0]), compiled: URL(fileURLWithPath: arguments[1]),
    printsSpans: CommandLine.arguments.contains("--spans"))
} catch {
  FileHandle.standardError.write(Data("MatchingBenchmark: \(error)\n".utf8))
  exit(1)
}
