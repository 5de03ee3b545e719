import Foundation
import Lexicon
import Muster
import Names
import Numbers
import Records
import Text

/// Bytes as a text; ill-formed ones are repaired.
private func source(_ bytes: [UInt8]) -> SourceText {
  SourceText(utf8: bytes) ?? SourceText(String(decoding: bytes, as: UTF8.self))
}

private func english(_ resources: FuzzTarget.Resources, _ tokenizer: Tokenizer) throws -> LanguagePack {
  let kinds = try Kinds(resources.gazetteers.appendingPathComponent("kinds.tsv"))
  let folder = resources.gazetteers.appendingPathComponent("languages/en")
  return try LanguagePack(folder: folder, kinds: kinds, tokenizer: tokenizer)
}

extension FuzzTarget {
  /// Tokens, sentences, zones.
  static let tokens = FuzzTarget("tokens") { resources in
    let tokenizer = try Tokenizer()
    let pack = try english(resources, tokenizer)
    let splitter = SentenceSplitter(rules: pack.sentenceRules)
    let zones = ZoneClassifier(rules: pack.zoneRules)
    return { bytes in
      let text = source(bytes)
      let tokens = tokenizer.tokens(of: text)
      var end = 0
      for token in tokens {
        let range = token.utf8Range
        promise(range.lowerBound >= end && !range.isEmpty && range.upperBound <= text.utf8Count, "tokens in order")
        end = range.upperBound
        let points = text.codePointRange(utf8Range: range)
        promise(text.utf8Offset(codePointOffset: points.lowerBound) == range.lowerBound, "tokens of whole code points")
        promise(text.utf8Offset(codePointOffset: points.upperBound) == range.upperBound, "tokens of whole code points")
      }
      var sentences = splitter.sentences(tokens)
      var next = 0
      for sentence in sentences {
        promise(sentence.tokens.lowerBound >= next && sentence.tokens.upperBound <= tokens.count, "sentences in order")
        next = sentence.tokens.upperBound
      }
      zones.classify(&sentences, tokens)
    }
  }

  /// Amounts and dates.
  static let numbers = FuzzTarget("numbers") { resources in
    let tokenizer = try Tokenizer()
    let pack = try english(resources, tokenizer)
    let finder = try QuantityFinder(pack: pack, tokenizer: tokenizer)
    let dates = DateFinder(pack: pack)
    let published = CalendarDate(iso: "2022-01-06")
    return { bytes in
      let text = source(bytes)
      let tokens = tokenizer.tokens(of: text)
      text.withUTF8 { bytes in
        tokens.withUnsafeBufferPointer { tokens in
          let annotation = pack.lexicon.annotate(tokens)
          for quantity in finder.quantities(in: tokens, annotation, text: bytes) {
            promise(quantity.tokens.upperBound <= tokens.count, "amounts within the text")
            if let low = quantity.low, let high = quantity.high { promise(low <= high, "\(low) <= \(high)") }
          }
          for date in dates.dates(in: tokens, annotation, published: published, text: bytes) {
            promise(date.tokens.upperBound <= tokens.count, "dates within the text")
          }
        }
      }
    }
  }

  /// Whether two names, one a line, are the same.
  static let names = FuzzTarget("names") { resources in
    let matcher = try NameMatcher(gazetteers: resources.gazetteers)
    return { bytes in
      let lines = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
      let (a, b) = (Array(lines[0]), Array(lines.last ?? []))
      let score = a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { matcher.score(utf8: a, $0) } }
      promise((0...1).contains(score), "a score from 0 to 1, not \(score)")
    }
  }

  /// The whole way from a text to rows.
  static let extraction = FuzzTarget("extraction") { resources in
    let extractor = try Extractor(.init(published: "2022-01-06", resources: resources.gazetteers.path))
    return { bytes in
      let text = source(bytes)
      let extraction = extractor.extract(Document(id: "d", text: text))
      for mention in extraction.mentions {
        promise(!mention.range.isEmpty && mention.range.upperBound <= text.codePointCount, "mentions within the text")
      }
      for row in extraction.statistics {
        promise(!row.range.isEmpty && row.range.upperBound <= text.codePointCount, "statistics within the text")
        if let low = row.low, let high = row.high { promise(low <= high, "\(low) <= \(high)") }
      }
    }
  }
}
