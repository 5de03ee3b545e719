import ICU
import Lexicon
import Text

/// Reads the number that starts at a token: digits in any script and grouping, words, and mixtures of both.
package struct NumberParser: Sendable {
  package enum Value: Sendable, Equatable {
    case integer(Int)
    /// More than fits; an error field, never a wrong number.
    case overflow
    /// Not a whole number: a measure, not a count.
    case fraction
  }

  package struct Number: Sendable, Equatable {
    package let value: Value
    package let end: Int
    /// Written in digits without a separator: may be a year or a name's number.
    package let isPlainDigits: Bool
  }

  let words: NumberWords
  let decimalComma: Bool
  let article: WordClasses
  let and: WordClasses
  let andHalf: WordClasses
  /// Longer runs of digits are no counts of people.
  private static let mostDigits = 18

  package init(pack: LanguagePack, tokenizer: Tokenizer) throws(ICUError) {
    words = try NumberWords(pack: pack, tokenizer: tokenizer)
    decimalComma = pack.info.decimalComma ?? false
    article = pack.lexicon.existingClass("article")
    and = pack.lexicon.existingClass("and")
    andHalf = pack.lexicon.existingClass("and-a-half")
  }

  /// The number at a token, or nil. Time is linear in the number's length.
  package func number(
    in tokens: UnsafeBufferPointer<Token>, at start: Int, _ annotation: Annotation, _ text: UnsafeBufferPointer<UInt8>
  ) -> Number? {
    let first = tokens[start]
    if first.isNumber { return digits(tokens, start, text) }
    if first.isWord, words.word(first).map({ !$0.needsDigits }) ?? annotation.has(article, at: start) {
      return spelled(tokens, start, annotation)
    }
    return nil
  }

  // MARK: - Digits

  private func digits(
    _ tokens: UnsafeBufferPointer<Token>, _ start: Int, _ text: UnsafeBufferPointer<UInt8>
  ) -> Number? {
    var digits: [UInt8] = []
    guard append(tokens[start], text, &digits) else {
      return Number(value: .overflow, end: start + 1, isPlainDigits: true)
    }
    var end = start + 1
    var fraction: [UInt8] = []
    var isPlain = true
    let group: Unicode.Scalar = decimalComma ? "." : ","
    let point: Unicode.Scalar = decimalComma ? "," : "."
    while end + 1 < tokens.count {
      let mark = tokens[end], next = tokens[end + 1]
      guard next.isNumber, next.gap == .none else { break }
      let isGroup = (mark.isMark(group) || mark.isMark("'")) && mark.gap == .none
      let width = digitCount(next, text)
      let isLast = end + 2 >= tokens.count || !tokens[end + 2].isMark(group) || tokens[end + 2].gap != .none
      if isGroup, width == 3 || width == 2 && !isLast, digits.count <= 3 || !isPlain {
        isPlain = false
        guard append(next, text, &digits) else { return Number(value: .overflow, end: end + 2, isPlainDigits: false) }
        end += 2
      } else if mark.isMark(point), mark.gap == .none, fraction.isEmpty {
        _ = append(next, text, &fraction)
        isPlain = false
        end += 2
        break
      } else {
        break
      }
    }
    // "816 000": groups of exactly three digits after a space, where the first has at most three.
    if isPlain, digits.count <= 3, digits.first != 0x30 {
      while end < tokens.count, tokens[end].isNumber, tokens[end].gap == .space, digitCount(tokens[end], text) == 3,
        tokens[end].utf8Start - tokens[end - 1].utf8End <= 3
      {
        guard append(tokens[end], text, &digits) else {
          return Number(value: .overflow, end: end + 1, isPlainDigits: false)
        }
        end += 1
        isPlain = false
      }
    }
    return scaled(digits, fraction, tokens, end, isPlain)
  }

  /// Applies a scale word that follows: "1.5 million", "20 thousand", "2bn".
  private func scaled(
    _ digits: [UInt8], _ fraction: [UInt8], _ tokens: UnsafeBufferPointer<Token>, _ start: Int, _ isPlain: Bool
  ) -> Number {
    var end = start
    var scale = 1
    while end < tokens.count, tokens[end].gap <= .space || tokens[end].gap == .lineBreak,
      let word = words.word(tokens[end]), word.multiplies
    {
      let (product, overflow) = scale.multipliedReportingOverflow(by: word.value)
      if overflow { return Number(value: .overflow, end: end + 1, isPlainDigits: false) }
      scale = product
      end += 1
    }
    var value = 0
    for digit in digits + fraction {
      let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow2) = shifted.addingReportingOverflow(Int(digit - 0x30))
      if overflow || overflow2 { return Number(value: .overflow, end: end, isPlainDigits: false) }
      value = sum
    }
    let (product, overflow) = value.multipliedReportingOverflow(by: scale)
    if overflow { return Number(value: .overflow, end: end, isPlainDigits: false) }
    var divisor = 1
    for _ in fraction { divisor = divisor.multipliedReportingOverflow(by: 10).partialValue }
    // "12.400 people": nobody counts people in thousandths.
    if fraction.count == 3, scale == 1, digits.count <= 3, digits.first != 0x30 {
      return Number(value: .integer(value), end: end, isPlainDigits: false)
    }
    if !fraction.isEmpty && (divisor <= 0 || scale == 1 || product % divisor != 0) {
      return Number(value: .fraction, end: end, isPlainDigits: false)
    }
    return Number(value: .integer(product / divisor), end: end, isPlainDigits: isPlain && scale == 1)
  }

  private func digitCount(_ token: Token, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    text[token.utf8Range].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
  }

  /// Appends the ASCII digits of a number in any script; false where there are too many.
  private func append(_ token: Token, _ text: UnsafeBufferPointer<UInt8>, _ digits: inout [UInt8]) -> Bool {
    let bytes = text[token.utf8Range]
    if bytes.allSatisfy({ $0 < 0x80 }) {
      digits.append(contentsOf: bytes.prefix(Self.mostDigits + 1))
    } else {
      for scalar in String(decoding: bytes.prefix(4 * Self.mostDigits), as: UTF8.self).unicodeScalars {
        digits.append(0x30 + UInt8(CodePoint.digitValue(scalar.value) ?? 0))
      }
    }
    return digits.count <= Self.mostDigits
  }

  // MARK: - Words

  /// Additive and multiplicative reading: units and tens add, hundred multiplies, greater scales close a group.
  private func spelled(_ tokens: UnsafeBufferPointer<Token>, _ start: Int, _ annotation: Annotation) -> Number? {
    var total = 0
    var group = 0
    var groupStep = Int.max
    var index = start
    var end = start
    if annotation.has(article, at: start), words.word(tokens[start]) == nil {
      // "a hundred", "a dozen", never "a" alone.
      guard start + 1 < tokens.count, let next = words.word(tokens[start + 1]), next.multiplies else { return nil }
      group = 1
      groupStep = 10
      index += 1
    }
    while index < tokens.count, index == start || tokens[index].gap <= .lineBreak, index - start < 24 {
      let token = tokens[index]
      if index > start, token.isMark("-"), token.gap == .none, index + 1 < tokens.count, tokens[index + 1].gap == .none,
        words.word(tokens[index + 1]) != nil
      {
        index += 1
        continue
      }
      if index > start, annotation.has(and, at: index), end == index, group >= 100 || total > 0,
        index + 1 < tokens.count,
        let next = words.word(tokens[index + 1]), !next.multiplies, next.value < 100
      {
        index += 1
        continue
      }
      // "one and a half thousand"
      if group > 0, group < 1000, end == index, let half = annotation.word(andHalf, at: index), half.end < tokens.count,
        let scale = words.word(tokens[half.end]), scale.multiplies, scale.value % 2 == 0, scale.value <= 1_000_000_000
      {
        return Number(
          value: .integer(total + (2 * group + 1) * (scale.value / 2)), end: half.end + 1, isPlainDigits: false)
      }
      guard let word = words.word(token), !word.needsDigits else { break }
      if word.multiplies {
        let (product, overflow) = max(group, 1).multipliedReportingOverflow(by: word.value)
        if overflow || product > 1_000_000_000_000_000 {
          return Number(value: .overflow, end: index + 1, isPlainDigits: false)
        }
        if group == 0, total > 0, end == index {
          // "two thousand million"
          let (scaled, overflow) = total.multipliedReportingOverflow(by: word.value)
          if overflow || scaled > 1_000_000_000_000_000 {
            return Number(value: .overflow, end: index + 1, isPlainDigits: false)
          }
          total = scaled
        } else if word.value >= 1000 {
          total += product
          group = 0
          groupStep = word.value
        } else {
          group = product
          groupStep = word.value
        }
      } else {
        // "twenty five" adds; "five six" is two numbers.
        let step = word.value >= 100 ? 100 : word.value >= 20 ? 10 : 1
        guard end == start || step < groupStep || group == 0 && total > 0 else { break }
        if group > 0, word.value == 0 || group % (step * 10) != 0 && step != 1 || step == 1 && group % 10 != 0 { break }
        if step == 1, word.value >= 10, group % 100 != 0 { break }
        group += word.value
        groupStep = step
      }
      index += 1
      end = index
    }
    guard end > start else { return nil }
    return Number(value: .integer(total + group), end: end, isPlainDigits: false)
  }
}
