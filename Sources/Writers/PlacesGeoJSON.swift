import Records

/// Places with coordinates as a GeoJSON feature collection (RFC 7946), most mentioned first.
package final class PlacesGeoJSON {
  private let file: OutputFile
  private var isFirst = true

  package init(_ file: OutputFile) throws(OutputError) {
    self.file = file
    try file.write(Array(#"{"type":"FeatureCollection","features":["#.utf8))
  }

  /// Adds an entity if it is a place and known where.
  package func append(_ entity: Entity) throws(OutputError) {
    guard entity.type == .place, let latitude = entity.latitude, let longitude = entity.longitude,
      (-90...90).contains(latitude), (-180...180).contains(longitude)
    else { return }
    var json = JSONBytes()
    Self.feature(entity, latitude, longitude, in: &json)
    try file.write(Array((isFirst ? "\n" : ",\n").utf8) + json.bytes)
    isFirst = false
  }

  package func finish() throws(OutputError) {
    try file.write(Array("\n]}\n".utf8))
    try file.sync()
  }

  private static func feature(_ entity: Entity, _ latitude: Double, _ longitude: Double, in json: inout JSONBytes) {
    json.object { json in
      json.key("type")
      json.string("Feature")
      json.key("id")
      json.string(entity.id)
      json.key("geometry")
      json.object { json in
        json.key("type")
        json.string("Point")
        json.key("coordinates")
        json.array { json in
          json.cell(.decimal(longitude, places: 5))
          json.cell(.decimal(latitude, places: 5))
        }
      }
      json.key("properties")
      json.object { json in
        for (column, cell) in zip(Entity.columns, entity.cells)
        where !["entity_id", "latitude", "longitude"].contains(column.name) {
          json.key(column.name)
          json.cell(cell)
        }
      }
    }
  }
}
