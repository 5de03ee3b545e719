import Gazetteer
import Statistics
import Text

extension Extractor {
  /// For people: which groups and rules were seen in a text, and why candidates were rejected.
  ///
  /// Lines of plain text whose form may change; read in the language that ``extract(_:)-(Document)`` would read it in.
  /// - Throws: always an ``ExtractorError``: where the tables of the document's language are wrong, or ICU cannot be opened.
  /// - Complexity: as that of extracting, some times over; meant for a sentence or an article.
  public func explain(_ document: Document) throws -> String {
    do { return try workspaces.with { try explain(document, $0) } } catch { throw ExtractorError(error) }
  }

  private func explain(_ document: Document, _ workspace: Workspace) throws -> String {
    let tokens = workspace.tokenizer.tokens(of: document.text)
    let language = try language(of: document, tokens)
    var sentences = language.splitter.sentences(tokens)
    language.zones.classify(&sentences, tokens, told: document.zones)
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
    lines += explainNames(document, language, tokens, sentences, workspace)
    return lines.joined(separator: "\n")
  }

  /// A line a name: what it is, by which rule, and for places why this one and which namesake came next.
  private func explainNames(
    _ document: Document, _ language: Language, _ tokens: [Token], _ sentences: [Sentence], _ workspace: Workspace
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
