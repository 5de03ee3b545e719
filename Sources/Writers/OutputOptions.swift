/// What to write and where.
package struct OutputOptions: Sendable, Equatable {
  package enum Format: String, Sendable, CaseIterable {
    /// A table a file: `documents.csv`, `mentions.csv`, `entities.csv`, `statistics.csv`, `tolls.csv`.
    case csv
    /// A document a line, its rows nested: `documents.jsonl`.
    case jsonl
    /// All tables with indexes and full-text search in one file: `muster.sqlite`.
    case sqlite
    /// Places with coordinates, for maps: `places.geojson`.
    case geojson
    /// Texts with the offsets of names, a document a line, as spaCy takes them: `documents.spacy.jsonl`.
    case spacy
    /// Words with BIO tags: `documents.conll`.
    case conll
    /// A text and a file of standoff annotations for each document, in the folder `brat`.
    case brat
  }

  package enum Destination: Sendable, Equatable {
    /// A folder, made if needed.
    case folder(String)
    /// A document a line of JSON on standard output, each handed on at once.
    case standardOutput
  }

  package var destination: Destination
  /// Formats in a folder; standard output is always JSONL.
  package var formats: Set<Format> = [.csv]
  package var csv = CSVFormat()
  /// What made the tables, for `datapackage.json`: names and values in order.
  package var provenance: [(name: String, value: String)] = []

  package init(_ destination: Destination) { self.destination = destination }

  /// Whether the tables are made at all: files in their own right, or what other outputs are made from.
  package var needsTables: Bool {
    destination != .standardOutput && !formats.isDisjoint(with: [.csv, .sqlite, .geojson])
  }
  /// Whether outputs hold the documents' texts.
  var needsTexts: Bool { !formats.isDisjoint(with: [.spacy, .conll, .brat]) }

  package static func == (left: Self, right: Self) -> Bool {
    left.destination == right.destination && left.formats == right.formats && left.csv == right.csv
      && left.provenance.elementsEqual(right.provenance, by: ==)
  }
}

extension OutputOptions {
  /// Every format there is, to know the names of all files.
  static let everything: OutputOptions = {
    var options = OutputOptions(.folder(""))
    options.formats = Set(Format.allCases)
    return options
  }()
}
