import Foundation
import Muster
import TestSupport
import Testing

/// What a program that only says `import Muster` gets.
@Suite struct ExtractorTests {
  static let resources = packageFolder.appendingPathComponent("Gazetteers").path
  static let shared = Result { try Extractor(.init(language: .automatic, resources: resources)) }

  static let article = """
    At least eight policemen were killed and 317 injured in Almaty on Thursday, the interior ministry said. Dozens of \
    protesters were detained. President Kassym-Jomart Tokayev declared a state of emergency.
    """

  @Test("a text gives typed mentions, statistics and tolls")
  func text() throws {
    let extraction = try Self.shared.get().extract(Self.article, published: "2022-01-07")
    let killed = try #require(extraction.statistics.first { $0.kind == "killed" })
    #expect((killed.value, killed.low, killed.high, killed.qualifier) == (8, 8, nil, .atLeast))
    #expect(killed.victimGroup == "security_forces")
    #expect(killed.date == "2022-01-06")
    let scalars = Array(Self.article.unicodeScalars)
    #expect(String(String.UnicodeScalarView(scalars[killed.range])) == killed.quote)
    #expect(extraction.toll(of: "injured")?.best == 317)
    #expect(extraction.toll(of: "abducted") == nil)
    let almaty = try #require(extraction.mentions.first { $0.text == "Almaty" })
    #expect(almaty.type == .place)
    #expect(extraction.entity(almaty.entityID)?.country == "KZ")
    #expect(extraction.entity("nobody") == nil)
  }

  @Test("a string and a document with the same properties are the same")
  func overloads() throws {
    let extractor = try Self.shared.get()
    let document = Document(id: "d", text: SourceText(Self.article), title: "T", published: "2022-01-07")
    #expect(
      extractor.extract(document) == extractor.extract(Self.article, id: "d", title: "T", published: "2022-01-07"))
    #expect(extractor.extract(Self.article, language: "ru").document.language == "ru")
  }

  @Test func whatItKnows() throws {
    let extractor = try Self.shared.get()
    #expect(extractor.languageCodes.contains("en") && extractor.languageCodes.contains("ru"))
    let hospitalized = try #require(extractor.statisticKinds.first { $0.id == "hospitalized" })
    #expect(hospitalized.parent == "injured" && hospitalized.countsPeople && !hospitalized.gloss.isEmpty)
    #expect(extractor.statisticKinds.first?.parent == nil)
  }

  @Test("languages by name, literal and automatically")
  func languages() throws {
    #expect(LanguageChoice("auto") == .automatic)
    #expect(LanguageChoice("ru") == .code("ru"))
    let russian = try Extractor(.init(language: "ru", resources: Self.resources))
    let text = "Погибли 8 человек."
    #expect(russian.extract(text).statistics.first?.value == 8)
    #expect(try Self.shared.get().extract(text).document.language == "ru")
  }

  @Test("a tag of a region is its language", arguments: ["ru-RU", "RU", "ru_KZ"])
  func tags(tag: String) throws {
    let found = try Self.shared.get().extract("At least 8 killed. Погибли 12 человек.", language: tag)
    #expect(found.statistics.map(\.value) == [12])
    #expect(found.document.language == tag)
  }

  @Test("what is explained is read in its own language")
  func explained() throws {
    let document = Document(id: "d", text: SourceText("В результате взрыва погибли 8 человек."))
    #expect(try Self.shared.get().explain(document).contains("killed by"))
  }

  // MARK: - Errors say what to do

  private func error(_ options: ExtractionOptions) -> ExtractorError? {
    do {
      _ = try Extractor(options)
      return nil
    } catch {
      return error as? ExtractorError
    }
  }

  @Test func unknownNames() throws {
    let language = try #require(error(.init(language: "xx", resources: Self.resources)))
    #expect(language == .unknownLanguage("xx", known: try Self.shared.get().languageCodes))
    #expect(language.description.contains("'xx'") && language.description.contains("en, "))
    let profile = try #require(error(.init(profile: "mine", resources: Self.resources)))
    #expect(profile == .unknownProfile("mine", known: ["acled", "emdat", "lower", "none"]))
    #expect(error(.init(profile: "../kinds", resources: Self.resources)) != nil)
  }

  @Test func missingFolder() throws {
    let missing = try #require(error(.init(resources: "/nowhere")))
    #expect(missing == .resourcesNotFound(tried: ["/nowhere"]))
    #expect(missing.description.contains("MUSTER_GAZETTEERS"))
  }

  @Test("a wrong table is named with its line")
  func wrongTable() throws {
    let folder = try TemporaryFolder()
    let table = try folder.write("id\ttype\tname\taliases\n\nx\tplanet\tX\t\n", to: "mine.tsv")
    let wrong = try #require(error(.init(gazetteers: [table.path], resources: Self.resources)))
    guard case .data(let file, let line, _) = wrong else {
      Issue.record("\(wrong)")
      return
    }
    #expect(file == table.path && line == 3, "\(wrong)")
    guard case .data(_, 0, _)? = error(.init(gazetteers: ["/nowhere.tsv"], resources: Self.resources)) else {
      Issue.record("a missing table should be named")
      return
    }
  }

  // MARK: - Threads

  @Test("the same from many threads at once")
  func threads() async throws {
    let extractor = try Self.shared.get()
    let texts = (0..<24).map { number in "\(number + 2) people were killed in Kyiv. " + Self.article }
    let expected = texts.map { extractor.extract($0) }
    let found = await withTaskGroup(of: [Extraction].self) { group in
      // Each task reads all texts, beginning at another one.
      for start in 0..<8 {
        group.addTask { texts.indices.map { extractor.extract(texts[($0 + start) % texts.count]) } }
      }
      return await group.reduce(into: [[Extraction]]()) { $0.append($1) }
    }
    #expect(found.count == 8)
    for extractions in found {
      let start = try #require(expected.firstIndex(of: extractions[0]))
      #expect(extractions == Array(expected[start...] + expected[..<start]))
    }
  }
}
