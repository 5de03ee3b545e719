/// What a name names.
public enum EntityType: String, Sendable, CaseIterable {
  /// A human being.
  case person
  /// What a map shows: a country, town, district, river.
  case place
  /// A body of people: a state's organ, party, company, armed group, agency.
  case organization
}
