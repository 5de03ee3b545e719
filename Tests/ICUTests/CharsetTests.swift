import Foundation
import ICU
import Testing

@Suite struct CharsetTests {
  @Test(
    "detects and decodes",
    arguments: [
      ("windows-1251", "В результате взрыва погибли восемь человек, сообщило министерство внутренних дел Казахстана."),
      ("KOI8-R", "В результате взрыва погибли восемь человек, сообщило министерство внутренних дел Казахстана."),
      ("Shift_JIS", "東京で大きな地震があり、三人が死亡し、多くの住民が避難しました。警察が発表しました。"),
      ("GB18030", "北京发生火灾,造成三人死亡,多人受伤。警方表示正在调查事故原因,目前没有更多消息。"),
      ("EUC-KR", "서울에서 화재가 발생하여 세 명이 숨지고 여러 명이 다쳤다고 경찰이 밝혔다. 원인은 조사 중이다."),
      ("Big5", "台北發生火災,造成三人死亡,多人受傷。警方表示正在調查事故原因,目前沒有更多消息。"),
      ("ISO-8859-7", "Τρεις άνθρωποι σκοτώθηκαν και πολλοί τραυματίστηκαν στην Αθήνα, ανακοίνωσε η αστυνομία."),
      ("windows-1256", "قتل ثلاثة أشخاص وأصيب كثيرون في انفجار في بغداد، حسبما أعلنت وزارة الداخلية العراقية اليوم."),
      ("windows-1255", "שלושה בני אדם נהרגו ורבים נפצעו בפיצוץ בירושלים, כך הודיעה המשטרה בהודעה לעיתונות היום."),
      ("ISO-8859-1", "Trois personnes ont été tuées et plusieurs blessées à Paris, a annoncé la préfecture de police."),
    ])
  func detects(charset: String, text: String) throws {
    // Python encodes: an independent hand.
    let bytes = try encode(text, charset)
    let guess = try #require(try Charset.detect(bytes))
    #expect(String(decoding: try Charset.decode(bytes, from: guess.name), as: UTF8.self) == text, "as \(guess.name)")
    #expect(String(decoding: try Charset.decode(bytes, from: charset), as: UTF8.self) == text)
  }

  @Test func refusesAnUnknownCharset() {
    #expect(throws: ICUError.self) { try Charset.decode([0x61], from: "no-such-charset") }
  }

  @Test func replacesWhatTheCharsetCannotSay() throws {
    #expect(String(decoding: try Charset.decode([0x61, 0xFF, 0x62], from: "UTF-8"), as: UTF8.self) == "a\u{FFFD}b")
    #expect(try Charset.detect([]) == nil)
  }

  @Test func decodesMoreThanOneBuffer() throws {
    let bytes = [UInt8](repeating: 0xE9, count: 300_000)
    #expect(try Charset.decode(bytes, from: "ISO-8859-1").count == 600_000)
  }

  private func encode(_ text: String, _ charset: String) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", "import sys; sys.stdout.buffer.write(sys.argv[1].encode(sys.argv[2]))", text, charset,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    return bytes
  }
}
