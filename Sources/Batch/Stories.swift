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
  private(set) var duplicates: [NearDuplicate] = []

  init(signatures path: String, documents: TableReader) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    let count = data.count / Signature.byteCount
    first = Array(0..<Int32(count))
    let shared = try data.withUnsafeBytes { bytes in
      func signature(_ number: Int32) -> Signature {
        let start = Int(number) * Signature.byteCount
        return Signature(bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<start + Signature.byteCount]))
      }
      group(count, signature)
      return try describe(documents, signature)
    }
    duplicates = shared
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

  /// A row for each document of a story with several.
  private mutating func describe(
    _ documents: TableReader, _ signature: (Int32) -> Signature
  ) throws -> [NearDuplicate] {
    var sizes: [Int32: Int] = [:]
    for (document, story) in first.enumerated() where story != Int32(document) { sizes[story, default: 1] += 1 }
    guard !sizes.isEmpty else { return [] }
    var rows: [NearDuplicate] = []
    var reader = documents
    var document: Int32 = 0
    while let cells = reader.next() {
      defer { document += 1 }
      guard Int(document) < first.count else { break }
      let story = first[Int(document)]
      guard sizes[story] != nil else { continue }
      if story == document { names[story] = cells[0] }
      rows.append(
        NearDuplicate(
          documentID: cells[0], storyID: names[story] ?? "",
          similarity: story == document ? 1 : signature(document).similarity(signature(story))))
    }
    return rows
  }
}
