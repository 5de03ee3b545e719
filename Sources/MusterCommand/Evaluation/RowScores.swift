import Records

/// Precision and recall of rows by kind, and how often each column of the matched rows is right.
///
/// Rows match where the kind is the same and the quotes overlap; the same figure goes first, then the greater overlap.
struct RowScores {
  private var kinds: [String: (gold: Int, found: Int, matched: Int)] = [:]
  private var columns: [String: (right: Int, all: Int)] = [:]
  private static let columnNames = [
    "bounds", "qualifier", "status", "victims", "source", "part_of", "repeats",
  ]

  var isEmpty: Bool { kinds.isEmpty }

  /// - Returns: what is wrong, in words.
  mutating func add(_ gold: GoldDocument, _ result: Extraction) -> [String] {
    guard let rows = gold.statistics else { return [] }
    let found = result.statistics.filter { $0.zone.isArticle }
    for row in rows { kinds[row.kind, default: (0, 0, 0)].gold += 1 }
    for row in found { kinds[row.kind, default: (0, 0, 0)].found += 1 }
    let pairs = Self.match(rows, found)
    var errors: [String] = []
    for pair in pairs {
      kinds[rows[pair.gold].kind, default: (0, 0, 0)].matched += 1
      errors += compare(rows[pair.gold], found[pair.found]).map { "\(gold.id): \(rows[pair.gold].quote): \($0)" }
    }
    for (index, row) in rows.enumerated() where !pairs.contains(where: { $0.gold == index }) {
      errors.append("\(gold.id): missed \(row.kind) \(row.quote)")
    }
    for (index, row) in found.enumerated() where !pairs.contains(where: { $0.found == index }) {
      errors.append("\(gold.id): false \(row.kind) \(row.quote) by \(row.rule)")
    }
    return errors
  }

  /// - Returns: the columns that differ, in words.
  private mutating func compare(_ gold: GoldDocument.Row, _ found: Statistic) -> [String] {
    var errors: [String] = []
    func check(_ column: String, _ isRight: Bool, _ expected: Any?, _ actual: Any?) {
      columns[column, default: (0, 0)].right += isRight ? 1 : 0
      columns[column, default: (0, 0)].all += 1
      if !isRight {
        errors.append("\(column) is \(expected.map { "\($0)" } ?? "empty"), found \(actual.map { "\($0)" } ?? "empty")")
      }
    }
    func same(_ a: String, _ b: String?) -> Bool { folded(a) == folded(b ?? "") }
    // The bounds of "about" are open to judgement.
    let isAbout = gold.qualifier == "about"
    check(
      "bounds", gold.value == found.value && (isAbout || gold.low == found.low && gold.high == found.high),
      [gold.value, gold.low, gold.high], [found.value, found.low, found.high])
    if let qualifier = gold.qualifier, qualifier != "zero" {
      check("qualifier", qualifier == found.qualifier.rawValue, qualifier, found.qualifier.rawValue)
    }
    if let status = gold.status { check("status", status == found.status.rawValue, status, found.status.rawValue) }
    if let victims = gold.victims { check("victims", same(victims, found.victims), victims, found.victims) }
    if let source = gold.source {
      let (a, b) = (folded(source), folded(found.source ?? ""))
      check("source", !b.isEmpty && (a.contains(b) || b.contains(a)), source, found.source)
    }
    check("part_of", (gold.partOf != nil) == (found.partOf != nil), gold.partOf, found.partOf)
    check("repeats", (gold.repeats != nil) == (found.repeats != nil), gold.repeats, found.repeats)
    return errors
  }

  private func folded(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func match(_ gold: [GoldDocument.Row], _ found: [Statistic]) -> [(gold: Int, found: Int)] {
    var pairs: [(isSame: Bool, share: Double, gold: Int, found: Int)] = []
    for (g, row) in gold.enumerated() {
      for (f, other) in found.enumerated() where other.kind == row.kind && row.start <= row.end {
        let overlap = (row.start..<row.end).clamped(to: other.range).count
        guard overlap > 0 else { continue }
        let isSame = row.value == other.value && (row.value != nil || row.low == other.low)
        pairs.append((isSame, Double(overlap) / Double(max(row.end - row.start, other.range.count)), g, f))
      }
    }
    pairs.sort { ($0.isSame ? 1 : 0, $0.share, $1.gold, $1.found) > ($1.isSame ? 1 : 0, $1.share, $0.gold, $0.found) }
    var matched: [(gold: Int, found: Int)] = []
    for pair in pairs where !matched.contains(where: { $0.gold == pair.gold || $0.found == pair.found }) {
      matched.append((pair.gold, pair.found))
    }
    return matched
  }

  var kindTable: TextTable {
    let total = kinds.values.reduce((gold: 0, found: 0, matched: 0)) {
      ($0.gold + $1.gold, $0.found + $1.found, $0.matched + $1.matched)
    }
    let rows = kinds.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } + [("all", total)]
    return TextTable(
      header: ["kind", "annotated", "found", "matched", "precision", "recall"],
      rows: rows.map { kind, count in
        [kind, "\(count.gold)", "\(count.found)", "\(count.matched)"]
          + [count.found, count.gold].map { $0 == 0 ? "–" : percent(count.matched, $0) }
      })
  }

  var columnTable: TextTable {
    TextTable(
      header: ["column", "right", "of", "percent"],
      rows: Self.columnNames.compactMap { name in
        columns[name].map { [name, "\($0.right)", "\($0.all)", percent($0.right, $0.all)] }
      })
  }
}
