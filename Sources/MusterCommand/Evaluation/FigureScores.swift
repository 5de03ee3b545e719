import Records

/// How often the article's overall figure is the annotated one, over all texts and over those with more than none, more
/// than one and none: "always 0" does well over all.
struct FigureScores {
  private var counts: [String: [(right: Int, all: Int)]] = [:]
  private static let slices: [(name: String, holds: @Sendable (Int) -> Bool)] = [
    ("all", { _ in true }), ("label > 0", { $0 > 0 }), ("label > 1", { $0 > 1 }), ("label = 0", { $0 == 0 }),
  ]

  /// - Returns: what is wrong, in words.
  mutating func add(_ gold: GoldDocument, _ result: Extraction) -> [String] {
    var errors: [String] = []
    for kind in GoldDocument.figureKinds {
      guard let label = gold.figures[kind] else { continue }
      let toll = result.tolls.first { $0.kind == kind && $0.series == Toll.overall }
      let found = toll?.best ?? toll?.low ?? 0
      var slices = counts[kind] ?? Self.slices.map { _ in (0, 0) }
      for (index, slice) in Self.slices.enumerated() where slice.holds(label) {
        slices[index].right += found == label ? 1 : 0
        slices[index].all += 1
      }
      counts[kind] = slices
      if found != label { errors.append("\(gold.id): \(kind) is \(label), found \(found)") }
    }
    return errors
  }

  var isEmpty: Bool { counts.isEmpty }

  /// A row a kind.
  var table: TextTable {
    TextTable(
      header: ["kind"] + Self.slices.map(\.name),
      rows: counts.sorted { $0.key < $1.key }.map { kind, slices in
        [kind] + slices.map { $0.all == 0 ? "–" : "\(percent($0.right, $0.all)) (\($0.all))" }
      })
  }
}

/// "83.2"
func percent(_ part: Int, _ whole: Int) -> String {
  let tenths = (1000 * part + whole / 2) / max(whole, 1)
  return "\(tenths / 10).\(tenths % 10)"
}
