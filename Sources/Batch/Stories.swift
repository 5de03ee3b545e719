import Foundation
import Records
import Writers

/// Groups near-duplicate documents into stories.
///
/// Documents meet by bands of their signatures (locality-sensitive hashing), and join when the signatures agree enough.
/// Memory: 16 bytes a document; the signatures stay in their mapped file.
struct Stories {
  /// Share of the text from which on two documents tell the same story in the same words.
  static let threshold = 0.6

  /// For each document the number of its story's first document, which may be itself.
  private(set) var first: [Int32]
  /// Ids of the first documents of stories with several.
  private(set) var names: [Int32: String] = [:]
  private let signatures: Data

  init(signatures path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    signatures = data
    let count = data.count / Signature.byteCount
    first = Array(0..<Int32(count))
    data.withUnsafeBytes { bytes in group(count) { Self.signature($0, bytes) } }
  }

  private static func signature(_ number: Int32, _ bytes: UnsafeRawBufferPointer) -> Signature {
    let start = Int(number) * Signature.byteCount
    return Signature(bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<start + Signature.byteCount]))
  }

  private mutating func group(_ count: Int, _ signature: (Int32) -> Signature) {
    var keys: [(key: UInt64, document: Int32)] = []
    keys.reserveCapacity(count)
    for band in 0..<Signature.bands {
      keys.removeAll(keepingCapacity: true)
      for document in 0..<Int32(count) {
        let own = signature(document)
        if !own.isEmpty { keys.append((own.band(band), document)) }
      }
      keys.sort { ($0.key, $0.document) < ($1.key, $1.document) }
      var start = 0
      while start < keys.count {
        var end = start + 1
        while end < keys.count, keys[end].key == keys[start].key { end += 1 }
        if end - start > 1 { join(keys[start..<end].map(\.document), signature) }
        start = end
      }
    }
    for document in first.indices { first[document] = root(Int32(document)) }
  }

  /// Documents that meet in a band, in input order: each is compared with the first and the one before it.
  private mutating func join(_ documents: [Int32], _ signature: (Int32) -> Signature) {
    let head = signature(documents[0])
    var before = (document: documents[0], signature: head)
    for document in documents.dropFirst() {
      let own = signature(document)
      if root(document) != root(documents[0]), own.similarity(head) >= Self.threshold {
        unite(document, documents[0])
      } else if root(document) != root(before.document), own.similarity(before.signature) >= Self.threshold {
        unite(document, before.document)
      }
      before = (document, own)
    }
  }

  private mutating func unite(_ one: Int32, _ other: Int32) {
    let (a, b) = (root(one), root(other))
    first[Int(max(a, b))] = min(a, b)
  }

  private mutating func root(_ document: Int32) -> Int32 {
    var place = document
    while first[Int(place)] != place {
      first[Int(place)] = first[Int(first[Int(place)])]
      place = first[Int(place)]
    }
    return place
  }

  /// Hands over a row for each document of a story with several, and learns the stories' names.
  mutating func describe(_ documents: TableReader, _ add: (NearDuplicate) throws -> Void) throws {
    var shared: Set<Int32> = []
    for (document, story) in first.enumerated() where story != Int32(document) { shared.insert(story) }
    guard !shared.isEmpty else { return }
    var reader = documents
    var document: Int32 = 0
    while let cells = reader.next() {
      defer { document += 1 }
      guard Int(document) < first.count else { break }
      let story = first[Int(document)]
      guard shared.contains(story) else { continue }
      if story == document { names[story] = cells[0] }
      let similarity = signatures.withUnsafeBytes { bytes in
        Self.signature(document, bytes).similarity(Self.signature(story, bytes))
      }
      try add(
        NearDuplicate(
          documentID: cells[0], storyID: names[story] ?? "", similarity: story == document ? 1 : similarity))
    }
  }
}
