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
/// Load once, use from as many threads as you like.
public struct Extractor: Sendable {
  public let options: ExtractionOptions
  /// The language asked for, else English.
  let language: Language
  private let languages: Languages
  let kinds: Kinds
  private let profile: TollProfile
  let gazetteer: Gazetteer
  private let workspaces: Pool<Workspace>

  /// - Throws: an error that names the file and line where a gazetteer or language pack cannot be read.
  public init(_ options: ExtractionOptions = ExtractionOptions()) throws {
    self.options = options
    let resources = try ResourceFolder.find(options.resources)
    kinds = try Kinds(resources.appendingPathComponent("kinds.tsv"))
    profile = try TollProfile(resources.appendingPathComponent("profiles/\(options.profile).tsv"))
    gazetteer = try Gazetteer.open(
      folder: resources, additional: options.gazetteers.map { URL(fileURLWithPath: $0) })
    let (kinds, gazetteer) = (self.kinds, self.gazetteer)
    let workspaces = Pool { try Workspace(gazetteer) }
    self.workspaces = workspaces
    let folder = resources.appendingPathComponent("languages")
    languages = try workspaces.with { workspace in
      try Languages(folder: folder, tokenizer: workspace.tokenizer) { code in
        try workspaces.with { workspace in
          try Language(
            folder: folder.appendingPathComponent(code), names: resources.appendingPathComponent("names"), kinds: kinds,
            gazetteer: gazetteer, tokenizer: workspace.tokenizer)
        }
      }
    }
    language = try languages.language(options.language ?? "en")
  }

  /// The language to read a document in: the one asked for, else the one it names, else that of its frequent words.
  private func language(of document: Document, _ tokens: [Token]) -> Language {
    guard options.language == nil else { return language }
    let named = document.language.flatMap { languages.has($0) ? $0 : nil }
    guard let code = named ?? languages.code(of: tokens), code != language.pack.info.code else { return language }
    return (try? languages.language(code)) ?? language
  }

  /// Everything Muster reads out of a document. Never fails: what cannot be read is left out.
  public func extract(_ document: Document) -> Extraction {
    do {
      return try workspaces.with { extract(document, $0) }
    } catch {
      var record = record(of: document)
      record.status = .error
      record.error = "ICU could not be opened: \(error)"
      return Extraction(document: record)
    }
  }

  private func record(of document: Document) -> DocumentRecord {
    DocumentRecord(
      id: document.id, path: document.path, title: document.title, language: document.language,
      published: document.published ?? options.published)
  }

  private func extract(_ document: Document, _ workspace: Workspace) -> Extraction {
    var record = record(of: document)
    let tokens = workspace.tokenizer.tokens(of: document.text)
    let language = language(of: document, tokens)
    record.language = document.language ?? language.pack.info.code
    // The steps, in order.
    var sentences = language.splitter.sentences(tokens)
    language.zones.classify(&sentences, tokens)
    let names = language.mentions.mentions(
      tokens: tokens, sentences: sentences, text: document.text, memo: workspace.names)
    let facts = language.statistics.facts(
      tokens: tokens, sentences: sentences, text: document.text,
      published: record.published.flatMap { CalendarDate(iso: $0) })
    let tolls = language.tolls.tolls(of: facts)

    let named = MentionRows(
      document: document, tokens: tokens, sentences: sentences, found: names, workspace: workspace)
    let places = EventPlaces(tokens: tokens, sentences: sentences, cues: language.mentions.cues, names: names)
    let rows = RowMaker(
      document: document, tokens: tokens, sentences: sentences, kinds: kinds, facts: facts, names: names, named: named,
      places: places)
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

extension Extractor {
  /// For people: which groups and rules were seen in a text, and why candidates were rejected.
  public func explain(_ document: Document) throws -> String {
    try workspaces.with { explain(document, $0) }
  }

  private func explain(_ document: Document, _ workspace: Workspace) -> String {
    let tokens = workspace.tokenizer.tokens(of: document.text)
    var sentences = language.splitter.sentences(tokens)
    language.zones.classify(&sentences, tokens)
    var lines: [String] = []
    func words(_ range: Range<Int>) -> String {
      document.text.string(
        utf8Range: Int(tokens[range.lowerBound].utf8Start)..<Int(tokens[range.upperBound - 1].utf8End))
    }
    for explained in language.statistics.explain(tokens: tokens, sentences: sentences, text: document.text) {
      let sentence = sentences[explained.sentence]
      func quote(_ range: Range<Int>) -> String {
        "“\(words(range.lowerBound + sentence.tokens.lowerBound..<range.upperBound + sentence.tokens.lowerBound))”"
      }
      lines.append("Sentence \(explained.sentence + 1) (\(sentence.zone.rawValue)): \(words(sentence.tokens))")
      for group in explained.groups { lines.append("  group \(quote(group.tokens)): \(group.description)") }
      for candidate in explained.candidates {
        let outcome = candidate.rejection.map { "rejected: \($0)" } ?? "kept"
        lines.append(
          "  \(candidate.kind) by \(candidate.rule) (\(candidate.priority)): trigger \(quote(candidate.trigger)), "
            + "counts \(quote(candidate.group)): \(outcome)")
      }
    }
    lines += explainNames(document, tokens, sentences, workspace)
    return lines.joined(separator: "\n")
  }

  /// A line a name: what it is, by which rule, and for places why this one and which namesake came next.
  private func explainNames(
    _ document: Document, _ tokens: [Token], _ sentences: [Sentence], _ workspace: Workspace
  ) -> [String] {
    let names = language.mentions.mentions(tokens: tokens, sentences: sentences, text: document.text)
    let rows = MentionRows(
      document: document, tokens: tokens, sentences: sentences, found: names, workspace: workspace)
    func rounded(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
    var lines = names.mentions.isEmpty ? [] : ["Names:"]
    for (mention, row) in zip(names.mentions, rows.mentions) {
      var line =
        "  “\(row.text)” is \(row.entityID) (\(row.method.rawValue): \(mention.rule.rawValue)), score \(row.score)"
      let entry = names.entities[mention.entity].entry
      if mention.type == .place, let choice = names.choices.first(where: { $0.entry == entry }) {
        line +=
          "; size \(rounded(choice.prior)), country \(rounded(choice.country)), region \(rounded(choice.region)), "
          + "nearness \(rounded(choice.nearness)), container \(rounded(choice.container))"
        if let second = choice.runnerUp {
          line +=
            "; next \(gazetteer.entry(second).id) with \(rounded(choice.runnerUpTotal)) of \(rounded(choice.total))"
        }
      }
      lines.append(line)
    }
    for demonym in names.demonyms where demonym.country != 0 {
      let range = Int(tokens[demonym.tokens.lowerBound].utf8Start)..<Int(tokens[demonym.tokens.upperBound - 1].utf8End)
      lines.append(
        "  “\(document.text.string(utf8Range: range))” is no place, but carries \(MentionRows.code(demonym.country))")
    }
    return lines
  }
}
