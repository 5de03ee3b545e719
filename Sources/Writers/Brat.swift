import Records
import Text

/// A document as brat takes it: its text, and a line a name with its offsets.
struct BratDocument: Sendable {
  let text: [UInt8]
  let annotations: [UInt8]

  init(_ extraction: Extraction, _ text: SourceText) {
    self.text = text.withUTF8(Array.init)
    var lines = ""
    var number = 0
    for mention in extraction.mentions where !mention.range.isEmpty {
      number += 1
      let type = mention.type.rawValue.capitalized
      // A name over a line end is two pieces to brat, each with its offsets.
      let parts = Self.parts(mention)
      let spans = parts.map { "\($0.range.lowerBound) \($0.range.upperBound)" }.joined(separator: ";")
      lines += "T\(number)\t\(type) \(spans)\t\(parts.map(\.text).joined(separator: " "))\n"
      lines += "#\(number)\tAnnotatorNotes T\(number)\t\(mention.entityID) \(mention.name.onOneLine)\n"
    }
    for statistic in extraction.statistics where !statistic.range.isEmpty {
      number += 1
      let parts = Self.parts(statistic.quote, statistic.range)
      let spans = parts.map { "\($0.range.lowerBound) \($0.range.upperBound)" }.joined(separator: ";")
      lines += "T\(number)\tStatistic \(spans)\t\(parts.map(\.text).joined(separator: " "))\n"
      let bounds = "\(statistic.low.map(String.init) ?? "")–\(statistic.high.map(String.init) ?? "")"
      lines += "#\(number)\tAnnotatorNotes T\(number)\t\(statistic.kind) \(bounds) \(statistic.status.rawValue)\n"
    }
    annotations = Array(lines.utf8)
  }

  private static func parts(_ mention: Mention) -> [(range: Range<Int>, text: String)] {
    parts(mention.text, mention.range)
  }

  private static func parts(_ text: String, _ range: Range<Int>) -> [(range: Range<Int>, text: String)] {
    var parts: [(range: Range<Int>, text: String)] = []
    var start = range.lowerBound, position = range.lowerBound
    var part = ""
    func end() {
      if !part.isEmpty { parts.append((start..<position, part)) }
      part = ""
    }
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\r" {
        end()
        start = position + 1
      } else {
        part.unicodeScalars.append(scalar)
      }
      position += 1
    }
    end()
    return parts.isEmpty ? [(range, text.onOneLine)] : parts
  }
}

/// The folder `brat`: a `.txt` and a `.ann` file for each document, and the kinds of annotations.
struct BratFolder {
  let path: String
  private var documents: Int
  private var place: String { OutputFile.partial(path) }

  /// - Parameter documents: how many an earlier run has written.
  init(_ folder: String, documents: Int) throws(OutputError) {
    path = "\(folder)/brat"
    self.documents = documents
    try makeFolder(OutputFile.partial(path))
    try write(
      "[entities]\nPerson\nPlace\nOrganization\nStatistic\n[relations]\n[events]\n[attributes]\n", "annotation.conf")
  }

  /// Files are named by the document's number, so that ids from strangers never become paths.
  mutating func append(_ extraction: RenderedExtraction) throws(OutputError) {
    documents += 1
    guard let document = extraction.brat else { return }
    let digits = String(documents)
    let name = String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    try write(document.text, "\(name).txt")
    try write(document.annotations, "\(name).ann")
  }

  private func write(_ text: String, _ name: String) throws(OutputError) { try write(Array(text.utf8), name) }

  private func write(_ bytes: [UInt8], _ name: String) throws(OutputError) {
    let file = try OutputFile("\(place)/\(name)")
    try file.write(bytes)
    try file.finish()
  }
}

extension String {
  fileprivate var onOneLine: String {
    unicodeScalars.contains { $0.value < 0x20 } ? split(whereSeparator: \.isNewline).joined(separator: " ") : self
  }

  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
