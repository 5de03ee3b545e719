/// Rows in aligned columns; long cells are cut.
struct TextTable {
  let header: [String]
  let rows: [[String]]
  private static let widest = 44

  var text: String {
    let cells = ([header] + rows).map { $0.map { Self.cut(printable($0)) } }
    let widths = header.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    var lines = cells.map { row in
      let padded = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return ("  " + padded.joined(separator: "  ")).trimmingSuffix(" ")
    }
    lines.insert("  " + widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), at: 1)
    return lines.map { $0 + "\n" }.joined()
  }

  private static func cut(_ text: String) -> String {
    text.count <= widest ? text : text.prefix(widest - 1) + "…"
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var text = self[...]
    while text.last == character { text.removeLast() }
    return String(text)
  }
}
