import Records

/// An extraction as one line of JSON, its rows nested in the document.
package enum ExtractionJSON {
  /// The line with its line end.
  static func line(_ extraction: Extraction) -> [UInt8] {
    var json = JSONBytes()
    write(extraction, isWhole: false, to: &json)
    json.lineFeed()
    return json.bytes
  }

  /// The line without its end, and with the counts of words and sentences and the entities that the document mentions.
  package static func object(_ extraction: Extraction) -> [UInt8] {
    var json = JSONBytes()
    write(extraction, isWhole: true, to: &json)
    return json.bytes
  }

  private static func write(_ extraction: Extraction, isWhole: Bool, to json: inout JSONBytes) {
    let document = extraction.document
    var places: [String: (Cell, Cell)] = [:]
    for entity in extraction.entities where entity.latitude != nil && entity.longitude != nil {
      places[entity.id] = (.decimal(entity.latitude, places: 5), .decimal(entity.longitude, places: 5))
    }
    json.object { json in
      field("id", document.id, in: &json)
      field("title", document.title, in: &json)
      field("language", document.language, in: &json)
      field("date", document.published, in: &json)
      if let error = document.error { field("error", error, in: &json) }
      if isWhole {
        json.key("words")
        json.integer(document.words)
        json.key("sentences")
        json.integer(document.sentences)
      }
      rows("mentions", extraction.mentions, in: &json) { mention, json in
        guard let (latitude, longitude) = places[mention.entityID] else { return }
        json.key("latitude")
        json.cell(latitude)
        json.key("longitude")
        json.cell(longitude)
      }
      if isWhole { rows("entities", extraction.entities, in: &json) }
      rows("statistics", extraction.statistics, in: &json)
      rows("tolls", extraction.tolls, in: &json)
    }
  }

  private static func field(_ name: String, _ value: String?, in json: inout JSONBytes) {
    json.key(name)
    json.string(value)
  }

  /// The rows by their columns, but for the document's id, which the line has once.
  private static func rows<Row: TableRow>(
    _ name: String, _ rows: [Row], in json: inout JSONBytes,
    extra: (Row, inout JSONBytes) -> Void = { _, _ in }
  ) {
    json.key(name)
    let names = Row.columns.map { $0.name == "document_id" ? nil : $0.name }
    json.array { json in
      for row in rows {
        json.object { json in
          let cells = row.cells
          for (index, name) in names.enumerated() {
            guard let name else { continue }
            json.key(name)
            json.cell(cells[index])
          }
          extra(row, &json)
        }
      }
    }
  }
}
