import Gazetteer
import Records
import Resolution
import Text

/// Turns a document's names into rows of mentions and entities.
struct MentionRows {
  let document: Document
  let tokens: [Token]
  let sentences: [Sentence]
  let found: DocumentMentions
  private let workspace: Workspace
  private(set) var mentions: [Mention] = []
  /// By the numbers of the document's entities.
  private(set) var all: [Entity] = []
  /// Those with a mention.
  var entities: [Entity] { all.filter { $0.mentions > 0 } }

  init(
    document: Document, tokens: [Token], sentences: [Sentence], found: DocumentMentions, workspace: Workspace
  ) {
    (self.document, self.tokens, self.sentences, self.found) = (document, tokens, sentences, found)
    self.workspace = workspace
    all = found.entities.map(entity)
    makeMentions()
  }

  private mutating func makeMentions() {
    var sentence = 0
    mentions.reserveCapacity(found.mentions.count)
    for mention in found.mentions {
      while sentence + 1 < sentences.count, sentences[sentence].tokens.upperBound <= mention.tokens.lowerBound {
        sentence += 1
      }
      let range = utf8Range(mention.tokens)
      let text = document.text.string(utf8Range: range)
      let entity = all[mention.entity]
      mentions.append(
        Mention(
          documentID: document.id, id: "m\(mentions.count + 1)", entityID: entity.id, type: entity.type,
          name: entity.name,
          text: text, range: document.text.codePointRange(utf8Range: range), sentence: sentence + 1,
          zone: sentences[sentence].zone, method: mention.method, score: mention.score))
      all[mention.entity].mentions += 1
      if all[mention.entity].evidence == nil {
        all[mention.entity].evidence =
          found.entities[mention.entity].entry == nil ? mention.rule.rawValue : Entity.listed
      }
      if !entity.aliasesSeen.contains(text) { all[mention.entity].aliasesSeen.append(text) }
    }
    for index in all.indices where all[index].mentions > 0 {
      all[index].aliasesSeen.sort { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
      all[index].documents = 1
      all[index].firstDocument = document.id
    }
  }

  /// The entity that a source's words name: of several the first that is no place.
  func entityID(of words: Range<Int>) -> String? {
    let over = found.mentions.filter { $0.tokens.overlaps(words) }
    return (over.first { $0.type != .place } ?? over.first).map { all[$0.entity].id }
  }

  private func entity(_ named: NamedEntity) -> Entity {
    guard let entry = named.entry else {
      let name = words(named.tokens)
      return Entity(
        id: "\(named.type.rawValue):\(workspace.slug(name))", type: named.type, name: name,
        country: named.country == 0 ? nil : Self.code(named.country))
    }
    return workspace.entity(entry)
  }

  static func code(_ country: UInt16) -> String {
    String(decoding: [UInt8(country >> 8), UInt8(truncatingIfNeeded: country)], as: UTF8.self)
  }

  private func utf8Range(_ range: Range<Int>) -> Range<Int> {
    Int(tokens[range.lowerBound].utf8Start)..<Int(tokens[range.upperBound - 1].utf8End)
  }

  /// A name as written, on one line.
  private func words(_ range: Range<Int>) -> String {
    let text = document.text.string(utf8Range: utf8Range(range))
    return text.utf8.contains { $0 < 0x20 } ? text.split { $0.isWhitespace }.joined(separator: " ") : text
  }
}
