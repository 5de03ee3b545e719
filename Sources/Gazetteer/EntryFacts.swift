import Foundation
import Text

/// What disambiguation needs of an entry, without a string: about 0.2 µs, where ``Gazetteer/entry(_:)`` takes 1.
package struct EntryFacts: Sendable {
  package enum Kind: UInt8, Sendable { case other, continent, country, region, district, capital, city, water }

  package var type: EntityType
  package var kind: Kind
  /// The first country's code as two bytes, or 0.
  package var country: UInt16
  /// Degrees; NaN where unknown.
  package var latitude: Double
  package var longitude: Double
  package var population: Int
  /// Order of magnitude of its people: log10(population + 100).
  package var size: Double
  /// Digest of the id.
  package var id: UInt64
  /// Digests of the ids of the places that contain it, 0 where there are fewer.
  package var parents: (UInt64, UInt64, UInt64)
  /// Stands in a table of the project's own or a user's, not one made from GeoNames.
  package var isCurated: Bool

  /// Is it inside the place with this digest?
  package func isIn(_ other: UInt64) -> Bool { parents.0 == other || parents.1 == other || parents.2 == other }
}

extension Gazetteer {
  /// The entry's facts, nil where the index is wrong.
  /// - Complexity: linear in the length of its record without the aliases.
  package func facts(_ index: Int32) -> EntryFacts? { record(index).flatMap(EntryFacts.init) }
}

extension EntryFacts {
  /// Reads the cells in the order of ``EntryRecord``.
  init?(_ bytes: UnsafeRawBufferPointer) {
    var cells = CellReader(bytes)
    let id = cells.next()
    _ = cells.next()
    switch cells.next().first {
    case UInt8(ascii: "p") where cells.lastCount == 5: type = .place
    case UInt8(ascii: "p"): type = .person
    case UInt8(ascii: "o"): type = .organization
    default: return nil
    }
    let kind = cells.next()
    self.kind = Self.kinds.first { $0.name.elementsEqual(kind) }?.kind ?? .other
    let country = cells.next()
    self.country = country.count >= 2 ? UInt16(country[0]) << 8 | UInt16(country[1]) : 0
    latitude = Self.number(cells.next())
    longitude = Self.number(cells.next())
    let population = Self.number(cells.next())
    self.population = population.isNaN ? 0 : Int(population)
    size = log10(Double(max(self.population, 0)) + 100)
    parents = (0, 0, 0)
    for (position, parent) in cells.next().split(separator: UInt8(ascii: "|")).enumerated() {
      let digest = KeyMixing.digest(UnsafeRawBufferPointer(rebasing: parent))
      switch position {
      case 0: parents.0 = digest
      case 1: parents.1 = digest
      case 2: parents.2 = digest
      default: break
      }
    }
    self.id = KeyMixing.digest(id)
    isCurated = !id.starts(with: "geonames:".utf8)
  }

  private static let kinds: [(name: [UInt8], kind: Kind)] = {
    let names: [(String, Kind)] = [
      ("continent", .continent), ("country", .country), ("region", .region), ("district", .district),
      ("capital", .capital), ("city", .city), ("sea", .water), ("river", .water), ("lake", .water), ("ocean", .water),
    ]
    return names.map { (Array($0.0.utf8), $0.1) }
  }()

  /// A plain decimal number, NaN where there is none.
  private static func number(_ cell: UnsafeRawBufferPointer) -> Double {
    guard !cell.isEmpty else { return .nan }
    var mantissa = 0.0
    var scale = 1.0
    var isFraction = false
    var isNegative = false
    for byte in cell {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): isFraction = true
      case 0x30...0x39:
        mantissa = mantissa * 10 + Double(byte - 0x30)
        if isFraction { scale *= 10 }
      default: return Double(String(decoding: cell, as: UTF8.self)) ?? .nan
      }
    }
    return (isNegative ? -mantissa : mantissa) / scale
  }

  private struct CellReader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    private(set) var lastCount = 0
    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func next() -> UnsafeRawBufferPointer {
      let start = position
      while position < bytes.count, bytes[position] != 0x09 { position += 1 }
      let cell = UnsafeRawBufferPointer(rebasing: bytes[start..<position])
      position = min(position + 1, bytes.count)
      lastCount = cell.count
      return cell
    }
  }
}
