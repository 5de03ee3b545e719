import Lexicon
import Records

/// Links the same figure told again in an article to its first telling.
struct Repeats {
  func link(_ facts: inout [Fact]) {
    var first: [Key: Int] = [:]
    for index in facts.indices {
      let fact = facts[index]
      guard fact.status == .reported || fact.status == .claimed || fact.status == .feared, fact.zone.isArticle,
        !fact.isToll || fact.value != nil, let size = fact.value ?? fact.low
      else { continue }
      // Two different single people are not one person told twice.
      let head =
        size == 1 && fact.group.reference != .pronoun && fact.group.reference != .definite ? fact.group.headKey : 0
      let keys =
        [Key(kind: fact.kind, size: size, isVague: fact.value == nil, head: head, group: fact.victimGroup)]
        + (fact.victimGroup.isEmpty
          ? [] : [Key(kind: fact.kind, size: size, isVague: fact.value == nil, head: head, group: .none)])
      if let earlier = keys.compactMap({ first[$0] }).min(), facts[earlier].sentence != fact.sentence {
        facts[index].repeats = earlier
      } else {
        for key in keys where first[key] == nil { first[key] = index }
      }
    }
  }

  private struct Key: Hashable {
    let kind: Int
    let size: Int
    let isVague: Bool
    let head: UInt64
    let group: Label
  }
}
