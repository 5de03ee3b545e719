import Text

/// Reads an HTML page: its text by zones, and what its markup says about it.
enum PageReader {
  /// The text of a page and its metadata.
  static func read(_ utf8: [UInt8]) -> DocumentFields? {
    guard isSafelyNested(utf8) else { return nil }
    return MarkupTree.read(utf8, as: .html) { root in
      var fields = PageMetadata.read(root)
      let text = text(of: root)
      fields.text = SourceText(utf8: text.bytes)
      fields.zones = text.zones
      return fields
    }
  }

  /// The text of a piece of HTML, such as a feed's description, all of it body but for pictures' captions.
  static func readFragment(_ html: String) -> (text: [UInt8], zones: [ZoneSpan]) {
    let bytes = Array(html.utf8)
    guard bytes.contains(UInt8(ascii: "<")) || bytes.contains(UInt8(ascii: "&")), isSafelyNested(bytes),
      let text = MarkupTree.read(bytes, as: .html, { text(of: $0, layout: nil) })
    else { return (bytes, []) }
    return (text.bytes, text.zones)
  }

  private static func text(of root: MarkupNode) -> PageText { text(of: root, layout: PageLayout(root)) }

  private static func text(of root: MarkupNode, layout: PageLayout?) -> PageText {
    var page = PageWriter(layout: layout)
    var writer = page
    root.walk(enter: { writer.enter($0) }, leave: { writer.leave($0) })
    page = writer
    page.text.endParagraph()
    return page.text
  }

  /// Elements that end by themselves or need no end do not nest.
  private static let unnested: Set<String> = [
    "p", "li", "br", "img", "input", "meta", "link", "hr", "td", "tr", "th", "dt", "dd", "option", "source", "col",
    "tbody", "thead", "area", "wbr", "embed", "param", "base",
  ]

  /// The parser compares each end with every element that is still open: a page of a million open elements would take
  /// hours. No page that people read comes near the bound.
  static func isSafelyNested(_ utf8: [UInt8]) -> Bool {
    let limit = max(200, min(3000, 200_000_000 / (utf8.count / 4 + 1)))
    var depth = 0
    return utf8.withUnsafeBufferPointer { bytes in
      var index = 0
      while index + 1 < bytes.count {
        guard bytes[index] == UInt8(ascii: "<") else {
          index += 1
          continue
        }
        index += 1
        if bytes[index] == UInt8(ascii: "/") {
          depth = max(0, depth - 1)
        } else if isLetter(bytes[index]) {
          let start = index
          while index < bytes.count, isLetter(bytes[index]), index - start < 12 { index += 1 }
          let name = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
          if !unnested.contains(name) { depth += 1 }
          if depth > limit { return false }
        }
      }
      return true
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

/// Walks a page and writes its text.
private struct PageWriter {
  var text = PageText()
  private let layout: PageLayout?
  /// The zones of the elements around, and what began each.
  private var zones: [(zone: Zone, of: MarkupNode)] = []
  private var links: [MarkupNode] = []
  private var preformatted: MarkupNode?
  private var isPastBody = false
  private var isPastArticle = false

  init(layout: PageLayout?) { self.layout = layout }

  mutating func enter(_ node: MarkupNode) -> Bool {
    guard node.isElement else {
      let zone = zones.last?.zone ?? (layout?.article == nil ? .body : .boilerplate)
      node.withText {
        text.append($0, in: zone, isLink: !links.isEmpty, isPreformatted: preformatted != nil)
      }
      return false
    }
    let name = node.name
    if PageHints.unread.contains(name) || PageHints.isHidden(node) { return false }
    if name == "br" {
      text.lineBreak()
      return false
    }
    if PageHints.blocks.contains(name) { text.endParagraph() }
    if name == "a" { links.append(node) }
    if name == "pre", preformatted == nil { preformatted = node }
    if let zone = zone(of: node, name) { zones.append((zone, node)) }
    return true
  }

  mutating func leave(_ node: MarkupNode) {
    guard node.isElement else { return }
    if PageHints.blocks.contains(node.name) { text.endParagraph() }
    if links.last == node { links.removeLast() }
    if preformatted == node { preformatted = nil }
    if zones.last?.of == node { zones.removeLast() }
    if node == layout?.body { isPastBody = true }
  }

  /// The zone that an element begins, or nil where it stays in the one around it.
  private func zone(of node: MarkupNode, _ name: String) -> Zone? {
    if node == layout?.heading { return .title }
    let around = zones.last?.zone
    if node == layout?.body { return .body }
    if node == layout?.article { return .body }
    // A part of the page's furniture stays it.
    if around == .boilerplate { return nil }
    if let hint = PageHints.zone(of: node, named: name), !holdsBody(node) { return hint }
    // Another article is a teaser of it.
    if name == "article", let body = layout?.body, !node.isInside(body), !holdsBody(node) { return .boilerplate }
    // Below the article's text, what still belongs to it says so.
    if isPastBody, around == .body, layout?.article != layout?.body, name == "p" || name == "div" || name == "ul",
      !node.isInside(layout?.body)
    {
      return .boilerplate
    }
    return nil
  }

  private func holdsBody(_ node: MarkupNode) -> Bool { layout?.body?.isInside(node) == true }
}
