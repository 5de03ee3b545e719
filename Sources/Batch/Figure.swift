import Records
import Writers

/// A toll with its place and day, between ``Timeline``'s two passes.
struct Figure {
  var row: TimelineRow
  let story: Int
  let document: Int

  /// What is compared with each other.
  var cell: [String] { [row.placeID ?? "", row.date ?? "", row.kind, row.series] }
  var isComparable: Bool { row.placeID != nil && row.date != nil }

  /// Whether another paper tells the same of the same story.
  func isSame(as other: Figure) -> Bool {
    story == other.story && row.best == other.row.best && row.low == other.row.low && row.high == other.row.high
      && cell == other.cell
  }

  mutating func join(_ other: Figure) {
    row.documents += 1
    var sources = row.sources.map { $0.split(separator: "|") } ?? []
    for source in other.row.sources?.split(separator: "|") ?? [] where !sources.contains(source) {
      sources.append(source)
    }
    row.sources = sources.isEmpty ? nil : sources.joined(separator: "|")
  }

  /// Counts for each figure the others that cannot be true beside it.
  static func countConflicts(_ figures: inout [Figure]) {
    let lows = figures.map { $0.row.low ?? Int.min }.sorted()
    let highs = figures.map { $0.row.high ?? Int.max }.sorted()
    for number in figures.indices {
      let (low, high) = (figures[number].row.low ?? Int.min, figures[number].row.high ?? Int.max)
      let above = lows.count - firstIndex(in: lows) { $0 > high }
      let below = firstIndex(in: highs) { $0 >= low }
      figures[number].row.conflicts = above + below
    }
  }

  /// Where the sorted numbers begin to be what is asked; their count if never.
  private static func firstIndex(in numbers: [Int], where isWanted: (Int) -> Bool) -> Int {
    var range = 0..<numbers.count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      range = isWanted(numbers[middle]) ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    return range.lowerBound
  }

  /// Cells of such a line that it is sorted by: up to the document's number.
  static let keyCells = 9

  /// Appends a line: place, day, kind, series, story, bounds, document, and then the rest.
  static func write(
    _ toll: [String], _ statistics: [String: [String]], _ document: [String],
    _ numbers: (document: Int32, story: Int32, storyID: String), to bytes: inout [UInt8]
  ) {
    let rows = toll[8].split(separator: "|").compactMap { statistics[String($0)] }
    let place = rows.first { !$0[StatisticColumn.placeID].isEmpty }
    let told = rows.lazy.map { $0[StatisticColumn.date] }.first { !$0.isEmpty }
    let date = told ?? document[StatisticColumn.documentPublished]
    let country = place?[StatisticColumn.country] ?? rows.first?[StatisticColumn.country] ?? ""
    let cells = [
      place?[StatisticColumn.placeID] ?? "", date, toll[1], toll[2], padded(numbers.story), toll[3], toll[4], toll[5],
      padded(numbers.document), place?[StatisticColumn.place] ?? "", country,
      place?[StatisticColumn.latitude] ?? "", place?[StatisticColumn.longitude] ?? "",
      date.isEmpty ? "" : told == nil ? "published" : "text", toll[6], toll[7], document[0], numbers.storyID, toll[8],
    ]
    CSVFormat().append(cells.map { .text($0) }, to: &bytes)
  }

  private static func padded(_ number: Int32) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 10 - digits.count) + digits
  }

  /// Reads such a line.
  init?(_ cells: [String]) {
    guard cells.count == 19, let story = Int(cells[4]), let document = Int(cells[8]) else { return nil }
    func text(_ number: Int) -> String? { cells[number].isEmpty ? nil : cells[number] }
    var row = TimelineRow(kind: cells[2], series: cells[3], documentID: cells[16], storyID: cells[17])
    (row.placeID, row.date) = (text(0), text(1))
    (row.best, row.low, row.high) = (Int(cells[5]), Int(cells[6]), Int(cells[7]))
    (row.place, row.country) = (text(9), text(10))
    (row.latitude, row.longitude) = (Double(cells[11]), Double(cells[12]))
    (row.dateSource, row.victims, row.sources, row.statisticIDs) = (text(13), text(14), text(15), text(18))
    (self.row, self.story, self.document) = (row, story, document)
  }
}
