import ArgumentParser
import Foundation
import Muster
import Names

/// `muster names`.
struct NamesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names",
    abstract: "Are these the same name? Shows keys, alignment, score (0…1) and verdict.",
    discussion: """
      Examples:
        muster names "Kasym-Żomart Tokayev" "Қасым-Жомарт Тоқаев"
        muster names --jsonl < pairs.jsonl

      The filter reads {"id","a","b"} a line and writes {"id","score"}. A score of 0.5 and more says the same.
      """)

  @Argument(help: "Two names.")
  var names: [String] = []

  @Flag(help: "Read pairs of names from standard input, a JSON object a line.")
  var jsonl = false

  @Flag(help: "With --jsonl: write the measures of the alignment, from which the weights are learned.")
  var features = false

  func validate() throws {
    if jsonl != names.isEmpty || (!jsonl && names.count != 2) {
      throw ValidationError("give two names, or --jsonl and pairs of names on standard input")
    }
  }

  func run() throws {
    let matcher = try NameMatcher(gazetteers: ResourceFolder.find())
    if jsonl {
      try filter(matcher)
    } else {
      print(matcher.explain(names[0], names[1]))
    }
  }

  private func filter(_ matcher: NameMatcher) throws {
    try LineFilter.run { line, number, output in
      guard let object = FlatJSON(line), let a = object.text("a"), let b = object.text("b") else {
        throw ValidationError("line \(number): expected an object with strings a and b")
      }
      output += "{\"id\": ".utf8
      output += object.raw("id") ?? ArraySlice("null".utf8)
      if features {
        let values = matcher.features(String(decoding: a, as: UTF8.self), String(decoding: b, as: UTF8.self))
        for (name, value) in values { output += ", \"\(name)\": \(value)".utf8 }
      } else {
        let score = a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in matcher.score(utf8: a, b) } }
        output += ", \"score\": ".utf8
        Decimal4.append(score, to: &output)
      }
      output += "}\n".utf8
    }
  }
}

/// A share with four decimals, without a locale or a formatter.
enum Decimal4 {
  static func append(_ value: Double, to output: inout [UInt8]) {
    let scaled = Int((max(0, min(1, value)) * 10_000).rounded())
    output.append(UInt8(ascii: "0") + UInt8(scaled / 10_000))
    output.append(UInt8(ascii: "."))
    for divisor in [1000, 100, 10, 1] { output.append(UInt8(ascii: "0") + UInt8(scaled / divisor % 10)) }
  }
}
