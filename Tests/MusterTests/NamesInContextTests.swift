import Foundation
import Muster
import TestSupport
import Testing

/// Names whose form or bearer only the text around them tells.
@Suite struct NamesInContextTests {
  private static let resources = packageFolder.appendingPathComponent("Gazetteers").path
  private static let plain = Result { try Extractor(.init(resources: resources)) }
  private static let roles = Result { try Extractor(.init(roleCoreference: true, resources: resources)) }

  private static func names(_ text: String, _ extractor: Result<Extractor, any Error>, _ language: String) throws
    -> [String: String]
  {
    let mentions = try extractor.get().extract(text, language: language).mentions
    return Dictionary(mentions.map { ($0.text, $0.name) }) { first, _ in first }
  }

  static let cases: [(String, String, [String: String])] = [
    ("ru", "Токаеву сообщили о беспорядках в Алма-Ате.", ["Токаеву": "Kassym-Jomart Tokayev", "Алма-Ате": "Almaty"]),
    ("ru", "Он встретился с Владимиром Путиным.", ["Владимиром Путиным": "Vladimir Putin"]),
    ("ru", "Он был в Нижнем Новгороде и в Москве.", ["Нижнем Новгороде": "Nizhny Novgorod", "Москве": "Moscow"]),
    ("ru", "Взрывы прогремели в Киеве и в Сирии.", ["Киеве": "Kyiv", "Сирии": "Syria"]),
    ("uk", "Вибухи в Одесі та Полтаві.", ["Одесі": "Odesa", "Полтаві": "Poltava"]),
    ("zh", "习近平在北京会见了俄罗斯总统普京。", ["北京": "Beijing", "普京": "Vladimir Putin", "俄罗斯": "Russia"]),
    ("zh", "他访问了上海和日本。", ["上海": "Shanghai", "日本": "Japan"]),
    ("th", "เดินทางไปเชียงใหม่และกรุงเทพมหานคร", ["เชียงใหม่": "Chiang Mai", "กรุงเทพมหานคร": "Bangkok"]),
  ]

  @Test("other cases and scripts without spaces", arguments: cases)
  func forms(language: String, text: String, expected: [String: String]) throws {
    let names = try Self.names(text, Self.plain, language)
    for (written, name) in expected { #expect(names[written] == name, "\(text): \(names)") }
  }

  @Test(
    "who speaks is a person, though a town has the name",
    arguments: [
      ("\"It was the first theater,\" Robertson said. Robertson ran it.", EntityType.person),
      ("They met in Robertson. \"It was a fair,\" Robertson said.", .place),
      ("Berlin said no. Paris asked why.", .place),
    ])
  func speakers(text: String, kind: EntityType) throws {
    let mentions = try Self.plain.get().extract(text, language: "en").mentions
    #expect(!mentions.isEmpty)
    for mention in mentions { #expect(mention.type == kind, "\(text): \(mention.text)") }
  }

  @Test("no name lies across two words of a script without spaces")
  func acrossWords() throws {
    #expect(try Self.names("他访问了上海和日本。", Self.plain, "zh")["和日"] == nil)
  }

  static let told: [(String, [String: String])] = [
    (
      "President Kassym-Jomart Tokayev met Vladimir Putin. The president said nothing.",
      ["president": "Kassym-Jomart Tokayev"]
    ),
    (
      "Ivan Petrov, the defence minister of Ruritania, resigned. The defence minister denied it.",
      ["defence minister": "Ivan Petrov"]
    ),
    (
      "Kazakh President Kassym-Jomart Tokayev met President Vladimir Putin. The Kazakh president flew home.",
      ["president": "Kassym-Jomart Tokayev"]
    ),
  ]

  @Test("an office stands for whom the text gave it, if that is asked for", arguments: told)
  func offices(text: String, expected: [String: String]) throws {
    let names = try Self.names(text, Self.roles, "en")
    for (written, name) in expected { #expect(names[written] == name, "\(names)") }
    let without = try Self.names(text, Self.plain, "en")
    for written in expected.keys { #expect(without[written] == nil) }
  }

  static let untold = [
    "The president said nothing on Monday.",
    "President Kassym-Jomart Tokayev met President Vladimir Putin. The president said nothing.",
    "Former President George W. Bush spoke. The president left.",
    "General Ivan Petrov spoke. The general public waited.",
    "President Kassym-Jomart Tokayev spoke. The president of Georgia was silent.",
    "Prime Minister Ivan Petrov spoke. The interior minister said no.",
  ]

  @Test("an office that the text does not bind to one person is nobody", arguments: untold)
  func nobody(text: String) throws {
    let mentions = try Self.roles.get().extract(text, language: "en").mentions
    #expect(!mentions.contains { $0.text.first?.isLowercase == true }, "\(mentions.map(\.text))")
  }
}
