import Records
import TestSupport
import Text

/// An extraction with a row in every table and hostile text in every cell that takes text.
func sampleExtraction(seed: UInt64, document: String) -> Extraction {
  var generator = SeededGenerator(seed: seed)
  func text() -> String { hostileText(using: &generator) }
  var statistic = Statistic(
    documentID: document, id: "s1", kind: "killed", value: 8, low: 8, high: nil, qualifier: .atLeast, victims: text(),
    sentence: 1, zone: .body, range: 3..<9, quote: text(), sentenceText: text(), rule: "passive", score: 0.9)
  statistic.source = text()
  statistic.latitude = 43.25
  let mention = Mention(
    documentID: document, id: "m1", entityID: "Q35493", type: .place, name: text(), text: text(), range: 0..<6,
    sentence: 1, zone: .title, method: .gazetteer, score: 1)
  let entity = Entity(
    id: "Q35493", type: .place, name: "Almaty", aliasesSeen: [text()], country: "KZ", latitude: 43.25,
    longitude: 76.95, mentions: 1, documents: 1, firstDocument: document)
  let toll = Toll(
    documentID: document, kind: "killed", series: Toll.overall, best: 8, low: 8, high: nil, sources: [text(), text()],
    statisticIDs: ["s1"])
  return Extraction(
    document: DocumentRecord(
      id: document, path: text(), title: text(), language: "en", published: "2022-01-06", words: 5, sentences: 1,
      mentions: 1, statistics: 1),
    mentions: [mention], entities: [entity], statistics: [statistic], tolls: [toll])
}
