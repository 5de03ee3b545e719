import Records

/// The Frictionless data package that describes the tables beside it.
struct DataPackage {
  static let name = "datapackage.json"
  let bytes: [UInt8]

  init(_ options: OutputOptions) {
    var json = JSONBytes(indent: 2)
    json.object { json in
      text("profile", options.formats == [.csv] ? "tabular-data-package" : "data-package", in: &json)
      text("name", "muster", in: &json)
      text("title", "People, places, organisations and casualty figures read from documents by Muster", in: &json)
      json.key("muster")
      json.object { json in
        for (name, value) in options.provenance { text(name, value, in: &json) }
      }
      json.key("resources")
      json.array { json in
        if options.formats.contains(.csv) {
          for table in OutputTables.all { Self.resource(table, options.csv, in: &json) }
        }
        for file in Self.files where options.formats.contains(file.format) {
          json.object { json in
            text("name", file.name, in: &json)
            // The Python package frictionless would else look for a table in lines of JSON.
            text("type", "file", in: &json)
            text("path", file.path, in: &json)
            text("format", file.kind, in: &json)
            text("mediatype", file.type, in: &json)
            if file.format != .sqlite { text("encoding", "utf-8", in: &json) }
          }
        }
      }
    }
    json.lineFeed()
    bytes = json.bytes
  }

  /// The files that are no tables.
  private static let files: [(format: OutputOptions.Format, name: String, path: String, kind: String, type: String)] = [
    (.jsonl, "documents-jsonl", "documents.jsonl", "ndjson", "application/x-ndjson"),
    (.sqlite, "muster-sqlite", "muster.sqlite", "sqlite", "application/vnd.sqlite3"),
    (.geojson, "places-geojson", "places.geojson", "geojson", "application/geo+json"),
    (.spacy, "documents-spacy", "documents.spacy.jsonl", "ndjson", "application/x-ndjson"),
    (.conll, "documents-conll", "documents.conll", "conll", "text/plain"),
  ]

  private static func resource(_ table: any TableRow.Type, _ format: CSVFormat, in json: inout JSONBytes) {
    json.object { json in
      text("profile", "tabular-data-resource", in: &json)
      text("name", table.table, in: &json)
      text("path", "\(table.table).csv", in: &json)
      text("format", "csv", in: &json)
      text("mediatype", "text/csv", in: &json)
      text("encoding", format.hasByteOrderMark ? "utf-8-sig" : "utf-8", in: &json)
      json.key("dialect")
      json.object { json in
        text("delimiter", String(decoding: [format.delimiter], as: UTF8.self), in: &json)
        text("lineTerminator", "\n", in: &json)
        text("quoteChar", "\"", in: &json)
        json.key("doubleQuote")
        json.bool(true)
        json.key("header")
        json.bool(true)
      }
      json.key("schema")
      json.object { json in
        json.key("fields")
        json.array { json in
          for column in table.columns { field(column, in: &json) }
        }
        json.key("missingValues")
        json.array { $0.string("") }
      }
    }
  }

  private static func field(_ column: Column, in json: inout JSONBytes) {
    json.object { json in
      text("name", column.name, in: &json)
      // Dates may be as inexact as a month or year, which Frictionless has no one type for.
      text("type", column.kind == .date ? "string" : column.kind.rawValue, in: &json)
      text("description", column.gloss, in: &json)
      if column.kind == .date {
        json.key("constraints")
        json.object { text("pattern", "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", in: &$0) }
      }
    }
  }
}

private func text(_ name: String, _ value: String, in json: inout JSONBytes) {
  json.key(name)
  json.string(value)
}
