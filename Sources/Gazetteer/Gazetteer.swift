import Foundation
import Synchronization
import Text

/// People, places and organisations by name. For any number of threads.
package final class Gazetteer: Sendable {
  /// The shipped gazetteer first, then the user's.
  let tables: [NameTable]
  let stepTables: [StepTable]
  /// Global index of each table's first entry.
  private let firstEntries: [Int]
  /// Global index of each entry of the user's tables: that of an earlier entry with the same id, or its own.
  private let sameEntries: [[Int32]]
  private let tokenizer = Mutex<Tokenizer?>(nil)

  /// Entries of all tables. Indices run from 0.
  package let entryCount: Int

  init(_ images: [Image]) {
    let tables = images.map(NameTable.init)
    self.tables = tables
    stepTables = tables.map(\.steps)
    var firstEntries: [Int] = []
    var sameEntries: [[Int32]] = []
    var count = 0
    for (position, table) in tables.enumerated() {
      firstEntries.append(count)
      var same: [Int32] = []
      if position > 0 {
        for entry in 0..<table.image.entryCount {
          let id = String(decoding: EntryRecord.id(table.record(entry)), as: UTF8.self)
          let known = (0..<position).lazy.compactMap { earlier in
            tables[earlier].entry(ofID: id).map { firstEntries[earlier] + $0 }
          }.first
          same.append(Int32(known ?? count + entry))
        }
      }
      sameEntries.append(same)
      count += table.image.entryCount
    }
    (self.firstEntries, self.sameEntries, entryCount) = (firstEntries, sameEntries, count)
  }

  /// All the entry's facts, or an empty place where the index is wrong.
  /// - Complexity: linear in the length of its record; about a microsecond.
  package func entry(_ index: Int32) -> GazetteerEntry {
    record(index).flatMap(EntryRecord.decode) ?? GazetteerEntry(id: "", name: "", type: .place)
  }

  /// Its names as the tables spell them, without signs; the canonical one first.
  package func aliases(of index: Int32) -> [String] { record(index).map(EntryRecord.decodeAliases) ?? [] }

  func record(_ index: Int32) -> UnsafeRawBufferPointer? {
    guard index >= 0, let table = firstEntries.lastIndex(where: { $0 <= Int(index) }) else { return nil }
    return tables[table].record(Int(index) - firstEntries[table])
  }

  /// The entry with this id.
  package func index(ofID id: String) -> Int32? {
    for (table, first) in zip(tables, firstEntries) {
      if let entry = table.entry(ofID: id) { return Int32(first + entry) }
    }
    return nil
  }

  /// The entities of exactly this name in any letter case, the best known first.
  package func lookup(_ name: String) -> [NameCandidate] {
    // Without ICU there are no words to look up.
    let tokens = tokenizer.withLock { held -> [Token] in
      if held == nil { held = try? Tokenizer() }
      return held?.tokens(of: name) ?? []
    }
    return lookup(tokens)
  }

  /// What exactly this name may mean in any letter case, or nil where it is the name of nothing.
  package func summary(of name: [Token]) -> NameSummary? {
    let candidates = lookup(name)
    return candidates.isEmpty ? nil : NameSummary(candidates, self)
  }

  /// The entities of exactly this name in any letter case, the best known first.
  package func lookup(_ name: [Token]) -> [NameCandidate] {
    let path = NamePath(name)
    guard !path.keys.isEmpty else { return [] }
    var found: [NameCandidate] = []
    for (position, table) in tables.enumerated() {
      var state: UInt32 = 0
      var group: UInt32 = 0
      for (offset, key) in path.keys.enumerated() {
        let step = table.steps.step(state, key)
        (state, group) = (step.next, step.group)
        if state == 0 && offset + 1 < path.keys.count {
          group = 0
          break
        }
      }
      if group != 0 { appendCandidates(of: group - 1, in: position, to: &found) { _, _ in true } }
    }
    return found
  }

  /// Appends the candidates that `passes` lets through, each entity once.
  @inline(__always) func appendCandidates(
    of group: UInt32, in position: Int, to found: inout [NameCandidate], _ passes: (AliasFlags, NameShapes) -> Bool
  ) {
    let table = tables[position]
    // One table has an entity's spellings beside each other; several may have the same entity anywhere.
    let isFirst = found.isEmpty
    for index in table.candidates(of: group) {
      let candidate = table.candidate(index)
      guard passes(candidate.flags, candidate.shapes) else { continue }
      let local = Int(candidate.entry)
      guard local < table.image.entryCount else { continue }
      let entry = position == 0 ? Int32(local) : sameEntries[position][local]
      let known =
        isFirst
        ? (found.last?.entry == entry ? found.count - 1 : nil) : found.firstIndex { $0.entry == entry }
      if let known {
        found[known].flags.formUnion(candidate.flags.intersection(.visible))
      } else {
        found.append(NameCandidate(entry: entry, flags: candidate.flags.intersection(.visible)))
      }
    }
  }
}
