import Foundation
import TestSupport
import Testing
import Text

@testable import Gazetteer

@Suite struct MatchingTests {
  private let names: Gazetteer

  init() throws {
    names = try gazetteer([
      "person:tokayev\tKassym-Jomart Tokayev\t!Tokayev|Касым-Жомарт Токаев|!Тоқаев",
      "person:sisi\tAbdel Fattah el-Sisi\t!el-Sisi|عبد الفتاح السيسي",
      "organization:who\tWorld Health Organization\t=WHO|!哈马斯",
      "organization:ny-times\tThe New York Times\tNew York Times",
      "organization:people\tCommission on Human and Peoples' Rights\t",
      "organization:army\tUnited States Army\tU.S. Army",
      "organization:gates\tBill & Melinda Gates Foundation\t",
      "organization:shabaab\tal-Shabaab\tal-shabaab militants",
      "place:ny\tNew York\t=NY",
      "place:us\tUnited States\t=US|U.S.|~American",
      "place:dc\tWashington, D.C.\tWashington",
      "place:washington\tWashington State\tWashington",
      "place:china\tChina\t中国|中华人民共和国",
      "place:petersburg\tSt. Petersburg\tСанкт-Петербург",
      "place:aquila\tL’Aquila\t",
      "place:cay\tÇay\t",
      "place:ukraine\tUkraine\tукраинский",
    ])
  }

  @Test(
    "one name",
    arguments: [
      ("President Kassym-Jomart Tokayev said", "Kassym-Jomart Tokayev → person:tokayev"),
      ("Kassym Jomart\nTokayev said", "Kassym Jomart\nTokayev → person:tokayev"),
      ("Tokayev's order", "Tokayev → person:tokayev"),
      ("Tokayev’s order", "Tokayev → person:tokayev"),
      ("КАСЫМ-ЖОМАРТ ТОКАЕВ СКАЗАЛ", "КАСЫМ-ЖОМАРТ ТОКАЕВ → person:tokayev"),
      ("TOKAYEV SPEAKS", "TOKAYEV → person:tokayev"),
      ("قال عبد الفتاح السيسي اليوم", "عبد الفتاح السيسي → person:sisi"),
      ("WHO is here, who knows", "WHO → organization:who"),
      ("from the New York Times today", "the New York Times → organization:ny-times"),
      ("a New York-based group", "New York → place:ny"),
      ("in Washington, D.C., on Monday", "Washington, D.C. → place:dc"),
      ("in Washington on Monday", "Washington → place:dc,place:washington"),
      ("the U.S. Army came", "U.S. Army → organization:army"),
      ("the U.S. said", "U.S. → place:us"),
      ("about us and US troops", "US → place:us"),
      ("American troops", "American → place:us"),
      ("他在中国说", "中国 → place:china"),
      ("中华人民共和国", "中华人民共和国 → place:china"),
      ("near St Petersburg", "St Petersburg → place:petersburg"),
      ("near St. Petersburg", "St. Petersburg → place:petersburg"),
      ("the L'Aquila quake", "L'Aquila → place:aquila"),
      ("l'Ukraine est", "Ukraine → place:ukraine"),
      (
        "the Commission on Human and Peoples’ Rights met",
        "Commission on Human and Peoples’ Rights → organization:people"
      ),
      ("Bill and the Bill & Melinda Gates Foundation", "Bill & Melinda Gates Foundation → organization:gates"),
      ("al-shabaab militants fled", "al-shabaab militants → organization:shabaab"),
      ("украинский флот", "украинский → place:ukraine"),
      ("哈马斯宣布", "哈马斯 → organization:who"),
      ("in Cay today", "Cay → place:cay"),
    ])
  func oneName(text: String, expected: String) throws {
    #expect(try found(names, in: text) == [expected])
  }

  @Test(
    "no name",
    arguments: [
      "who is it", "they told us", "fine china", "the cay was green", "New\n\nYork", "the World. Health Organization",
      "Abdel, Fattah el Sissi", "Washing ton", "New - York", "America", "", "...", "\u{0}", "washington",
    ])
  func noName(text: String) throws {
    #expect(try found(names, in: text) == [])
  }

  @Test func overlapsOnRequest() throws {
    let text = "The New York Times in Washington, D.C."
    #expect(
      try found(names, in: text) == ["The New York Times → organization:ny-times", "Washington, D.C. → place:dc"])
    #expect(
      try found(names, in: text, overlapping: true) == [
        "The New York Times → organization:ny-times", "New York Times → organization:ny-times",
        "New York → place:ny", "Washington, D.C. → place:dc", "Washington → place:dc,place:washington",
      ])
  }

  @Test func slicesKeepTheirIndices() throws {
    let tokens = try Tokenizer().tokens(of: "In China and Ukraine")
    #expect(names.matches(in: tokens[2...]).map(\.tokens) == [3..<4])
    #expect(names.matches(in: tokens[0..<1]).isEmpty)
  }

  @Test func flagsComeWithCandidates() throws {
    let tokens = try Tokenizer().tokens(of: "Tokayev American WHO China")
    let flags = names.matches(in: tokens).map { $0.candidates[0].flags }
    #expect(flags == [.distinctive, .demonym, .exactCase, .canonical])
  }

  @Test func lookupIgnoresCase() throws {
    #expect(names.lookup("kassym jomart TOKAYEV").map { names.entry($0.entry).id } == ["person:tokayev"])
    #expect(names.lookup("us").map { names.entry($0.entry).id } == ["place:us"])
    #expect(names.lookup("New") == [])
    #expect(names.lookup("New York City") == [])
    #expect(names.lookup("") == [])
    #expect(names.lookup("?!") == [])
  }

  @Test(arguments: [
    ("person:a", EntityType.person), ("organization:a", .organization), ("place:a", .place), ("geonames:7", .place),
    ("country:KZ", .place),
  ])
  func idsTellTheType(id: String, type: EntityType) throws {
    #expect(try gazetteer(["\(id)\tName\t"]).entry(0).type == type)
  }

  @Test func entriesByID() throws {
    for index in 0..<Int32(names.entryCount) {
      #expect(names.index(ofID: names.entry(index).id) == index)
    }
    #expect(names.index(ofID: "place:atlantis") == nil)
    #expect(names.entry(-1).id == "")
    #expect(names.entry(Int32(names.entryCount)).id == "")
  }
}
