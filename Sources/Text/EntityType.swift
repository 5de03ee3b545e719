/// What a name names.
public enum EntityType: String, Sendable, CaseIterable {
  case person, place, organization
}
