import Foundation
import TestSupport
import Text

@testable import Gazetteer

/// A gazetteer of a few rows: "id, name, aliases" with tabs between.
func gazetteer(_ rows: [String], header: String = "id\tname\taliases") throws -> Gazetteer {
  let folder = try TemporaryFolder()
  let file = try folder.write(([header] + rows).joined(separator: "\n") + "\n", to: "names.tsv")
  return try Gazetteer.open(files: [file])
}

/// What was found: "text → id,id", in order.
func found(_ gazetteer: Gazetteer, in text: String, overlapping: Bool = false) throws -> [String] {
  let source = SourceText(text)
  let tokens = try Tokenizer().tokens(of: source)
  return gazetteer.matches(in: tokens, overlapping: overlapping).map { match in
    let start = tokens[match.tokens.lowerBound].utf8Range.lowerBound
    let end = tokens[match.tokens.upperBound - 1].utf8Range.upperBound
    let ids = match.candidates.map { gazetteer.entry($0.entry).id }
    return source.string(utf8Range: start..<end) + " → " + ids.joined(separator: ",")
  }
}
