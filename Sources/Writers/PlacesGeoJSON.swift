import Records

/// Places with coordinates as a GeoJSON feature collection (RFC 7946), most mentioned first.
package enum PlacesGeoJSON {
  package static func write(_ entities: [Entity], to file: OutputFile) throws(OutputError) {
    try file.write(Array(#"{"type":"FeatureCollection","features":["#.utf8))
    var isFirst = true
    for entity in entities where entity.type == .place {
      guard let latitude = entity.latitude, let longitude = entity.longitude,
        (-90...90).contains(latitude), (-180...180).contains(longitude)
      else { continue }
      var json = JSONBytes()
      feature(entity, latitude, longitude, in: &json)
      try file.write(Array((isFirst ? "\n" : ",\n").utf8) + json.bytes)
      isFirst = false
    }
    try file.write(Array("\n]}\n".utf8))
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
