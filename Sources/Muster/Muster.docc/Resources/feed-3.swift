import Muster

let extractor = try Extractor(.init(language: .automatic, profile: "lower"))

let articles = [
  "At least eight policemen were killed in Almaty.", "В результате взрыва погибли 8 человек.", "Dozens were detained.",
]
let documents = articles.enumerated().map { Document(id: "\($0)", text: SourceText($1)) }

var killed = 0
for await extraction in extractor.extractions(of: documents) {
  killed += extraction.toll(of: "killed")?.best ?? 0
}
print(killed)
