/// How to find documents in files.
package struct ReadingOptions: Sendable, Equatable {
  /// What the files are; nil to go by their names.
  package var format: InputFormat?
  /// Fields of JSON objects and columns of tables.
  package var fields = FieldNames()
  /// What stands between the cells of `.csv` files; nil to take the likeliest of `, ; | TAB` from the header.
  package var delimiter: UInt8?
  /// Longest document in bytes; a longer one is not read and becomes an error row.
  package var maxDocument = 64 << 20
  /// Date of publication, ISO 8601, for documents that bring none.
  package var published: String?
  /// Language for documents that bring none, BCP 47.
  package var language: String?
  /// Asked while waiting for more of standard input; true ends the reading.
  package var isCancelled: @Sendable () -> Bool = { false }

  package init() {}

  package static func == (left: Self, right: Self) -> Bool {
    left.format == right.format && left.fields == right.fields && left.delimiter == right.delimiter
      && left.maxDocument == right.maxDocument && left.published == right.published && left.language == right.language
  }
}

/// Kinds of input files.
package enum InputFormat: String, Sendable, CaseIterable {
  /// One document a file.
  case text
  /// One JSON object a line.
  case jsonl
  /// An array of JSON objects, or one object.
  case json
  /// A table with a header, one document a row.
  case csv, tsv
  /// One page a file.
  case html
  /// A feed (RSS, Atom), one document an item, or an agency's article (NITF, NewsML-G2).
  case xml
  /// Pages as crawlers keep them, one document a response.
  case warc

  /// The format that a file's name ends in, or nil for one that Muster does not read.
  init?(fileName: String) {
    switch fileName.lowercased().split(separator: ".", omittingEmptySubsequences: false).dropFirst().last {
    case "txt", "text", "md", "markdown": self = .text
    case "jsonl", "ndjson": self = .jsonl
    case "json": self = .json
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    case "html", "htm", "xhtml", "shtml": self = .html
    case "xml", "rss", "atom", "rdf", "nitf", "newsml": self = .xml
    case "warc": self = .warc
    default: return nil
    }
  }
}

/// What the input calls the fields of a document.
package struct FieldNames: Sendable, Equatable {
  package var id = "id"
  package var text = "text"
  package var title = "title"
  package var date = "date"
  package var language = "language"
  package var url = "url"

  package init() {}

  /// Muster's own names of the fields, as `--field` takes them.
  package static let known = ["id", "text", "title", "date", "language", "url"]

  func contains(_ name: String) -> Bool { [id, text, title, date, language, url].contains(name) }

  /// Gives the field that Muster calls `field` the name it has in the input. False where there is no such field.
  package mutating func rename(_ field: String, to name: String) -> Bool {
    switch field {
    case "id": id = name
    case "text": text = name
    case "title": title = name
    case "date": date = name
    case "language": language = name
    case "url": url = name
    default: return false
    }
    return true
  }
}
