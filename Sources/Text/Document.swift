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
  /// The parts of the text whose zones the input tells, in order: a page's markup. What they leave out is classified
  /// by its words.
  public var zones: [ZoneSpan] = []

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
  /// The headline.
  case title
  /// The article's own words.
  case body
  /// The text of a picture or film, and whose it is.
  case caption
  /// Who wrote it and when.
  case byline
  /// The site's own words: menus, teasers, forms, the box about the author.
  case boilerplate

  /// Part of the article itself.
  public var isArticle: Bool { self == .title || self == .body }
}

/// A part of a document's text and its zone.
public struct ZoneSpan: Sendable, Equatable {
  /// UTF-8 offsets in the text, half-open.
  public var utf8Range: Range<Int>
  /// What the part is.
  public var zone: Zone

  /// A part of a text.
  public init(utf8Range: Range<Int>, zone: Zone) {
    self.utf8Range = utf8Range
    self.zone = zone
  }
}
