import Foundation
import Gazetteer
import Lexicon
import Names
import Numbers
import Records
import Resolution
import Statistics
import Text

/// Reads documents: the face of the library.
///
/// ```swift
/// let extractor = try Extractor(.init(language: .automatic))
/// let extraction = extractor.extract("At least eight policemen were killed in Almaty, the ministry said.")
/// for toll in extraction.tolls { print(toll.kind, toll.low ?? 0) }
/// ```
///
/// Make one and use it from as many threads and tasks as you like: it never changes, and the same document gives the
/// same result wherever and whenever it is read. Copies share everything.
///
/// - Complexity: making one maps the compiled names (a millisecond; the first time ever they are compiled into the
///   user's cache, which takes seconds) and reads a language pack (tens of milliseconds). The packs of further languages
///   are read when a document needs them. Each thread that works at the same time keeps a tokeniser and memories of names, some megabytes.
public struct Extractor: Sendable {
  /// What it was made with.
  public let options: ExtractionOptions
  /// The language asked for, else English.
  let language: Language
  private let languages: Languages
  let kinds: Kinds
  private let profile: TollProfile
  let gazetteer: Gazetteer
  let workspaces: Pool<Workspace>

  /// Makes an extractor.
  /// - Complexity: as told above: milliseconds, but for the first time ever.
  /// - Throws: always an ``ExtractorError``, which names the file and line where a table cannot be read, and the known names
  ///   where a language or profile is unknown.
  public init(_ options: ExtractionOptions = ExtractionOptions()) throws {
    do { try self.init(reading: options) } catch { throw ExtractorError(error) }
  }

  private init(reading options: ExtractionOptions) throws {
    self.options = options
    let knowledge = try Knowledge(resources: options.resources, additions: options.additions)
    let resources = knowledge.shipped
    kinds = try knowledge.kinds()
    profile = try TollProfile(knowledge.profile(options.profile))
    gazetteer = try Gazetteer.open(
      folder: resources,
      additional: options.gazetteers.map { URL(fileURLWithPath: $0) } + knowledge.additionalNames())
    let (kinds, gazetteer) = (self.kinds, self.gazetteer)
    let workspaces = Pool { try Workspace(gazetteer) }
    self.workspaces = workspaces
    languages = try workspaces.with { workspace in
      try Languages(folders: knowledge.languages(), tokenizer: workspace.tokenizer) { folders in
        try workspaces.with { workspace in
          try Language(
            folders: folders, names: resources.appendingPathComponent("names"), kinds: kinds,
            gazetteer: gazetteer, tokenizer: workspace.tokenizer)
        }
      }
    }
    switch options.language {
    case .automatic: language = try languages.language("en")
    case .code(let code): language = try languages.language(code)
    }
  }

  /// Codes of the languages that can be read, sorted: the folders of `Gazetteers/languages` and of the additions.
  public var languageCodes: [String] { languages.codes }

  /// The kinds of statistics that can be found, in the order of their tables.
  public var statisticKinds: [StatisticKind] { kinds.all.map(StatisticKind.init) }

  /// The language to read a document in: the one asked for, else the one it names, else that of its frequent words.
  /// - Throws: what is wrong in its pack.
  func language(of document: Document, _ tokens: [Token]) throws -> Language {
    guard options.language == .automatic else { return language }
    let named = document.language.flatMap(languages.code(ofTag:))
    guard let code = named ?? languages.code(of: tokens), code != language.pack.info.code else { return language }
    return try languages.language(code)
  }

  /// Everything Muster reads out of a text.
  ///
  /// The same as ``extract(_:)-(Document)`` of a document with these properties. Offsets count Unicode code points of
  /// `text` after its byte order mark, if it has one.
  ///
  /// - Parameters:
  ///   - text: the text, of any length below 2 GB.
  ///   - id: passed on to the rows.
  ///   - title: the headline where it is not in the text; passed on, not read.
  ///   - language: BCP 47 code ("en", "en-GB") where it is known; read where ``ExtractionOptions/language`` is automatic.
  ///   - published: date of publication, ISO 8601 ("2022-01-06").
  /// - Complexity: linear in the length of the text; nearly independent of the number of names.
  public func extract(
    _ text: String, id: String = "", title: String? = nil, language: String? = nil, published: String? = nil
  ) -> Extraction {
    extract(Document(id: id, text: SourceText(text), title: title, language: language, published: published))
  }

  /// Everything Muster reads out of a document.
  ///
  /// Never throws: what cannot be read is left out. ``DocumentRecord/status`` of the result is `error` only where the tables
  /// of the document's language are wrong, where the text is longer than 2 GB, or where the system has no memory or file left;
  /// ``DocumentRecord/error`` then says what to do.
  /// - Complexity: linear in the length of the text; nearly independent of the number of names.
  public func extract(_ document: Document) -> Extraction {
    do {
      // Tokens hold their places in 32 bits.
      guard document.text.utf8Count <= Int(Int32.max) else {
        throw ExtractorError.system("the text is longer than 2 GB; cut it into documents")
      }
      return try workspaces.with { try extract(document, $0) }
    } catch {
      var record = record(of: document)
      record.status = .error
      record.error = ExtractorError(error).description
      return Extraction(document: record)
    }
  }

  private func record(of document: Document) -> DocumentRecord {
    DocumentRecord(
      id: document.id, path: document.path, title: document.title, language: document.language,
      published: document.published ?? options.published)
  }

  private func extract(_ document: Document, _ workspace: Workspace) throws -> Extraction {
    var record = record(of: document)
    let tokens = workspace.tokenizer.tokens(of: document.text)
    let language = try language(of: document, tokens)
    record.language = document.language ?? language.pack.info.code
    // The steps, in order.
    var sentences = language.splitter.sentences(tokens)
    language.zones.classify(&sentences, tokens, told: document.zones)
    let names = language.mentions.mentions(
      tokens: tokens, sentences: sentences, text: document.text, resolvesRoles: options.roleCoreference,
      memo: workspace.names)
    let facts = language.statistics.facts(
      tokens: tokens, sentences: sentences, text: document.text,
      published: record.published.flatMap { CalendarDate(iso: $0) },
      places: names.mentions.filter { $0.type == .place }.map(\.tokens),
      people: names.mentions.filter { $0.type == .person && $0.tokens.count > 1 }.map(\.tokens))
    let tolls = language.tolls.tolls(of: facts)

    let named = MentionRows(
      document: document, tokens: tokens, sentences: sentences, found: names, workspace: workspace)
    let places = EventPlaces(tokens: tokens, sentences: sentences, cues: language.mentions.cues, names: names)
    let rows = RowMaker(
      document: document, tokens: tokens, sentences: sentences, kinds: kinds, facts: facts, names: names, named: named,
      places: places, causes: EventCauses(tokens: tokens, sentences: sentences, words: language.causes))
    let statistics = rows.statistics()
    record.mentions = named.mentions.count
    record.words = tokens.reduce(0) { $0 + ($1.kind == .punctuation ? 0 : 1) }
    record.sentences = sentences.count
    record.statistics = statistics.count
    return Extraction(
      document: record, mentions: named.mentions, entities: named.entities, statistics: statistics,
      tolls: rows.tolls(tolls, profile))
  }
}
