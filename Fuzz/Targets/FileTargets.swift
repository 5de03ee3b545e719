import Foundation
import Gazetteer
import Readers
import Text
import Writers

extension FuzzTarget {
  /// A compiled gazetteer that was damaged: each three bytes of the input are a place in the file and what stands there;
  /// the first two say how much of it is cut off.
  static let gazetteerFile = FuzzTarget("gazetteer-file") { resources in
    let table = resources.scratch.appendingPathComponent("names.tsv")
    let rows = (0..<60).map {
      "place:p\($0)\tTown \($0)\tOld Town \($0)|!Ville\($0)\t1.5\t-2.25\t\($0)\tKZ,RU\tplace:p0"
    }
    try Data(
      ("id\tname\taliases\tlatitude\tlongitude\tpopulation\tcountry\tparents\n" + rows.joined(separator: "\n")).utf8
    ).write(to: table)
    let whole = resources.scratch.appendingPathComponent("whole.bin")
    _ = try Gazetteer.build(files: [table], to: whole)
    // LeakSanitizer does not see what Data holds.
    let image = Array(try Data(contentsOf: whole))
    let file = resources.scratch.appendingPathComponent("damaged.bin")
    let text = SourceText("Old Town 7, Town 8 and Ville9 in Town 39, not in town 40 or OLD TOWN 59")
    let tokens = try Tokenizer().tokens(of: text)
    return { bytes in
      var damaged = image
      for start in stride(from: 2, to: bytes.count - 2, by: 3) {
        damaged[(Int(bytes[start]) << 8 | Int(bytes[start + 1])) % damaged.count] = bytes[start + 2]
      }
      let cut = bytes.count > 1 ? (Int(bytes[0]) << 8 | Int(bytes[1])) % damaged.count : 0
      write(Data(damaged.dropLast(cut)), to: file)
      guard let gazetteer = try? Gazetteer.open(compiled: file) else { return }
      for match in gazetteer.matches(in: tokens, overlapping: true) {
        promise(match.tokens.upperBound <= tokens.count, "names within the text")
        for candidate in match.candidates { _ = gazetteer.entry(candidate.entry) }
      }
      if let scanner = try? NameScanner(gazetteer) { _ = scanner.spans(in: text) }
      _ = gazetteer.lookup("Town 8")
      // A damaged count may be any number.
      for index in 0..<Int32(min(gazetteer.entryCount, 100)) {
        _ = gazetteer.aliases(of: index)
        _ = gazetteer.index(ofID: gazetteer.entry(index).id)
      }
    }
  }

  /// A user's table of names.
  static let gazetteerTable = FuzzTarget("gazetteer-table") { resources in
    let table = resources.scratch.appendingPathComponent("names.tsv")
    let compiled = resources.scratch.appendingPathComponent("names.bin")
    return { bytes in
      // Foundation keeps 4 KB of each empty file that it reads, which LeakSanitizer sees.
      if bytes.isEmpty { return }
      write(Data(bytes), to: table)
      _ = try? GazetteerLint.check([table])
      guard (try? Gazetteer.build(files: [table], to: compiled)) != nil else { return }
      guard let gazetteer = try? Gazetteer.open(compiled: compiled) else {
        return promise(false, "what was compiled can be opened")
      }
      for index in 0..<Int32(gazetteer.entryCount) {
        let entry = gazetteer.entry(index)
        promise(gazetteer.index(ofID: entry.id) == index, "entries are found by their ids")
        _ = gazetteer.aliases(of: index)
      }
    }
  }

  /// Cells, between zero bytes, written as a table and read back; and the bytes themselves as a table.
  static let tables = FuzzTarget("tables") { resources in
    let file = resources.scratch.appendingPathComponent("table.csv")
    return { bytes in
      func read(_ table: [UInt8]) -> [[String]] {
        write(Data(table), to: file)
        guard var reader = try? TableReader(file.path, CSVFormat(), hasHeader: false) else { return [] }
        var rows: [[String]] = []
        while let row = reader.next() { rows.append(row) }
        promise(reader.offset == reader.count, "tables are read to their end")
        return rows
      }
      _ = read(bytes)
      let cells = bytes.split(separator: 0, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      var once: [UInt8] = [], twice: [UInt8] = []
      CSVFormat().append(cells.map { .text($0) }, to: &once)
      if once.starts(with: [0xEF, 0xBB, 0xBF]) { return }
      let rows = read(once)
      promise(rows.count == 1 && rows[0].count == cells.count, "as many cells as were written")
      CSVFormat().append(rows[0].map { .text($0) }, to: &twice)
      promise(once == twice, "cells that were read are written the same")
    }
  }

  /// Files of each format that Muster reads.
  static let readers = InputFormat.allCases.map { format in
    FuzzTarget("read-\(format.rawValue)") { resources in
      let file = resources.scratch.appendingPathComponent("input")
      var options = ReadingOptions()
      options.format = format
      options.maxDocument = 1 << 16
      return { [options] bytes in
        write(Data(bytes), to: file)
        var corpus = Corpus(paths: [file.path], options: options)
        var count = 0
        while let found = corpus.next() {
          count += 1
          promise(count <= bytes.count + 2, "no more documents than bytes")
          guard case .document(let pending) = found, case .success(let document) = pending.read() else { continue }
          promise(document.text.utf8Count <= options.maxDocument, "no document above the limit")
        }
        promise(count > 0, "something for each file, if only an error")
      }
    }
  }
}

private func write(_ data: Data, to file: URL) {
  do { try data.write(to: file) } catch { fatalError("\(file.path): \(error)") }
}
