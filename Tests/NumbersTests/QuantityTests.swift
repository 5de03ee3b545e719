import Numbers
import Records
import TestSupport
import Testing
import Text

/// The amounts that English words and the digits of any script stand for.
@Suite struct QuantityTests {
  private static let finder = try! QuantityFinder(pack: ShippedKnowledge.english, tokenizer: Tokenizer())

  static func quantities(_ text: String) throws -> [Quantity] {
    let source = SourceText(text)
    let tokens = try Tokenizer().tokens(of: source)
    return source.withUTF8 { bytes in
      tokens.withUnsafeBufferPointer { tokens in
        finder.quantities(in: tokens, ShippedKnowledge.english.lexicon.annotate(tokens), text: bytes)
      }
    }
  }

  @Test(
    "one figure",
    arguments: [
      ("8 people died", 8), ("eight people died", 8), ("1,000 people", 1000), ("12,345,678 people", 12_345_678),
      ("816 000 people", 816_000), ("1\u{A0}000 people", 1000), ("1\u{202F}000 people", 1000), ("1.000 people", 1000),
      ("1’000 people", 1000), ("12,34,567 people", 1_234_567), ("١٠٠٠ people", 1000), ("۱۲ people", 12),
      ("१२३ people", 123), ("๔๒ people", 42), ("１２３ people", 123), ("1.5 million people", 1_500_000),
      ("12 lakh people", 1_200_000), ("2bn people", 2_000_000_000), ("20 thousand people", 20_000),
      ("three hundred and seventeen people", 317), ("two thousand five hundred people", 2500),
      ("twenty-five people", 25), ("twenty five people", 25), ("a hundred people", 100), ("a dozen people", 12),
      ("two dozen people", 24), ("one and a half thousand people", 1500), ("a couple of people", 2),
      ("two million three hundred thousand people", 2_300_000), ("zero people", 0), ("half of the 40 people", 20),
    ])
  func exact(text: String, value: Int) throws {
    let found = try Self.quantities(text)
    #expect(found.count == 1)
    #expect(found.first?.value == value && found.first?.low == value && found.first?.high == value)
    #expect(found.first?.qualifier == .exact && found.first?.role == .count)
  }

  private struct Bounds: Equatable, CustomStringConvertible {
    let value: Int?
    let low: Int?
    let high: Int?
    let qualifier: Statistic.Qualifier

    init(_ value: Int?, _ low: Int?, _ high: Int?, _ qualifier: Statistic.Qualifier) {
      (self.value, self.low, self.high, self.qualifier) = (value, low, high, qualifier)
    }

    var description: String {
      [value, low, high].map { $0.map(String.init) ?? "" }.joined(separator: ",") + " " + qualifier.rawValue
    }
  }

  private static let bounded: [(String, Bounds)] = [
    ("at least eight people", Bounds(8, 8, nil, .atLeast)), ("no fewer than 8 people", Bounds(8, 8, nil, .atLeast)),
    ("30+ people", Bounds(30, 30, nil, .atLeast)), ("30 or more people", Bounds(30, 30, nil, .atLeast)),
    ("more than 1,000 people", Bounds(1000, 1001, nil, .moreThan)),
    ("well over 300 people", Bounds(300, 301, nil, .moreThan)),
    ("up to 30 people", Bounds(30, nil, 30, .atMost)), ("as many as 20 people", Bounds(20, nil, 20, .atMost)),
    ("fewer than 100 people", Bounds(100, nil, 99, .lessThan)),
    ("nearly 400 people", Bounds(400, nil, 400, .nearly)), ("about 50 people", Bounds(50, nil, nil, .about)),
    ("a total of at least 8 people", Bounds(8, 8, nil, .atLeast)),
    ("between 20 and 30 people", Bounds(nil, 20, 30, .range)), ("5-6 people", Bounds(nil, 5, 6, .range)),
    ("5–6 people", Bounds(nil, 5, 6, .range)), ("20 to 30 people", Bounds(nil, 20, 30, .range)),
    ("five or six people", Bounds(nil, 5, 6, .range)),
    ("2 to 3 million people", Bounds(nil, 2_000_000, 3_000_000, .range)),
    ("dozens of people", Bounds(nil, 24, 99, .vague)), ("several people", Bounds(nil, 3, 9, .vague)),
    ("hundreds of people", Bounds(nil, 200, 999, .vague)),
    ("tens of thousands of people", Bounds(nil, 20_000, 99_999, .vague)),
    ("several hundred people", Bounds(nil, 300, 900, .vague)), ("many people", Bounds(nil, 2, nil, .vague)),
  ]

