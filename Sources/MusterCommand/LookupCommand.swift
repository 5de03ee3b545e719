import ArgumentParser
import Foundation
import Muster
import Names

/// `muster lookup`.
struct LookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "What the gazetteers hold for a name in any spelling and script, best first.",
    discussion: """
      Examples:
        muster lookup "Касым-Жомарт Токаев"
        muster lookup --jsonl --gazetteer people.tsv < queries.jsonl

      The filter reads {"qid","query"} a line and writes {"qid","candidates":[{"id","name","score"}…]}. A gazetteer is
      a table with a header line and the columns id, name and aliases (with | between).
      """)

  @Argument(help: "The name.")
  var text: String?

  @Flag(help: "Read queries from standard input, a JSON object a line.")
  var jsonl = false

  @Option(
    help: ArgumentHelp(
      "A list of names instead of the people and organisations that come with Muster.",
      valueName: "file"))
  var gazetteer: [String] = []

  @Option(help: "How many candidates to list.")
  var limit = 10

  @Flag(help: "With --jsonl: the processor time of each query, in microseconds.")
  var time = false

  func validate() throws {
    if jsonl == (text != nil) { throw ValidationError("give a name, or --jsonl and queries on standard input") }
    if limit < 1 { throw ValidationError("--limit is 1 or more") }
  }

  func run() throws {
    let folder = try ResourceFolder.find()
    let files = gazetteer.isEmpty ? try Self.shipped(folder) : gazetteer.map { URL(fileURLWithPath: $0) }
    let index = NameIndex(
      try NameMatcher(gazetteers: folder), entries: try files.flatMap { try NameIndex.entries(of: $0) })
    if let text {
      for found in index.lookup(text, limit: limit) {
        let alias = found.matched == found.name ? "" : " (\(found.matched))"
        print(String(format: "%.4f", found.score) + "  \(found.id)  \(found.name)\(alias)")
      }
    } else {
      try filter(index)
    }
  }

  private static func shipped(_ folder: URL) throws -> [URL] {
    try ["people", "organizations"].flatMap { name in
      try FileManager.default.contentsOfDirectory(
        at: folder.appendingPathComponent(name), includingPropertiesForKeys: nil
      ).filter { $0.pathExtension == "tsv" }.sorted { $0.path < $1.path }
    }
  }

  private static func processorMicroseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
  }

  private func filter(_ index: NameIndex) throws {
    try LineFilter.run { line, number, output in
      guard let object = FlatJSON(line), let query = object.text("query") else {
        throw ValidationError("line \(number): expected an object with a string query")
      }
      let start = Self.processorMicroseconds()
      let found = index.lookup(String(decoding: query, as: UTF8.self), limit: limit)
      let spent = Self.processorMicroseconds() - start
      output += "{\"qid\": ".utf8
      output += object.raw("qid") ?? ArraySlice("null".utf8)
      output += ", \"candidates\": [".utf8
      for (position, candidate) in found.enumerated() {
        output += (position == 0 ? "{\"id\": " : ", {\"id\": ").utf8
        FlatJSON.append(candidate.id, to: &output)
        output += ", \"name\": ".utf8
        FlatJSON.append(candidate.name, to: &output)
        output += ", \"score\": ".utf8
        Decimal4.append(candidate.score, to: &output)
        output += "}".utf8
      }
      output += "]".utf8
      if time { output += ", \"microseconds\": \(spent)".utf8 }
      output += "}\n".utf8
    }
  }
}

extension FlatJSON {
  /// A string with its quotes.
  static func append(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      case 0..<0x20: output += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
