import CMarkup

/// A parsed page or feed: elements and texts as libxml2's lenient parsers read them.
///
/// Nodes live as long as the tree; they are only used inside ``MarkupTree/read(_:as:_:)``.
struct MarkupTree: ~Copyable {
  enum Kind { case html, xml }

  private let markup: OpaquePointer

  /// nil where there is nothing to parse.
  private init?(_ text: [UInt8], _ kind: Kind) {
    let parsed = text.withUnsafeBytes { bytes -> OpaquePointer? in
      guard let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return nil }
      return kind == .html
        ? muster_markup_parse_html(start, bytes.count) : muster_markup_parse_xml(start, bytes.count)
    }
    guard let parsed else { return nil }
    markup = parsed
  }

  deinit { muster_markup_free(markup) }

  /// Parses UTF-8 and hands the root element to `body`; nil where there is none.
  static func read<Result>(_ text: [UInt8], as kind: Kind, _ body: (MarkupNode) -> Result) -> Result? {
    guard let tree = MarkupTree(text, kind) else { return nil }
    let result = muster_markup_root(tree.markup).map { body(MarkupNode(pointer: $0)) }
    _ = tree
    return result
  }
}

/// An element or text of a ``MarkupTree``.
struct MarkupNode: Hashable {
  fileprivate let pointer: OpaquePointer

  var first: MarkupNode? { muster_node_first(pointer).map(MarkupNode.init) }
  var next: MarkupNode? { muster_node_next(pointer).map(MarkupNode.init) }
  /// nil above the root element.
  var parent: MarkupNode? {
    muster_node_parent(pointer).map(MarkupNode.init).flatMap { $0.isElement ? $0 : nil }
  }
  var isElement: Bool { muster_node_kind(pointer) == MUSTER_NODE_ELEMENT }

  /// Name of an element without a prefix, in lower case; empty for anything else.
  var name: String { muster_node_name(pointer).map { String(cString: $0).lowercased() } ?? "" }

  /// Hands the bytes of a text to `body`; nothing for anything else.
  func withText(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard let text = muster_node_text(pointer) else { return }
    var count = 0
    while text[count] != 0 { count += 1 }
    text.withMemoryRebound(to: UInt8.self, capacity: count) { body(UnsafeBufferPointer(start: $0, count: count)) }
  }

  /// The value of an attribute, or nil.
  func attribute(_ name: String) -> String? {
    guard let value = muster_node_attribute(pointer, name) else { return nil }
    defer { muster_text_free(value) }
    return String(cString: value)
  }

  /// All texts inside, in order, with white space as it is.
  var text: String {
    var bytes: [UInt8] = []
    walk { node in
      node.withText { bytes.append(contentsOf: $0) }
      return true
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The elements of these names inside, in order. Not inside each other.
  func elements(_ names: Set<String>) -> [MarkupNode] {
    var found: [MarkupNode] = []
    walk { node in
      guard node.isElement, node != self, names.contains(node.name) else { return true }
      found.append(node)
      return false
    }
    return found
  }

  /// The children that are elements.
  var children: [MarkupNode] {
    var all: [MarkupNode] = []
    var child = first
    while let node = child {
      if node.isElement { all.append(node) }
      child = node.next
    }
    return all
  }

  /// Visits the node and everything inside in the order of the text; `enter` says whether to go inside. Without
  /// recursion, because pages nest as deeply as they like.
  func walk(enter: (MarkupNode) -> Bool, leave: (MarkupNode) -> Void = { _ in }) {
    var node = self
    while true {
      if enter(node), let inner = node.first {
        node = inner
        continue
      }
      leave(node)
      while node.next == nil || node == self {
        guard node != self, let parent = muster_node_parent(node.pointer).map(MarkupNode.init) else { return }
        node = parent
        leave(node)
      }
      node = node.next!
    }
  }
}
