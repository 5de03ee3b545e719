/// How well an entity is known, for the order of the candidates of one name. Only the order matters.
enum Prominence {
  static func of(_ entry: GazetteerEntry) -> Int {
    switch entry.type {
    case .place:
      let floor =
        switch entry.kind {
        case "continent": 2_000_000_000
        case "country": 100_000_000
        case "capital": 1_000_000
        case "region", "sea": 500_000
        default: entry.id.hasPrefix("geonames:") ? 0 : 50_000
        }
      return max(floor, entry.population)
    case .person, .organization: return 1_000_000
    }
  }
}
