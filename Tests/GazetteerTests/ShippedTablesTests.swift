import Foundation
import TestSupport
import Testing
import Text

@testable import Gazetteer

/// The tables under Gazetteers/ that were written by hand; the generated ones take minutes in a debug build.
@Suite struct ShippedTablesTests {
  private static let files = Result {
    try GazetteerLint.tables(of: packageFolder.appendingPathComponent("Gazetteers"))
      .filter { !$0.lastPathComponent.hasPrefix("cities-") && !$0.lastPathComponent.hasPrefix("admin-") }
  }
  static let shipped = Result { try Gazetteer.open(files: files.get()) }

  @Test func rowsAreWellFormed() throws {
    let serious = ["stands in", "should be", "mixes letters", "is not UTF-8", "expected at most"]
    let findings = try GazetteerLint.check(Self.files.get()).filter { finding in
      serious.contains(where: finding.message.contains)
    }
    #expect(findings.isEmpty, "\(findings.prefix(10).map(\.description).joined(separator: "\n"))")
  }

  @Test(
    arguments: [
      ("Vladimir Putin met Kassym-Jomart Tokayev", ["person:vladimir-putin", "person:kassym-jomart-tokayev"]),
      ("near the Aegean Sea", ["place:aegean-sea"]),
    ])
  func findsWellKnownNames(text: String, ids: [String]) throws {
    let gazetteer = try Self.shipped.get()
    let matches = gazetteer.matches(in: try Tokenizer().tokens(of: text))
    #expect(matches.map { gazetteer.entry($0.candidates[0].entry).id } == ids)
  }

  @Test func everyEntryIsFoundByItsNames() throws {
    let gazetteer = try Self.shipped.get()
    #expect(gazetteer.entryCount > 1_000)
    for index in stride(from: Int32(0), to: Int32(gazetteer.entryCount), by: 97) {
      for name in gazetteer.aliases(of: index) {
        #expect(gazetteer.lookup(name).contains { $0.entry == index }, "\(name)")
      }
    }
  }
}
