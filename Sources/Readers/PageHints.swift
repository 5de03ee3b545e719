import Text

/// What the markup of a page says about the part of the page that an element is.
enum PageHints {
  /// Elements whose content nobody reads as text.
  static let unread: Set<String> = [
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video",
    "head", "select", "datalist", "input", "textarea", "button", "map", "progress", "meter",
  ]
  /// Elements that stand on lines of their own.
  static let blocks: Set<String> = [
    "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "h1", "h2", "h3", "h4", "h5", "h6",
    "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "caption", "thead", "tbody", "tfoot", "blockquote", "pre",
    "figure", "figcaption", "form", "fieldset", "legend", "address", "hr", "body", "html", "details", "summary",
    "center", "menu", "dialog", "hgroup", "search", "td", "th",
  ]
  private static let furniture: Set<String> = ["nav", "footer", "aside", "form", "menu", "dialog", "search"]
  private static let furnitureRoles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar",
    "toolbar", "tablist", "form",
  ]
  /// Elements that hold the article: their classes speak of the page's layout, not of their content.
  private static let holders: Set<String> = ["html", "body", "main", "article"]

  /// Words and pairs of words in classes and ids, as the common publishing systems name their parts.
  private static let furnitureWords: Set<String> = [
    "nav", "navbar", "navigation", "menu", "submenu", "breadcrumb", "breadcrumbs", "sidebar", "footer", "comment",
    "comments", "commentlist", "respond", "disqus", "related", "recommended", "recommendations", "share", "sharing",
    "sharedaddy", "social", "newsletter", "subscribe", "subscription", "signup", "promo", "advert", "advertisement",
    "ads", "adsbygoogle", "banner", "cookie", "cookies", "consent", "gdpr", "paywall", "pagination", "pager", "popup",
    "modal", "login", "toolbar", "masthead", "sponsored", "outbrain", "taboola", "trending", "popular", "teaser",
    "teasers", "copyright", "disclaimer", "tagcloud", "widget", "ticker", "carousel", "skip", "hatnote", "navbox",
    "infobox", "toc", "editsection", "printfooter", "catlinks",
  ]
  private static let furniturePairs: Set<String> = [
    "author box", "author bio", "author info", "author profile", "about author", "check also", "read more", "read also",
    "see also", "more stories", "more news", "most read", "most viewed", "also like", "you may", "post tags",
    "entry tags", "tag list", "tags links", "post navigation", "posts links", "site header", "site footer",
    "page header", "top bar", "bottom bar", "screen reader", "skip link", "related posts", "jp relatedposts",
    "email signup", "sign up", "follow us", "ad slot", "ad container", "google ad", "search form",
  ]
  private static let captionWords: Set<String> = ["caption", "figcaption", "credit", "credits", "photocredit"]
  private static let captionPairs: Set<String> = ["photo credit", "image credit", "image source", "caption text"]
  private static let bylineWords: Set<String> = ["byline", "dateline", "timestamp", "datetime", "pubdate"]
  private static let bylinePairs: Set<String> = [
    "post meta", "entry meta", "article meta", "posted on", "posted by", "post author", "entry author",
    "article author", "author name", "publish date", "published date", "post date", "entry date", "article date",
  ]
  private static let bodyPairs: Set<String> = [
    "article body", "articlebody", "entry content", "post content", "story body", "article content", "story content",
    "article text", "post body", "td post", "news text", "main content",
  ]
  /// Before a word, these make it speak of something else: "has-sidebar", "no-comments".
  private static let negations: Set<String> = ["has", "no", "with", "without", "is", "js", "not", "hide", "hidden"]

  /// The zone that an element begins, or nil where it is as what is around it.
  static func zone(of node: MarkupNode, named name: String) -> Zone? {
    if furniture.contains(name) { return .boilerplate }
    if name == "figure" || name == "figcaption" || name == "caption" { return .caption }
    if let role = node.attribute("role"), furnitureRoles.contains(role.lowercased()) { return .boilerplate }
    if let property = node.attribute("itemprop")?.lowercased() {
      if property == "author" || property == "datepublished" || property == "datemodified" { return .byline }
      if property == "caption" { return .caption }
    }
    if name == "time" || node.attribute("rel")?.lowercased() == "author" { return .byline }
    guard !holders.contains(name), let words = words(of: node), !words.isEmpty else { return nil }
    if matches(words, captionWords, captionPairs) { return .caption }
    if matches(words, bylineWords, bylinePairs) { return .byline }
    return matches(words, furnitureWords, furniturePairs) ? .boilerplate : nil
  }

  /// Does the markup say that this is the article's text?
  static func isArticleBody(_ node: MarkupNode) -> Bool {
    if node.attribute("itemprop")?.lowercased() == "articlebody" { return true }
    guard let words = words(of: node) else { return false }
    return matches(words, ["articlebody", "storybody", "postcontent"], bodyPairs)
  }

  static func isHidden(_ node: MarkupNode) -> Bool {
    if node.attribute("hidden") != nil { return true }
    guard let style = node.attribute("style") else { return false }
    let plain = style.lowercased().filter { $0 != " " }
    return plain.contains("display:none") || plain.contains("visibility:hidden")
  }

  private static func matches(_ names: [[String]], _ single: Set<String>, _ pairs: Set<String>) -> Bool {
    names.contains { words in
      if let first = words.first, negations.contains(first) { return false }
      return words.contains(where: single.contains)
        || zip(words, words.dropFirst()).contains { pairs.contains("\($0) \($1)") }
    }
  }

  /// The words of each class and of the id: "entry-meta", "relatedPosts" → [entry, meta], [related, posts].
  private static func words(of node: MarkupNode) -> [[String]]? {
    let value = [node.attribute("class"), node.attribute("id")].compactMap { $0 }.joined(separator: " ")
    guard !value.isEmpty else { return nil }
    return value.prefix(1000).split(whereSeparator: \.isWhitespace).map { name in
      var words: [String] = []
      var word = ""
      for character in name {
        if character.isUppercase, word.last?.isLowercase == true {
          words.append(word.lowercased())
          word = ""
        }
        if character.isLetter || character.isNumber {
          word.append(character)
        } else if !word.isEmpty {
          words.append(word.lowercased())
          word = ""
        }
      }
      if !word.isEmpty { words.append(word.lowercased()) }
      return words
    }
  }
}
