import Text

/// Reads XML: the items of a feed (RSS, Atom), or one article in the news agencies' formats (NITF, NewsML-G2).
enum FeedReader {
  struct Problem: Error { let message: String }

  private static let items: Set<String> = ["item", "entry"]
  private static let articleRoots: Set<String> = ["nitf", "newsitem", "newsmessage", "newsml"]

  /// The articles of a file, in order.
  static func read(_ utf8: [UInt8]) -> Result<[DocumentFields], Problem> {
    let found = MarkupTree.read(utf8, as: .xml) { root -> [DocumentFields]? in
      let name = root.name
      if ["rss", "rdf", "feed", "channel"].contains(name) { return root.elements(items).map(item) }
      guard articleRoots.contains(name) else { return nil }
      let parts = name == "nitf" ? [root] : root.elements(["nitf", "newsitem", "contentset"])
      return (parts.isEmpty ? [root] : parts).map(article)
    }
    switch found {
    case nil: return .failure(Problem(message: "is no XML that can be read; is the file cut off?"))
    case .some(nil):
      return .failure(
        Problem(message: "is XML of a kind that Muster does not know (RSS, Atom, NITF, NewsML-G2); convert it to text"))
    case .some(let fields?): return .success(fields)
    }
  }

  // MARK: - Feeds

  private static func item(_ node: MarkupNode) -> DocumentFields {
    var fields = DocumentFields()
    let children = node.children
    func child(_ names: String...) -> MarkupNode? {
      names.lazy.compactMap { name in children.first { $0.name == name } }.first
    }
    let title = child("title").map { PageReader.readFragment($0.text) }
    // The fullest of what is given: the whole article, else its summary.
    let body = ["encoded", "content", "description", "summary"].lazy.compactMap { name in
      children.filter { $0.name == name }.max { $0.text.utf8.count < $1.text.utf8.count }
    }.first { !$0.text.allSatisfy(\.isWhitespace) }
    fields.write(title: title?.text ?? [], body: body.map { PageReader.readFragment($0.text) } ?? ([], []))
    fields.id = child("guid", "id").flatMap { PageMetadata.words($0.text) }
    fields.published = child("pubdate", "published", "date", "issued", "updated").flatMap { pageDate($0.text) }
    let links = children.filter { $0.name == "link" }
    let link = links.first { $0.attribute("rel").map { $0 == "alternate" } ?? true }
    fields.url = link.flatMap { $0.attribute("href") ?? PageMetadata.words($0.text) }
    fields.language = child("language").flatMap { PageMetadata.words($0.text) } ?? node.attribute("lang")
    return fields
  }

  // MARK: - Agencies

  private static func article(_ node: MarkupNode) -> DocumentFields {
    var fields = DocumentFields()
    let title = node.elements(["hl1", "headline", "hedline"]).first.map { Array(squeezed($0.text).utf8) } ?? []
    let content = node.elements(["body.content", "body", "inlinedata", "html"]).first ?? node
    var text: [UInt8] = []
    let paragraphs = content.elements(["p"])
    for paragraph in paragraphs {
      let words = squeezed(paragraph.text)
      if words.isEmpty { continue }
      if !text.isEmpty { text += [0x0A, 0x0A] }
      text += Array(words.utf8)
    }
    if paragraphs.isEmpty { text = Array(squeezed(content.text).utf8) }
    fields.write(title: title, body: (text, []))
    fields.published =
      node.elements(["date.issue"]).first.flatMap { $0.attribute("norm") }.flatMap(pageDate)
      ?? node.elements(["contentcreated", "firstcreated", "versioncreated", "sent", "dateid"]).first.flatMap {
        pageDate($0.text)
      }
    fields.id = node.attribute("guid") ?? node.elements(["doc-id"]).first.flatMap { $0.attribute("id-string") }
    fields.language = node.attribute("lang") ?? node.elements(["language"]).first.flatMap { $0.attribute("tag") }
    return fields
  }

  private static func squeezed(_ text: String) -> String { PageMetadata.words(text) ?? "" }
}

extension DocumentFields {
  /// The text of an article that brings its title and body apart: the title, a blank line, the body.
  fileprivate mutating func write(title: [UInt8], body: (text: [UInt8], zones: [ZoneSpan])) {
    let heading = PageMetadata.words(String(decoding: title, as: UTF8.self))
    var bytes = heading.map { Array($0.utf8) } ?? []
    if let heading {
      self.title = heading
      zones = [ZoneSpan(utf8Range: 0..<bytes.count, zone: .title)]
    }
    guard body.text.contains(where: { $0 > 0x20 }) else {
      text = heading == nil ? nil : SourceText(utf8: bytes)
      return
    }
    if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
    let start = bytes.count
    bytes += body.text
    zones += body.zones.map {
      ZoneSpan(utf8Range: $0.utf8Range.lowerBound + start..<$0.utf8Range.upperBound + start, zone: $0.zone)
    }
    text = SourceText(utf8: bytes)
  }
}
