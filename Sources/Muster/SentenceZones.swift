import Text

extension Extractor {
  /// The sentences of a document with their zones, as extraction reads them; white space as in the text.
  ///
  /// - Throws: where ICU cannot be opened, or what is wrong in the tables of its language.
  package func sentences(of document: Document) throws -> [(zone: Zone, words: String)] {
    try workspaces.with { workspace in
      let tokens = workspace.tokenizer.tokens(of: document.text)
      let language = try self.language(of: document, tokens)
      var sentences = language.splitter.sentences(tokens)
      language.zones.classify(&sentences, tokens, told: document.zones)
      return sentences.map { sentence in
        let first = Int(tokens[sentence.tokens.lowerBound].utf8Start)
        let end = Int(tokens[sentence.tokens.upperBound - 1].utf8End)
        return (sentence.zone, document.text.string(utf8Range: first..<end))
      }
    }
  }
}
