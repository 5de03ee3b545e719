import Text

/// Which column of a table holds which field.
struct TableHeader: Sendable {
  let columns: [String]
  let names: FieldNames
  /// Charset of the file where it is not UTF-8.
  let charset: String?

  init(cells: [[UInt8]], names: FieldNames, charset: String?) {
    columns = cells.map { cellText($0, charset: charset) }
    self.names = names
    self.charset = charset
  }

  /// Nil if there is a column for the text, else what is wrong.
  func problem(place: String) -> String? {
    if columns.contains(names.text) { return nil }
    return "\(place): no column \"\(names.text)\" (columns here: \(columns.joined(separator: ", "))); "
      + "say which column holds the text, as in --field text=body"
  }

  func fields(of cells: [[UInt8]]) -> DocumentFields {
    DocumentFields(names: names, found: columns) { name in
      guard let index = columns.firstIndex(of: name), index < cells.count else { return nil }
      return cellText(cells[index], charset: charset)
    }
  }
}

private func cellText(_ bytes: [UInt8], charset: String?) -> String {
  guard !bytes.isEmpty, case .success(let text) = Decoding.text(bytes, charset: charset) else { return "" }
  return text.string
}
