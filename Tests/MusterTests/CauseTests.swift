import Muster
import Testing

/// The event or means, as written: `causes.tsv` of each language.
@Suite struct CauseTests {
  @Test(
    "by what they came to harm",
    arguments: [
      ("Two people were killed in a car crash near Lagos.", "car crash"),
      ("A massive suicide car bombing killed 12 people.", "massive suicide car bombing"),
      ("An explosion in Kabul killed 12 people.", "explosion"),
      ("Twelve people died after a fire broke out in the hotel.", "fire"),
      ("At least 30 civilians were wounded by artillery fire on Monday.", "artillery fire"),
      ("Five people were killed and 20 injured when a bomb exploded.", "bomb"),
      ("In the attack, three soldiers were killed.", "attack"),
      ("The earthquake killed 200 people.", "earthquake"),
      ("Hundreds of people were displaced by heavy rains and flooding.", "heavy rains"),
      ("The man began shooting and killed two people.", "shooting"),
      ("Nine people died in hospital.", nil),
      ("Three members of the fire brigade were injured.", nil),
      ("Police in riot gear detained 40 protesters.", nil),
      ("Two bomb victims died.", nil),
      ("Four people were killed, an expert on war crimes said.", nil),
      ("В результате мощного взрыва погибли 8 человек.", "мощного взрыва"),
      ("В ДТП под Тверью пострадали 5 человек.", "ДТП"),
      ("Погибли 8 человек.", nil),
    ] as [(String, String?)])
  func cause(text: String, expected: String?) throws {
    let rows = try ExtractorTests.shared.get().extract(text).statistics
    #expect(!rows.isEmpty)
    for row in rows { #expect(row.cause == expected, "\(row.quote)") }
  }

  @Test("a part has the cause of the whole")
  func parts() throws {
    let text = "Eight people, including three children, were killed in a blast."
    #expect(try ExtractorTests.shared.get().extract(text).statistics.map(\.cause) == ["blast", "blast"])
  }
}
