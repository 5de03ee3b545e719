import Foundation

extension NameMatcher {
  /// The score at and above which two names are taken for one bearer's.
  public static let threshold = 0.5

  /// Keys, alignment, measures and score of two names, for people to read.
  public func explain(_ a: String, _ b: String) -> String {
    let left = words(a), right = words(b)
    var lines = [describe(a, left), describe(b, right)]
    let alignment = NameAlignment.best(left, right, cache)
    for link in alignment.links.sorted(by: { $0.a < $1.a }) {
      let first = alignment.a[link.a..<(link.a + link.aCount)], second = alignment.b[link.b..<(link.b + link.bCount)]
      let kind = link.kind == .sound ? "" : " (\(link.kind))"
      lines.append(
        "  \(first.map(\.text).joined(separator: "+")) = \(second.map(\.text).joined(separator: "+"))\(kind): "
          + String(
            format: "%.1f nats of %.1f, rarity %.1f", Double(link.score) / 100, Double(link.ceiling) / 100,
            Double(link.rarity) / 100))
      if link.kind == .sound, link.aCount + link.bCount == 2 {
        lines.append("    " + letters(first[link.a], second[link.b]))
      }
    }
    for (words, links) in [(left, alignment.aLink), (right, alignment.bLink)] {
      let alone = zip(words, links).filter { $1 < 0 }.map(\.0.text)
      if !alone.isEmpty { lines.append("  without counterpart: " + alone.joined(separator: ", ")) }
    }
    let score = score(left, right)
    let verdict = score >= Self.threshold ? "the same name" : "different names"
    lines.append(String(format: "score %.4f: ", score) + verdict)
    return lines.joined(separator: "\n")
  }

  private func describe(_ name: String, _ words: [NameWord]) -> String {
    "\(name): "
      + words.map { word in
        let readings = word.readings.prefix(4).map(\.text).joined(separator: "/")
        let sound = word.readings.first.map { SoundKey.text($0) } ?? ""
        return "\(readings) [\(sound)]"
      }.joined(separator: " ")
  }

  /// Which letters stand for which: `zh=j o=o m=m`.
  private func letters(_ a: NameWord, _ b: NameWord) -> String {
    guard let best = NameAlignment.best(a, b, cache.tables) else { return "" }
    let name = a.system.table(against: b.system)
    let flipped = name == .latin || name == .mixed ? a.hash > b.hash : a.system == .latin
    let (source, latin) = flipped ? (b.readings[best.b], a.readings[best.a]) : (a.readings[best.a], b.readings[best.b])
    let table = cache.tables[Int(name.rawValue)]
    return WordAlignment.steps(source, latin, table).map { step in
      "\(step.source.isEmpty ? "∅" : step.source)=\(step.latin.isEmpty ? "∅" : step.latin)"
        + String(format: "(%+.1f)", Double(step.weight) / 100)
    }.joined(separator: " ")
  }
}
