import TestSupport

/// What differs between a case's expectation and what was read, in words.
extension CorpusCase {
  private static let checked = ["value", "low", "high", "qualifier", "status", "victim_group", "scope", "rule"]

  func problems(_ result: CorpusResult) -> [String] {
    let found = result.statistics
    let pairs = matches(found)
    var problems: [String] = []
    for (expected, index) in pairs {
      for column in Self.checked {
        guard let wanted = expect[expected].columns[column] else { continue }
        let value = found[index][column] ?? .none
        if wanted != value { problems.append("\(column) of '\(expect[expected].quote)': \(wanted), found \(value)") }
      }
    }
    for index in expect.indices where !pairs.contains(where: { $0.expected == index }) {
      problems.append("missed \(expect[index].kind) '\(expect[index].quote)'")
    }
    for index in found.indices where !pairs.contains(where: { $0.found == index }) {
      problems.append("false \(found[index]["kind"] ?? .none) \(found[index]["quote"] ?? .none)")
    }
    for (kind, best) in (tolls ?? [:]).sorted(by: { $0.key < $1.key }) {
      let toll = result.tolls.first { $0["kind"] == .text(kind) && $0["series"] == .text("overall") }
      let wanted = best.map { Value.number($0) } ?? Value.none
      if (toll?["best"] ?? Value.none) != wanted {
        problems.append("toll of \(kind): \(wanted), found \(toll?["best"] ?? .none)")
      }
    }
    return problems
  }

  /// Rows of the same kind whose quotes overlap; the same figure first, then the greater overlap.
  private func matches(_ found: [[String: Value]]) -> [(expected: Int, found: Int)] {
    struct Pair {
      let isSame: Bool
      let overlap: Double
      let expected: Int
      let found: Int
    }
    let scalars = Array(text.unicodeScalars)
    var pairs: [Pair] = []
    for (index, row) in expect.enumerated() {
      guard let range = Self.range(of: Array(row.quote.unicodeScalars), in: scalars) else { continue }
      for (other, cells) in found.enumerated() {
        guard cells["kind"] == .text(row.kind), case .number(let start)? = cells["start"],
          case .number(let end)? = cells["end"]
        else { continue }
        let overlap = min(end, Double(range.upperBound)) - max(start, Double(range.lowerBound))
        guard overlap > 0 else { continue }
        let isSame =
          Self.cell("value", row.columns) == Self.cell("value", cells)
          && (Self.cell("value", row.columns) != Value.none || Self.cell("low", row.columns) == Self.cell("low", cells))
        pairs.append(
          Pair(
            isSame: isSame, overlap: overlap / max(Double(range.count), end - start), expected: index, found: other))
      }
    }
    pairs.sort {
      ($0.isSame ? 1 : 0, $0.overlap, $0.expected, $0.found) > ($1.isSame ? 1 : 0, $1.overlap, $1.expected, $1.found)
    }
    var result: [(expected: Int, found: Int)] = []
    for pair in pairs where !result.contains(where: { $0.expected == pair.expected || $0.found == pair.found }) {
      result.append((pair.expected, pair.found))
    }
    return result
  }

  private static func cell(_ column: String, _ cells: [String: Value]) -> Value { cells[column] ?? Value.none }

  private static func range(of quote: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Range<Int>? {
    guard !quote.isEmpty, quote.count <= text.count else { return nil }
    return (0...(text.count - quote.count)).first { Array(text[$0..<$0 + quote.count]) == quote }
      .map { $0..<$0 + quote.count }
  }
}
