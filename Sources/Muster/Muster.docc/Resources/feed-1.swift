import Muster

let extractor = try Extractor(.init(language: .automatic, profile: "lower"))
