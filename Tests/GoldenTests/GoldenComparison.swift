/// Differences between what was expected and what was read, in words.
extension GoldenRun {
  /// Kinds that do not count people may come besides what is expected: the expectation is about people.
  private static let otherKinds: Set<String> = [
    "buildings_damaged", "buildings_destroyed", "vehicles", "livestock", "attacks", "money",
  ]

  /// Missing and wrong rows, and figures about people in the article that nobody stated.
  func statisticDifferences(columns: Set<String>) -> [String] {
    var differences: [String] = []
    var rest = extracted.statistics
    for row in expected.statistics {
      let quote = row.text("quote") ?? ""
      // Figures are told apart by kind and words; the quote's ends are a column like others.
      let fitting = rest.indices.filter { index in
        let otherQuote = rest[index].text("quote") ?? ""
        return rest[index]["kind"] == row["kind"] && rest[index]["zone"] == row["zone"]
          && (otherQuote.contains(quote) || quote.contains(otherQuote))
      }
      let found = fitting.first { rest[$0]["value"] == row["value"] } ?? fitting.first
      guard let found else {
        differences.append("missing: \(row["kind"] ?? .none) \"\(quote)\"")
        continue
      }
      let other = rest.remove(at: found)
      differences += Self.differences(row, other, columns, name: quote)
    }
    for row in rest where !Self.otherKinds.contains(row.text("kind") ?? "") && row.text("zone") != "boilerplate" {
      differences.append("not in the text: \(row["kind"] ?? .none) \(row["quote"] ?? .none) (\(row["rule"] ?? .none))")
    }
    return differences
  }

  func tollDifferences() -> [String] {
    expected.tolls.flatMap { row -> [String] in
      let found = extracted.tolls.first { $0["kind"] == row["kind"] && $0.text("series") == "overall" }
      guard let found else { return ["missing: overall toll of \(row["kind"] ?? .none)"] }
      return Self.differences(row, found, Set(row.keys), name: "toll of \(row["kind"] ?? .none)")
    }
  }

  func mentionDifferences() -> [String] {
    func matches(_ row: Row, _ other: Row) -> Bool { row.allSatisfy { other[$0.key] == $0.value } }
    var differences: [String] = []
    for row in expected.mentions where !extracted.mentions.contains(where: { matches(row, $0) }) {
      let near = extracted.mentions.filter { $0["text"] == row["text"] }
      let others = near.map { "\($0["type"] ?? .none) \($0["name"] ?? .none) in \($0["zone"] ?? .none)" }
      differences.append("missing: \(row), there is \(others.isEmpty ? "none" : others.joined(separator: "; "))")
    }
    for row in expected.mentionGaps ?? [] where extracted.mentions.contains(where: { matches(row, $0) }) {
      differences.append("found at last, no gap any more: \(row)")
    }
    for row in expected.absent where extracted.mentions.contains(where: { matches(row, $0) }) {
      differences.append("wrongly found: \(row)")
    }
    for texts in expected.sameEntity {
      let ids = Set(
        texts.flatMap { text in extracted.mentions.filter { $0.text("text") == text }.map { $0["entity_id"] } })
      if ids.count != 1 {
        differences.append("\(texts) should be one entity, are \(ids.map { "\(String(describing: $0))" })")
      }
    }
    return differences
  }

  private static func differences(_ row: Row, _ other: Row, _ columns: Set<String>, name: String) -> [String] {
    row.keys.sorted().filter(columns.contains).compactMap { column in
      let expected = row[column] ?? .none, found = other[column] ?? .none
      return expected == found ? nil : "\(name): \(column) should be \(expected), is \(found)"
    }
  }
}
