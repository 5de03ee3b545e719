/// What became of one document: a row of `documents.csv`.
public struct DocumentRecord: TableRow, Equatable {
  /// Whether the document was read.
  public enum Status: String, Sendable {
    /// Read.
    case ok
    /// Not read; `error` says why.
    case error
  }

  /// Unique in a corpus and stable across runs: given in the input, else made from the path.
  public var id: String
  /// The file it was read from, or empty.
  public var path: String
  /// The title that the input gives.
  public var title: String?
  /// BCP 47 code: as given, else of the language it was read in.
  public var language: String?
  /// ISO 8601 date.
  public var published: String?
  /// Count of words and numbers.
  public var words: Int
  /// Count of sentences.
  public var sentences: Int
  /// Count of mentions.
  public var mentions: Int
  /// Count of statistics.
  public var statistics: Int
  /// Whether it was read.
  public var status: Status
  /// What went wrong and what to do; nil where it was read.
  public var error: String?

  /// A record; counts are 0 where not given.
  public init(
    id: String, path: String, title: String? = nil, language: String? = nil, published: String? = nil, words: Int = 0,
    sentences: Int = 0, mentions: Int = 0, statistics: Int = 0, status: Status = .ok, error: String? = nil
  ) {
    self.id = id
    self.path = path
    self.title = title
    self.language = language
    self.published = published
    self.words = words
    self.sentences = sentences
    self.mentions = mentions
    self.statistics = statistics
    self.status = status
    self.error = error
  }

  public static let table = "documents"
  public static let columns = [
    Column("document_id", "id of the document: given in the input, else made from its path"),
    Column("path", "file it was read from"),
    Column("title", "title, given or found"),
    Column("language", "BCP 47 code: as given, else of the language it was read in"),
    Column("published", .date, "date of publication, ISO 8601"),
    Column("words", .integer, "words in the text"),
    Column("sentences", .integer, "sentences in the text"),
    Column("mentions", .integer, "rows in mentions.csv"),
    Column("statistics", .integer, "rows in statistics.csv"),
    Column("status", "ok or error"),
    Column("error", "what went wrong and what to do"),
  ]

  public var cells: [Cell] {
    [
      .text(id), .text(path), .text(title), .text(language), .text(published), .integer(words), .integer(sentences),
      .integer(mentions), .integer(statistics), .text(status.rawValue), .text(error),
    ]
  }
}

extension Column {
  init(_ name: String, _ gloss: String) { self.init(name, .string, gloss) }
}
