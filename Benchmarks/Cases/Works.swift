import Foundation
import Gazetteer
import Lexicon
import Muster
import Names
import Records
import Statistics
import Text
import Writers

/// What one thread at a time may use; each case is run by one.
private struct OneThread<Value>: @unchecked Sendable {
  let value: Value
}

extension Materials {
  func tokenising() throws -> BenchmarkCase.Work {
    let tokenizer = OneThread(value: try Tokenizer())
    let text = try longText()
    return ("bytes", text.utf8Count, { tokenizer.value.tokens(of: text).count })
  }

  /// Names in tokens.
  func matching(_ count: Int?) throws -> BenchmarkCase.Work {
    let gazetteer = try gazetteer(count)
    let text = try longText()
    let tokens = try Tokenizer().tokens(of: text)
    return ("bytes", text.utf8Count, { gazetteer.matches(in: tokens).count })
  }

  /// Names in bytes.
  func scanning(_ count: Int?) throws -> BenchmarkCase.Work {
    let scanner = OneThread(value: try NameScanner(try gazetteer(count)))
    let text = try longText()
    return (
      "bytes", text.utf8Count,
      {
        var spans: [NameSpan] = []
        scanner.value.find(in: text, &spans)
        return spans.count
      }
    )
  }

  func statistics() throws -> BenchmarkCase.Work {
    let kinds = try Kinds(resources.appendingPathComponent("kinds.tsv"))
    let tokenizer = try Tokenizer()
    let pack = try LanguagePack(
      folder: resources.appendingPathComponent("languages/en"), kinds: kinds, tokenizer: tokenizer)
    let splitter = SentenceSplitter(rules: pack.sentenceRules)
    let reader = try StatisticsReader(pack: pack, kinds: kinds, tokenizer: tokenizer)
    let texts = try articles().map { text in
      let tokens = tokenizer.tokens(of: text)
      return (text: text, tokens: tokens, sentences: splitter.sentences(tokens))
    }
    return (
      "bytes", texts.reduce(0) { $0 + $1.text.utf8Count },
      {
        texts.reduce(0) {
          $0 + reader.facts(tokens: $1.tokens, sentences: $1.sentences, text: $1.text, published: nil).count
        }
      }
    )
  }

  private func extractor() throws -> Extractor { try Extractor(.init(language: "en", resources: resources.path)) }

  func extraction() throws -> BenchmarkCase.Work {
    let extractor = try extractor()
    let documents = try articles().enumerated().map { Document(id: "\($0)", text: $1) }
    return (
      "bytes", documents.reduce(0) { $0 + $1.text.utf8Count },
      {
        documents.reduce(0) { count, document in
          let extraction = extractor.extract(document)
          return count + extraction.statistics.count + extraction.mentions.count
        }
      }
    )
  }

  func csv() throws -> BenchmarkCase.Work {
    let extractor = try extractor()
    let extractions = try articles().map { extractor.extract(Document(id: "a", text: $0)) }
    let format = CSVFormat()
    let body: @Sendable () -> Int = {
      var bytes: [UInt8] = []
      for extraction in extractions {
        for row in extraction.mentions { format.append(row.cells, to: &bytes) }
        for row in extraction.statistics { format.append(row.cells, to: &bytes) }
        for row in extraction.tolls { format.append(row.cells, to: &bytes) }
      }
      return bytes.count
    }
    return ("bytes", body(), body)
  }

  func nameScore() throws -> BenchmarkCase.Work {
    let matcher = try NameMatcher(gazetteers: resources)
    let pairs = try figures().flatMap { figure in figure.spellings.map { (figure.name, $0) } }
    return ("pairs", pairs.count, { pairs.reduce(0) { $0 + (matcher.score($1.0, $1.1) >= 0.5 ? 1 : 0) } })
  }

  func nameLookup() throws -> BenchmarkCase.Work {
    let figures = try figures()
    let index = NameIndex(
      try NameMatcher(gazetteers: resources), entries: figures.map { NameIndex.Entry(id: $0.name, names: [$0.name]) })
    let queries = figures.flatMap { figure in figure.spellings.map { (figure.name, $0) } }
    return (
      "queries", queries.count,
      { queries.reduce(0) { $0 + (index.lookup($1.1, limit: 1).first?.id == $1.0 ? 1 : 0) } }
    )
  }
}
