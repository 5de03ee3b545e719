import Lexicon
import Text

/// A frame of `frames.tsv`, compiled: what stands left and right of its trigger.
package final class FramePattern: Sendable {
  package enum Slot: Sendable, Equatable {
    /// A group right there.
    case people
    /// A number without a noun, or any group.
    case number
    /// The subject of the clause, to the left.
    case subject
    /// The subject of the clause or of the verb it is joined to by "and".
    case sharedSubject
  }

  enum Element: Sendable {
    /// Numbers of keys in ``keys``.
    case key(Range<Int>)
    case wordClass(WordClasses)
    case slot(Slot)
    case gap(Int)
    /// What follows must not be this.
    case notSlot
    case notKey(Range<Int>)
    case notClass(WordClasses)
  }

  struct Item: Sendable {
    let element: Element
    let isOptional: Bool
  }

  package let id: String
  /// Index of the kind, or nil for the trigger's own or that of the figure told before.
  let kind: Int?
  /// Counts what the figure told before counts, in its place.
  let isRestated: Bool
  /// Counts what the figure told before counts, as somebody else has it.
  let isContested: Bool
  var isOfToldKind: Bool { isRestated || isContested }
  let priority: Int
  /// Class of the nouns that are counted, or nil for the trigger's.
  let nounClass: Label?
  /// Classes of the trigger.
  package let trigger: WordClasses
  /// Nearest to the trigger first.
  let left: [Item]
  let right: [Item]
  private let keys: [UInt64]

  /// - Throws: ``DataFileError`` with the frame's file and line where the pattern is wrong.
  package init(_ source: FrameSource, kinds: Kinds, lexicon: Lexicon, tokenizer: Tokenizer) throws(DataFileError) {
    id = source.id
    kind = kinds.index(source.kind)
    isRestated = source.kind == FrameSource.restated
    isContested = source.kind == FrameSource.contested
    priority = source.priority
    nounClass = source.noun.isEmpty ? nil : Label(source.noun)
    var left: [Item] = [], right: [Item] = []
    var trigger: WordClasses = []
    var keys: [UInt64] = []
    for part in source.pattern.split(separator: " ") {
      func failure(_ message: String) -> DataFileError {
        DataFileError(file: source.file, line: source.line, "frame '\(source.id)': \(message)")
      }
      let parsed: Part
      do {
        parsed = try Part(String(part), lexicon: lexicon, tokenizer: tokenizer, &keys)
      } catch {
        throw failure(error.message)
      }
      switch parsed {
      case .trigger(let classes):
        guard trigger.isEmpty else { throw failure("has two triggers; mark only one slot as the trigger") }
        trigger = classes
      case .item(let item):
        if trigger.isEmpty { left.append(item) } else { right.append(item) }
      }
    }
    guard !trigger.isEmpty else {
      throw DataFileError(
        file: source.file, line: source.line,
        "frame '\(source.id)' has no trigger: write {object-verb/FORM}, {subject-verb/FORM} or {!class}")
    }
    self.trigger = trigger
    self.left = left.reversed()
    self.right = right
    self.keys = keys
  }

  /// Classes that must stand beside the trigger.
  var required: [WordClasses] {
    (left + right).compactMap { item in
      if case .wordClass(let classes) = item.element, !item.isOptional { return classes }
      return nil
    }
  }

  /// Is the key one of those that an element names?
  func has(_ key: UInt64, in range: Range<Int>) -> Bool { range.contains { keys[$0] == key } }

  private struct PartError: Error { let message: String }

  private enum Part {
    case trigger(WordClasses)
    case item(Item)

    init(_ text: String, lexicon: Lexicon, tokenizer: Tokenizer, _ keys: inout [UInt64]) throws(PartError) {
      var text = text
      let isOptional = text.hasSuffix("?")
      if isOptional { text.removeLast() }
      if text.hasPrefix("..") {
        guard let width = Int(text.dropFirst(2)), (1...20).contains(width) else {
          throw PartError(message: "a gap is ..1 to ..20, found '\(text)'")
        }
        self = .item(Item(element: .gap(width), isOptional: true))
        return
      }
      if text == "-{people}" {
        self = .item(Item(element: .notSlot, isOptional: false))
        return
      }
      if text.hasPrefix("-{"), text.hasSuffix("}") {
        let classes = try FramePattern.classes(of: String(text.dropFirst(2).dropLast()), lexicon)
        self = .item(Item(element: .notClass(classes), isOptional: false))
        return
      }
      if text.hasPrefix("-") {
        self = .item(Item(element: .notKey(add(String(text.dropFirst()), tokenizer, &keys)), isOptional: false))
        return
      }
      guard text.hasPrefix("{") else {
        self = .item(Item(element: .key(add(text, tokenizer, &keys)), isOptional: isOptional))
        return
      }
      guard text.hasSuffix("}") else { throw PartError(message: "'\(text)' lacks its closing brace") }
      let name = String(text.dropFirst().dropLast())
      switch name {
      case "people": self = .item(Item(element: .slot(.people), isOptional: isOptional))
      case "number": self = .item(Item(element: .slot(.number), isOptional: isOptional))
      case "subject": self = .item(Item(element: .slot(.subject), isOptional: isOptional))
      case "shared-subject": self = .item(Item(element: .slot(.sharedSubject), isOptional: isOptional))
      default:
        let isTrigger = name.hasPrefix("!") || name.contains("/")
        let classes = try classes(of: name.hasPrefix("!") ? String(name.dropFirst()) : name, lexicon)
        self = isTrigger ? .trigger(classes) : .item(Item(element: .wordClass(classes), isOptional: isOptional))
      }
    }
  }

  /// "object-verb/past|gerund" is the union of two classes; "object-verb" of all forms; "be|have" of two classes.
  private static func classes(of name: String, _ lexicon: Lexicon) throws(PartError) -> WordClasses {
    var result: WordClasses = []
    let slash = name.firstIndex(of: "/")
    let stem = slash.map { String(name[..<$0]) }
    let parts = slash.map { name[name.index(after: $0)...] } ?? name[...]
    for part in parts.split(separator: "|") {
      let full = stem.map { "\($0)/\(part)" } ?? String(part)
      var found = lexicon.existingClass(full)
      if found.isEmpty {
        for form in VerbForm.Form.allCases { found.formUnion(lexicon.existingClass("\(full)/\(form.rawValue)")) }
        for number in ["singular", "plural"] { found.formUnion(lexicon.existingClass("\(full)/\(number)")) }
      }
      guard !found.isEmpty else {
        throw PartError(
          message: "there is no word class '\(full)'; known are \(lexicon.classNames.joined(separator: ", "))")
      }
      result.formUnion(found)
    }
    return result
  }

  private static func add(_ text: String, _ tokenizer: Tokenizer, _ keys: inout [UInt64]) -> Range<Int> {
    let start = keys.count
    keys += text.split(separator: "|").compactMap { tokenizer.tokens(of: String($0)).first?.key }
    return start..<keys.count
  }
}
