import Muster

let extractor = try Extractor(.init(language: .automatic, profile: "lower"))

let text = "At least eight policemen were killed and 317 injured in Almaty on Thursday, the ministry said."
let extraction = extractor.extract(text, published: "2022-01-07")
for row in extraction.statistics { print(row.kind, row.low ?? 0, row.date ?? "", row.quote) }
