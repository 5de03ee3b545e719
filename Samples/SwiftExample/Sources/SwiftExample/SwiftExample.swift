import Muster

/// Reads an article given as a file, or a few lines of its own, and prints what was found.
@main struct SwiftExample {
  static func main() async throws {
    let extractor = try Extractor(.init(language: .automatic, profile: "acled"))

    // One text.
    let text = "At least eight policemen were killed and 317 injured in Almaty on Thursday, the interior ministry said."
    let extraction = extractor.extract(text, published: "2022-01-07")
    for statistic in extraction.statistics {
      print(statistic.kind, statistic.value ?? 0, statistic.qualifier.rawValue, "“\(statistic.quote)”", separator: "\t")
    }
    for mention in extraction.mentions {
      let country = extraction.entity(mention.entityID)?.country ?? "-"
      print(mention.type.rawValue, mention.name, country, mention.range, separator: "\t")
    }

    // A stream, read on all processors, in order.
    let (documents, feed) = AsyncStream.makeStream(of: Document.self)
    for number in 1...3 {
      feed.yield(Document(id: "\(number)", text: SourceText("Dozens were hurt and \(number + 1) people died in Kyiv.")))
    }
    feed.finish()
    for await extraction in extractor.extractions(of: documents) {
      let tolls = extraction.tolls.map { "\($0.kind) \($0.best.map(String.init) ?? "?")" }
      print(extraction.document.id, tolls.joined(separator: ", "), separator: "\t")
    }

    // What is wrong is said with what to do.
    do {
      _ = try Extractor(.init(language: "tlh"))
    } catch ExtractorError.unknownLanguage(let code, let known) {
      print("no language \(code); there are \(known.count > 1 ? "several" : "none")")
    }
  }
}
