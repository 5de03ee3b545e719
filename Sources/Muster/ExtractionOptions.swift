/// How to read documents.
public struct ExtractionOptions: Sendable, Equatable {
  /// BCP 47 of the language to read in; nil to detect it for each document.
  public var language: String?
  /// Date of publication of documents that bring none, ISO 8601.
  public var published: String?
  /// Gazetteer files of the user's own, TSV or CSV.
  public var gazetteers: [String]
  /// Name of the profile in `Gazetteers/profiles/` that chooses the tolls' best figures.
  public var profile: String
  /// The folder `Gazetteers`; nil to look beside the program and in the places that `ResourceFolder` lists.
  public var resources: String?

  public init(
    language: String? = nil, published: String? = nil, gazetteers: [String] = [], profile: String = "none",
    resources: String? = nil
  ) {
    self.language = language
    self.published = published
    self.gazetteers = gazetteers
    self.profile = profile
    self.resources = resources
  }
}
