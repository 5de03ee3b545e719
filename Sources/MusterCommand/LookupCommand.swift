import ArgumentParser
import Foundation
import Gazetteer
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
        muster lookup Almata
        muster lookup --jsonl --gazetteer people.tsv < queries.jsonl

      What bears the very name comes first, the best known before others; then who has a similar name; places with a
      similar name only where nothing bears the very one.

      The filter reads {"qid","query"} a line and writes {"qid","candidates":[{"id","name","score"}…]}. A gazetteer is
      a table with a header line and the columns id, name and aliases (with | between).
      """)

  @Argument(help: "The name.")
  var text: String?

  @Flag(help: "Read queries from standard input, a JSON object a line.")
  var jsonl = false

  @Option(
    help: ArgumentHelp(
      "A list of names instead of the people, organisations and places that come with Muster.",
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
    let matcher = try NameMatcher(gazetteers: folder)
    let limit = limit
    if gazetteer.isEmpty {
      let lookup = GazetteerLookup(try Gazetteer.open(folder: folder), matcher)
      try answer { lookup.lookup($0, limit: limit).map(Answer.init) }
    } else {
      let files = gazetteer.map { URL(fileURLWithPath: $0) }
      let index = NameIndex(matcher, entries: try files.flatMap { try NameIndex.entries(of: $0) })
      try answer { index.lookup($0, limit: limit).map(Answer.init) }
    }
  }

  /// A candidate as it is written.
  private struct Answer {
    var id: String
    var name: String
    var matched: String
    var score: Double
    /// "place, city, KZ"; empty for lists of the user's.
    var about = ""

    init(_ found: NameIndex.Candidate) {
      (id, name, matched, score) = (found.id, found.name, found.matched, found.score)
    }

    init(_ found: GazetteerLookup.Candidate) {
      let entry = found.entry
      (id, name, matched, score) = (entry.id, entry.name, found.matched, found.score)
      about = [entry.type.rawValue, entry.kind, entry.role, entry.countries.joined(separator: " ")]
        .filter { !$0.isEmpty }.joined(separator: ", ")
    }
  }

  private func answer(_ lookup: (String) -> [Answer]) throws {
    guard let text else { return try filter(lookup) }
    for found in lookup(text) {
      let alias = found.matched == found.name ? "" : " (\(found.matched))"
      let about = found.about.isEmpty ? "" : "  \(found.about)"
      print(String(format: "%.4f", found.score) + "  \(found.id)  \(found.name)\(alias)\(about)")
    }
  }

  private static func processorMicroseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
  }

  private func filter(_ lookup: (String) -> [Answer]) throws {
    try LineFilter.run { line, number, output in
      guard let object = FlatJSON(line), let query = object.text("query") else {
        throw ValidationError("line \(number): expected an object with a string query")
      }
      let start = Self.processorMicroseconds()
      let found = lookup(String(decoding: query, as: UTF8.self))
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
