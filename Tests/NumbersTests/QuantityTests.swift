import Foundation
import Lexicon
import Numbers
import TestSupport
import Testing
import Text

/// Amounts with their bounds. One line a phenomenon; the corpus tests have them in sentences.
@Suite struct QuantityTests {
  private struct Reader: Sendable {
    let pack: LanguagePack
    let finder: QuantityFinder

    init() throws {
      let folder = packageFolder.appendingPathComponent("Gazetteers")
      let tokenizer = try Tokenizer()
      let kinds = try Kinds(folder.appendingPathComponent("kinds.tsv"))
      pack = try LanguagePack(folder: folder.appendingPathComponent("languages/en"), kinds: kinds, tokenizer: tokenizer)
      finder = try QuantityFinder(pack: pack, tokenizer: tokenizer)
    }

    func quantities(_ string: String) throws -> [Quantity] {
      let text = SourceText(string)
      let tokens = try Tokenizer().tokens(of: text)
      return tokens.withUnsafeBufferPointer { tokens in
        text.withUTF8 { finder.quantities(in: tokens, pack.lexicon.annotate(tokens), text: $0) }
      }
    }
  }

  private static let reader: Reader = {
    do { return try Reader() } catch { fatalError("\(error)") }
  }()

  @Test(
    "figures",
    arguments: [
      ("1,000 people", 1_000), ("1 000 people", 1_000), ("1.5 million people", 1_500_000), ("eight people", 8),
      ("three hundred and seventeen people", 317), ("a dozen people", 12), ("two dozen people", 24),
      ("one and a half thousand people", 1_500), ("twenty-five people", 25), ("12 lakh people", 1_200_000),
      ("٣١٧ people", 317), ("३१७ people", 317), ("１２ people", 12), ("a hundred people", 100),
    ])
  func figures(text: String, value: Int) throws {
    #expect(try Self.reader.quantities(text).first?.value == value)
  }

  @Test(
    "bounds",
    arguments: [
      ("at least 8 people", 8, 8, nil), ("more than 1,000 people", 1_000, 1_001, nil), ("up to 30 people", 30, nil, 30),
      ("fewer than 100 people", 100, nil, 99), ("nearly 400 people", 400, nil, 400), ("about 50 people", 50, nil, nil),
      ("between 20 and 30 people", nil, 20, 30), ("5-6 people", nil, 5, 6), ("dozens of people", nil, 24, 99),
      ("several people", nil, 3, 9), ("hundreds of people", nil, 200, 999), ("several hundred people", nil, 300, 900),
    ] as [(String, Int?, Int?, Int?)])
  func bounds(text: String, value: Int?, low: Int?, high: Int?) throws {
    let quantity = try #require(try Self.reader.quantities(text).first)
    #expect(quantity.value == value && quantity.low == low && quantity.high == high, "\(quantity)")
  }

  @Test(
    "numbers that count nothing",
    arguments: ["5 km", "12 percent", "$30", "10:30", "3.5 degrees", "May 3", "a 12-year-old", "flight 302"])
  func measures(text: String) throws {
    #expect(try Self.reader.quantities(text).allSatisfy { $0.role != .count }, "\(try Self.reader.quantities(text))")
  }
}
