import Foundation
import Text

/// What a page's markup says about it: title, date, language, address.
enum PageMetadata {
  static func read(_ root: MarkupNode) -> DocumentFields {
    var found = Found()
    found.language = root.attribute("lang") ?? root.attribute("xml:lang")
    root.walk { node in
      guard node.isElement else { return false }
      switch node.name {
      case "meta": found.take(meta: node)
      case "link": found.take(link: node)
      case "title": if found.pageTitle == nil { found.pageTitle = words(node.text) }
      case "script":
        if node.attribute("type")?.lowercased().contains("ld+json") == true { found.take(linkedData: node.text) }
      case "time":
        if found.time == nil { found.time = node.attribute("datetime").flatMap(pageDate) }
      case "h1": if found.heading == nil { found.heading = words(node.text) }
      default: break
      }
      if found.itemDate == nil, node.attribute("itemprop")?.lowercased() == "datepublished" {
        found.itemDate = pageDate(node.attribute("content") ?? node.attribute("datetime") ?? node.text)
      }
      return true
    }
    return found.fields
  }

  /// One line, without white space at its ends; nil for an empty one.
  static func words(_ text: String) -> String? {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.isEmpty ? nil : line
  }
}

/// What was found so far, by where it was found.
private struct Found {
  var language: String?
  var pageTitle: String?
  var heading: String?
  var time: String?
  var itemDate: String?
  private var meta: [String: String] = [:]
  private var canonical: String?
  private var linked: [LinkedData] = []

  private static let dateNames = [
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
    "publish-date", "publication_date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date",
    "parsely-pub-date",
    "sailthru.date", "article.published", "cxenseparse:recs:publishtime", "citation_publication_date",
  ]

  mutating func take(meta node: MarkupNode) {
    guard let name = node.attribute("property") ?? node.attribute("name") ?? node.attribute("http-equiv"),
      let value = node.attribute("content").flatMap(PageMetadata.words)
    else { return }
    let key = name.lowercased()
    if meta[key] == nil { meta[key] = value }
  }

  mutating func take(link node: MarkupNode) {
    guard canonical == nil, node.attribute("rel")?.lowercased() == "canonical" else { return }
    canonical = node.attribute("href").flatMap(PageMetadata.words)
  }

  /// Linked data in JSON (schema.org); what is no JSON is passed over.
  mutating func take(linkedData json: String) {
    guard json.utf8.count < 1 << 20, let value = try? JSONDecoder().decode(LinkedData.self, from: Data(json.utf8))
    else { return }
    linked.append(value)
  }

  var fields: DocumentFields {
    var fields = DocumentFields()
    let article = linked.lazy.compactMap(\.article).first
    fields.title =
      (meta["og:title"] ?? article?["headline"] ?? meta["twitter:title"] ?? heading ?? pageTitle)
      .flatMap(PageMetadata.words)
    fields.published =
      article?["datePublished"].flatMap(pageDate) ?? Self.dateNames.lazy.compactMap { self.meta[$0].flatMap(pageDate) }
      .first ?? itemDate ?? time
    fields.language = Self.language(
      language ?? article?["inLanguage"] ?? meta["content-language"] ?? meta["og:locale"] ?? meta["dc.language"])
    fields.url = canonical ?? meta["og:url"] ?? article?["url"]
    return fields
  }

  /// "en_US" → "en-US"; nil for what is no language tag.
  private static func language(_ tag: String?) -> String? {
    guard let tag else { return nil }
    let plain = String(tag.prefix { $0 != "," && $0 != ";" }).replacing("_", with: "-").filter { $0 != " " }
    let first = plain.prefix { $0 != "-" }
    return (2...3).contains(first.count) && first.allSatisfy(\.isLetter) ? plain : nil
  }
}

/// Any JSON value, of which articles are looked for.
private enum LinkedData: Decodable {
  case text(String)
  case list([LinkedData])
  case object([String: LinkedData])
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([LinkedData].self) {
      self = .list(list)
    } else if let object = try? container.decode([String: LinkedData].self) {
      self = .object(object)
    } else {
      self = .other
    }
  }

  /// The texts of the first object whose type says that it is an article.
  var article: [String: String]? {
    switch self {
    case .list(let values): return values.lazy.compactMap(\.article).first
    case .object(let fields):
      if let type = fields["@type"], type.namesArticle {
        return fields.compactMapValues { if case .text(let text) = $0 { text } else { nil } }
      }
      return fields["@graph"]?.article ?? fields["mainEntity"]?.article
    case .text, .other: return nil
    }
  }

  private var namesArticle: Bool {
    switch self {
    case .text(let name): name.hasSuffix("Article") || name == "BlogPosting" || name == "Report"
    case .list(let names): names.contains(where: \.namesArticle)
    case .object, .other: false
    }
  }
}

/// A date as pages and feeds write it for programs: ISO 8601, or "Thu, 06 Jan 2022 10:00:00 GMT" (RFC 5322).
func pageDate(_ text: String) -> String? {
  if let iso = isoDate(text) { return iso }
  let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
  let words = text.split { !$0.isLetter && !$0.isNumber && $0 != ":" }.map { $0.lowercased() }
  guard let month = words.firstIndex(where: { months.contains(String($0.prefix(3))) }), month > 0,
    month + 1 < words.count,
    let day = Int(words[month - 1]), (1...31).contains(day), let year = Int(words[month + 1]),
    (1900...2199).contains(year), let number = months.firstIndex(of: String(words[month].prefix(3)))
  else { return nil }
  func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
  return isoDate("\(year)-\(padded(number + 1))-\(padded(day))")
}
