/// How to read documents: a value to copy, compare and change before an ``Extractor`` is made of it.
///
/// ```swift
/// var options = ExtractionOptions(language: .automatic)
/// options.profile = "acled"
/// options.additions = ["my-words"]
/// let extractor = try Extractor(options)
/// ```
public struct ExtractionOptions: Sendable, Equatable {
  /// The language to read in. Automatic by default: each document in its own. A code that is unknown makes
  /// ``Extractor/init(_:)`` throw.
  public var language: LanguageChoice
  /// Date of publication of documents that bring none, ISO 8601 ("2022-01-06"); nil, or text that is no date, leaves
  /// "on Thursday" undated.
  public var published: String?
  /// Paths of tables of names, TSV or CSV in UTF-8 with the columns `id`, `type`, `name`, `aliases`, beside the shipped ones.
  public var gazetteers: [String]
  /// Paths of folders of the user's own knowledge, laid out like `Gazetteers`, whose rows add to the shipped ones.
  ///
  /// Read are `kinds.tsv`, `profiles/*.tsv`, `people/*.tsv`, `organizations/*.tsv`, `places/*.tsv`, and
  /// `languages/<code>/`: the tables of a shipped language may be added to, one by one; a new language brings a whole folder.
  public var additions: [String]
  /// Name of the profile in `Gazetteers/profiles/` or an addition that chooses ``Toll/best``: "none", "acled", "emdat" or
  /// "lower".
  public var profile: String
  /// Whether "the president" is a mention, too, of the one person to whom the text gave that office before. Off by default: a
  /// text may mean another one without saying so. Languages without `mentions/definite.txt` have none.
  public var roleCoreference: Bool
  /// Path of the folder `Gazetteers`; nil to look beside the program and in the places that
  /// ``ResourceFolder/find(_:)`` lists.
  public var resources: String?

  /// Options; all have defaults that suit mixed news in any known language.
  public init(
    language: LanguageChoice = .automatic, published: String? = nil, gazetteers: [String] = [],
    additions: [String] = [], profile: String = "none", roleCoreference: Bool = false, resources: String? = nil
  ) {
    self.language = language
    self.published = published
    self.gazetteers = gazetteers
    self.additions = additions
    self.profile = profile
    self.roleCoreference = roleCoreference
    self.resources = resources
  }
}

/// The language that documents are read in.
public enum LanguageChoice: Sendable, Hashable, ExpressibleByStringLiteral {
  /// For each document the one it names, else the one its frequent words tell, else English.
  case automatic
  /// Always the one with this code, a folder of `Gazetteers/languages`: "en", "ru".
  case code(String)

  /// "auto" is ``automatic``, anything else a code, which is looked up when an ``Extractor`` is made of it.
  public init(_ name: String) { self = name == "auto" ? .automatic : .code(name) }
  /// A literal such as `"en"`.
  public init(stringLiteral name: String) { self.init(name) }
}
