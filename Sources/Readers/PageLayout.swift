/// Where in a page the article stands.
struct PageLayout {
  /// Holds the article's paragraphs.
  let body: MarkupNode?
  /// Holds the article with its headline, byline and pictures; what is outside is the page's.
  let article: MarkupNode?
  /// The headline.
  let heading: MarkupNode?

  /// Fewer characters of paragraphs than this are no article.
  private static let leastText = 140

  init(_ root: MarkupNode) {
    var scores: [MarkupNode: Int] = [:]
    var marked: [MarkupNode] = []
    var articles: [MarkupNode] = []
    var mains: [MarkupNode] = []
    var headings: [MarkupNode] = []
    root.walk { node in
      guard node.isElement else { return false }
      let name = node.name
      if PageHints.unread.contains(name) || PageHints.isHidden(node) { return false }
      switch name {
      case "article": articles.append(node)
      case "main": mains.append(node)
      case "h1": headings.append(node)
      case "p", "blockquote", "pre": Self.credit(node, &scores)
      default:
        if PageHints.zone(of: node, named: name) == .boilerplate, name != "header" {
          // A menu or a list of comments may hold more text than the article.
          return false
        }
        if node.attribute("role")?.lowercased() == "main" { mains.append(node) }
        Self.creditOwnText(node, name, &scores)
      }
      if name != "html", name != "body", PageHints.isArticleBody(node) { marked.append(node) }
      return true
    }
    let best =
      Self.longest(marked) ?? Self.longest(articles) ?? Self.longest(mains) ?? Self.likeliest(scores)
    body = best
    article = best.flatMap { best in
      var node = best.parent
      while let outer = node {
        if articles.contains(outer) || mains.contains(outer) { return outer }
        node = outer.parent
      }
      return best
    }
    let owner = article
    heading = headings.first { $0.isInside(owner) } ?? headings.first
  }

  /// The element with the most text outside links, if that may be an article.
  private static func longest(_ nodes: [MarkupNode]) -> MarkupNode? {
    let sized = nodes.map { (node: $0, length: length($0)) }
    guard let best = sized.max(by: { $0.length < $1.length }), best.length >= leastText else { return nil }
    return best.node
  }

  /// The element that the most text of paragraphs speaks for; of equal ones the smallest.
  private static func likeliest(_ scores: [MarkupNode: Int]) -> MarkupNode? {
    guard let top = scores.values.max(), top >= leastText else { return nil }
    return scores.filter { $0.value == top }.keys.min { length($0) < length($1) }
  }

  /// A paragraph speaks for what holds it, and half as much for what holds that.
  private static func credit(_ paragraph: MarkupNode, _ scores: inout [MarkupNode: Int]) {
    let count = length(paragraph)
    guard count >= 25, let parent = paragraph.parent else { return }
    scores[parent, default: 0] += count
    if let grandparent = parent.parent, grandparent.name != "body", grandparent.name != "html" {
      scores[grandparent, default: 0] += count / 2
    }
  }

  /// Old pages have text right in a cell or division, with line breaks.
  private static func creditOwnText(_ node: MarkupNode, _ name: String, _ scores: inout [MarkupNode: Int]) {
    guard name == "div" || name == "td" || name == "section" || name == "center" || name == "font" || name == "body"
    else { return }
    var count = 0
    var child = node.first
    while let text = child {
      text.withText { bytes in count += bytes.reduce(0) { $0 + ($1 > 0x20 && $1 & 0xC0 != 0x80 ? 1 : 0) } }
      child = text.next
    }
    if count >= 40 { scores[node, default: 0] += count }
  }

  /// Characters of an element's text that stand in no link.
  private static func length(_ node: MarkupNode) -> Int {
    var count = 0
    node.walk { inner in
      inner.withText { bytes in count += bytes.reduce(0) { $0 + ($1 > 0x20 && $1 & 0xC0 != 0x80 ? 1 : 0) } }
      let name = inner.name
      return name != "a" && !PageHints.unread.contains(name)
    }
    return count
  }
}

extension MarkupNode {
  /// Is the node this element or in it? False where there is none.
  func isInside(_ element: MarkupNode?) -> Bool {
    var node: MarkupNode? = self
    while let current = node {
      if current == element { return true }
      node = current.parent
    }
    return false
  }
}
