import Records
import Text

/// The bytes that one document adds to each output: made by the workers, joined in order by ``OutputTables``.
package struct RenderedExtraction: Sendable {
  /// What goes into each file that grows, in the order of ``OutputTables/streams(_:)``.
  let pieces: [[UInt8]]
  package let record: DocumentRecord
  let brat: BratDocument?

  /// - Parameter text: the document's text; nil where it could not be read.
  package init(_ extraction: Extraction, text: SourceText? = nil, _ options: OutputOptions) {
    record = extraction.document
    guard options.destination != .standardOutput else {
      pieces = [ExtractionJSON.line(extraction)]
      brat = nil
      return
    }
    var pieces: [[UInt8]] = []
    if options.needsTables {
      let format = options.csv
      pieces = [
        rows([extraction.document], format), rows(extraction.mentions, format), rows(extraction.statistics, format),
        rows(extraction.tolls, format), rows(extraction.entities, format),
        text.map { Signature($0) }?.bytes ?? Signature.empty.bytes,
      ]
    }
    let formats = options.formats
    if formats.contains(.jsonl) { pieces.append(ExtractionJSON.line(extraction)) }
    if formats.contains(.spacy) { pieces.append(text.map { SpacyLine.bytes(extraction, $0) } ?? []) }
    if formats.contains(.conll) { pieces.append(text.map { CoNLL.bytes(extraction, $0) } ?? []) }
    brat = formats.contains(.brat) ? text.map { BratDocument(extraction, $0) } : nil
    self.pieces = pieces
  }
}

private func rows<Row: TableRow>(_ rows: [Row], _ format: CSVFormat) -> [UInt8] {
  var bytes: [UInt8] = []
  for row in rows { format.append(row.cells, to: &bytes) }
  return bytes
}
