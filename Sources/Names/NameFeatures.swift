import Foundation

/// What is measured of two aligned names. The weights of `match-weights.tsv` turn it into a probability.
enum NameFeature: Int, CaseIterable, Sendable {
  case bias
  /// Mean quality of the linked parts, by weight; and the least of them.
  case meanQuality, leastQuality
  /// ln(1 + nats of evidence of all links).
  case evidence
  /// Share of the linked weight in the name with less, and in the one with more.
  case coverShort, coverLong
  /// Weight without counterpart: on both sides, and on one side only; nats / 10.
  case conflict, extra
  case conflictParts
  /// One name has a single part.
  case single, singleExtra
  /// One link only though both have more parts; three links or more.
  case oneLink, threeLinks
  case initials, initialConflict
  case patronymicConflict, patronymicExtra
  case nicknames
  /// Best quality among parts without counterpart on both sides.
  case nearLeft
  case coverShortSquared, leastSquared, coverProduct
  case joined
  /// As many parts on both sides, and one that stands for no other: 1, less where the two are somewhat alike.
  case parallelConflict
  /// The same of a father's name.
  case fatherConflict
  case crossScript, arabic, hebrew, han, hangul, kana, thai, greek, indic, cyrillic

  static func measure(_ alignment: NameAlignment) -> [Float] {
    var values = [Float](repeating: 0, count: allCases.count)
    func set(_ feature: NameFeature, _ value: Float) { values[feature.rawValue] = value }
    set(.bias, 1)
    let a = Side(alignment.a, alignment.aLink, alignment), b = Side(alignment.b, alignment.bLink, alignment)
    var quality: Float = 0, weight: Float = 0, least: Float = 1, evidence: Float = 0
    var strong = 0, initials: Float = 0, nicknames: Float = 0, joined: Float = 0
    for link in alignment.links {
      if link.kind == .initial {
        initials += 1
        continue
      }
      let light = alignment.a[link.a].roles.isDisjoint(with: .light) ? false : link.aCount == 1
      if light { continue }
      let q = max(0, min(1.2, link.quality))
      let w = max(1, min(Float(link.ceiling), Float(link.rarity)))
      quality += q * w
      weight += w
      least = min(least, q)
      evidence += max(0, link.evidence)
      strong += 1
      if link.kind == .nickname { nicknames += 1 }
      if link.aCount + link.bCount > 2 { joined += 1 }
    }
    let coverA = a.total > 0 ? a.linked / a.total : 0, coverB = b.total > 0 ? b.linked / b.total : 0
    let short = max(coverA, coverB), long = min(coverA, coverB)
    set(.meanQuality, weight > 0 ? quality / weight : 0)
    set(.leastQuality, strong > 0 ? least : 0)
    set(.evidence, log(1 + evidence / 100))
    set(.coverShort, short)
    set(.coverLong, long)
    set(.conflict, min(a.left, b.left) / 1000)
    set(.extra, abs(a.left - b.left) / 1000)
    set(.conflictParts, Float(min(a.leftParts, b.leftParts)))
    let single = min(a.parts, b.parts) <= 1
    set(.single, single ? 1 : 0)
    set(.singleExtra, single && max(a.parts, b.parts) > 1 ? 1 : 0)
    set(.oneLink, !single && strong <= 1 ? 1 : 0)
    set(.threeLinks, strong >= 3 ? 1 : 0)
    set(.initials, min(2, initials))
    set(.initialConflict, a.leftInitials > 0 && b.left > 0 || b.leftInitials > 0 && a.left > 0 ? 1 : 0)
    set(.patronymicConflict, a.leftPatronymic && b.leftPatronymic ? 1 : 0)
    set(.patronymicExtra, a.leftPatronymic != b.leftPatronymic ? 1 : 0)
    set(.nicknames, nicknames)
    set(.nearLeft, alignment.bestLeft)
    set(.coverShortSquared, short * short)
    set(.leastSquared, strong > 0 ? least * least : 0)
    set(.coverProduct, short * long)
    set(.joined, joined)
    let unlike = 1 - min(1, max(0, alignment.bestLeft) * 3)
    set(.parallelConflict, a.leftParts == b.leftParts && a.leftParts > 0 && a.parts == b.parts ? unlike : 0)
    set(.fatherConflict, a.leftPatronymic && b.leftPatronymic ? unlike : 0)
    scripts(alignment, set)
    return values
  }

  private static func scripts(_ alignment: NameAlignment, _ set: (NameFeature, Float) -> Void) {
    guard let left = alignment.a.first?.system, let right = alignment.b.first?.system, left != right else { return }
    set(.crossScript, 1)
    // The weights are learned from pairs with a Latin name.
    if left != .latin, right != .latin { return }
    for system in [left, right] {
      switch system {
      case .arabic: set(.arabic, 1)
      case .hebrew: set(.hebrew, 1)
      case .han: set(.han, 1)
      case .hangul: set(.hangul, 1)
      case .kana: set(.kana, 1)
      case .thai: set(.thai, 1)
      case .greek: set(.greek, 1)
      case .indic: set(.indic, 1)
      case .cyrillic: set(.cyrillic, 1)
      default: break
      }
    }
  }

  /// One name's parts, counted.
  private struct Side {
    var total: Float = 0
    var linked: Float = 0
    var left: Float = 0
    var parts = 0
    var leftParts = 0
    var leftInitials = 0
    var leftPatronymic = false

    init(_ words: [NameWord], _ link: [Int], _ alignment: NameAlignment) {
      let onlyLight = words.allSatisfy { !$0.roles.isDisjoint(with: .light) }
      for (index, word) in words.enumerated() {
        let isLinked = link[index] >= 0
        if word.roles.contains(.initial) && !word.roles.contains(.syllable) {
          if !isLinked { leftInitials += 1 }
          continue
        }
        let isLight = !onlyLight && !word.roles.isDisjoint(with: .light)
        if isLight && !isLinked { continue }
        let weight = Float(word.weight) * (isLight ? 0.5 : 1)
        if !isLight { parts += 1 }
        if isLinked {
          let found = alignment.links[link[index]]
          if found.kind == .initial { continue }
          total += weight
          linked += weight * max(0, min(1, found.quality * 1.25))
        } else if word.roles.contains(.patronymic) {
          leftPatronymic = true
          total += weight * 0.3
        } else {
          total += weight
          left += weight
          leftParts += 1
        }
      }
    }
  }
}
