import ICU
import Text

/// Ids of names that no list has: the folded words joined by hyphens, the same for every spelling that folds alike.
package struct NameSlug: ~Copyable {
  private let fold: NameFold

  package init() throws(ICUError) { fold = try NameFold() }

  package borrowing func slug(_ name: String) -> String {
    var words: [String] = []
    for word in name.unicodeScalars.split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "\u{A0}" }) {
      let folded = fold.fold(String(word))
      if !folded.isEmpty { words.append(folded) }
    }
    return words.joined(separator: "-")
  }
}
