import Text

@testable import Gazetteer

/// The slow way, for comparison: every alias is tried at every word, spelling by spelling. Letter case is not looked at.
struct NaiveMatcher {
  private let tokenizer: Tokenizer
  private let names: [[String]]

  init(_ aliases: [String]) throws {
    let tokenizer = try Tokenizer()
    self.tokenizer = tokenizer
    let fold = try NameFold()
    names = aliases.map { alias in
      let source = SourceText(alias)
      let tokens = tokenizer.tokens(of: source)
      let parts = tokens.map { Self.spelling($0, source, fold) }.filter { !"-'.·&".contains($0) }
      return parts
    }
  }

  private static func spelling(_ token: Token, _ source: SourceText, _ fold: borrowing NameFold) -> String {
    if token.kind != .punctuation { return fold.fold(source.string(utf8Range: token.utf8Range)) }
    return Unicode.Scalar(UInt32(token.key)).map(String.init) ?? ""
  }

  /// UTF-8 ranges, from left to right.
  func matches(in text: String) throws -> [Range<Int>] {
    let source = SourceText(text)
    let tokens = tokenizer.tokens(of: source)
    let fold = try NameFold()
    let spellings = tokens.map { Self.spelling($0, source, fold) }
    var found: [Range<Int>] = []
    var index = 0
    while index < tokens.count {
      let end = names.compactMap { Self.end(of: $0, at: index, tokens, spellings) }.max()
      if let end {
        found.append(tokens[index].utf8Range.lowerBound..<tokens[end - 1].utf8Range.upperBound)
        index = end
      } else {
        index += 1
      }
    }
    return found
  }

  private static func end(of name: [String], at start: Int, _ tokens: [Token], _ spellings: [String]) -> Int? {
    guard tokens[start].kind != .punctuation else { return nil }
    var index = start
    var rest = name[...]
    while true {
      guard rest.first == spellings[index] else { return nil }
      rest.removeFirst()
      guard !rest.isEmpty else { return index + 1 }
      let next = index + 1
      guard next < tokens.count else { return nil }
      if tokens[next].kind != .punctuation {
        guard tokens[next].gap != .paragraphBreak else { return nil }
        index = next
        continue
      }
      guard next + 1 < tokens.count, tokens[next + 1].kind != .punctuation else { return nil }
      let joint = NameJoint(
        before: tokens[index].utf8Range.count, mark: tokens[next].key, gapBeforeMark: tokens[next].gap,
        gapBeforeWord: tokens[next + 1].gap)
      switch joint {
      case .stop: return nil
      case .join: break
      case .mark:
        guard rest.first == spellings[next] else { return nil }
        rest.removeFirst()
      }
      index = next + 1
    }
  }
}
