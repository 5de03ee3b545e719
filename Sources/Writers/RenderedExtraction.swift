import Records

/// The bytes that one document adds to each output: made by the workers, joined in order by ``OutputTables``.
package struct RenderedExtraction: Sendable {
  /// Rows by the order of ``OutputTables/perDocument``.
  let tables: [[UInt8]]
  let line: [UInt8]
  package let record: DocumentRecord
  package let entities: [Entity]

  package init(_ extraction: Extraction, _ options: OutputOptions) {
    record = extraction.document
    entities = extraction.entities
    let isFolder = options.destination != .standardOutput
    if isFolder, options.formats.contains(.csv) {
      let format = options.csv
      tables = [
        rows([extraction.document], format), rows(extraction.mentions, format), rows(extraction.statistics, format),
        rows(extraction.tolls, format),
      ]
    } else {
      tables = []
    }
    line = !isFolder || options.formats.contains(.jsonl) ? ExtractionJSON.line(extraction) : []
  }
}

private func rows<Row: TableRow>(_ rows: [Row], _ format: CSVFormat) -> [UInt8] {
  var bytes: [UInt8] = []
  for row in rows { format.append(row.cells, to: &bytes) }
  return bytes
}