  @Test("bounds that words imply", arguments: bounded.indices)
  func bounds(index: Int) throws {
    let (text, expected) = Self.bounded[index]
    let found = try Self.quantities(text)
    #expect(found.count == 1, "\(text)")
    if let first = found.first {
      #expect(Bounds(first.value, first.low, first.high, first.qualifier) == expected, "\(text)")
    }
  }

  @Test(
    "two figures are not a range",
    arguments: [("5 and 6 people", [5, 6]), ("eight, nine people", [8, 9]), ("killed 3, wounded 4", [3, 4])])
  func separate(text: String, values: [Int]) throws {
    #expect(try Self.quantities(text).map(\.value) == values)
  }

  @Test(
    "what counts nothing",
    arguments: [
      "a man aged 24", "Smith, 57, died", "$5 million", "£300", "5kg of rice", "37% of them",
      "10:30 that day", "the 9/11 attacks", "on May 5", "5 May", "3.5 metres", "1.27 of them",
      "Flight 370 was lost", "Highway 40",
    ])
  func noCount(text: String) throws {
    let counts = try Self.quantities(text).filter { $0.role == .count && $0.value != nil }
    #expect(counts.isEmpty, "\(counts)")
  }

  @Test(
    "too great to hold is said so, never wrong",
    arguments: [
      String(repeating: "9", count: 10_000), String(repeating: "0", count: 10_000) + "1", "999,999,999,999,999,999,999",
      "999 999 999 999 999 999 999", "9000000000 million million", "٩" + String(repeating: "٩", count: 400),
    ])
  func overflow(number: String) throws {
    let found = try Self.quantities("\(number) people")
    #expect(!found.isEmpty)
    for quantity in found {
      #expect(quantity.qualifier == .overflow && quantity.value == nil && quantity.low == nil && quantity.high == nil)
    }
  }

  @Test("scales one after the other are too great, too")
  func scales() throws {
    withKnownIssue("equal scales add up instead of multiplying") {
      let found = try Self.quantities("nine hundred billion billion billion people")
      #expect(found.map(\.qualifier) == [.overflow])
    }
  }

  @Test("amounts are in order, apart, and their bounds hold their values")
  func properties() throws {
    var generator = SeededGenerator(seed: 5)
    let words = [
      "8", "1,000", "twenty", "-", "five", "hundred", "and", "a", "half", "million", "dozens", "of", "at", "least",
      "between", "to", "people", ",", ".", "or", "more", "several", "about", "1.5", "٣", "up", "the", "other", "$",
      "km",
      "99999999999999999999", "thousand", "billion", "(", ")", "aged", "\n", "no", "fewer", "than",
    ]
    for _ in 0..<1500 {
      let text = (0..<24).map { _ in words.randomElement(using: &generator)! }.joined(separator: " ")
      var end = 0
      for quantity in try Self.quantities(text) {
        #expect(quantity.tokens.lowerBound >= end && !quantity.tokens.isEmpty, "\(text)")
        #expect(quantity.tokens.contains(quantity.core.lowerBound), "\(text)")
        end = quantity.tokens.upperBound
        if let low = quantity.low, let high = quantity.high { #expect(low <= high, "\(text)") }
        if quantity.qualifier == .overflow { #expect(quantity.value == nil, "\(text)") }
        if let value = quantity.value { #expect(value >= 0, "\(text)") }
      }
    }
  }

  @Test("a hundred thousand numbers in one sentence", .timeLimit(.minutes(1)))
  func many() throws {
    let text = (0..<100_000).map { "\($0 % 1000)" }.joined(separator: ", ")
    #expect(try Self.quantities(text).count > 10_000)
  }
}
