/// One article, message or page to read.
public struct Document: Sendable, Equatable {
  /// Unique in a corpus and stable across runs.
  public var id: String
  /// Where it came from: a file's path, or empty.
  public var path: String
  /// The headline, where the input has one apart from the text.
  public var title: String?
  /// BCP 47 ("en", "ru"), or nil to have it detected.
  public var language: String?
  /// The date of publication, ISO 8601 ("2022-01-06"); relative dates in the text resolve against it.
  public var published: String?
  /// Where it was published.
  public var url: String?
  /// What to read.
  public let text: SourceText

  /// A document.
  public init(
    id: String, text: SourceText, path: String = "", title: String? = nil, language: String? = nil,
    published: String? = nil, url: String? = nil
  ) {
    self.id = id
    self.text = text
    self.path = path
    self.title = title
    self.language = language
    self.published = published
    self.url = url
  }
}

/// The part of a page that a piece of text belongs to. Tolls count title and body only.
public enum Zone: String, Sendable, CaseIterable {
  case title, body, caption, boilerplate

  /// Part of the article itself.
  public var isArticle: Bool { self == .title || self == .body }
}
