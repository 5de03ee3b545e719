import Foundation
import TestSupport
import Testing
import Text

@testable import Gazetteer

/// The tables under Gazetteers/ as they are.
@Suite struct ShippedTablesTests {
  static let shipped = Result { try Gazetteer.open(folder: packageFolder.appendingPathComponent("Gazetteers")) }

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
