import Foundation
import Muster
import Records
import Text

let extractor = try Extractor()
if CommandLine.arguments.contains("explain") { while let line = readLine() { print(try extractor.explain(Document(id: "x", text: SourceText(line)))) }; exit(0) }
while let line = readLine(strippingNewline: true) {
  guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], let text = object["text"] as? String else { continue }
  let result = extractor.extract(Document(id: object["id"] as? String ?? "", text: SourceText(text), published: object["date"] as? String))
  let statistics: [[String: Any]] = result.statistics.map { s in
    ["id": s.id, "kind": s.kind, "value": s.value as Any? ?? NSNull(), "low": s.low as Any? ?? NSNull(), "high": s.high as Any? ?? NSNull(), "qualifier": s.qualifier.rawValue, "victims": s.victims as Any? ?? NSNull(), "victim_group": s.victimGroup as Any? ?? NSNull(), "status": s.status.rawValue, "scope": s.scope.rawValue, "part_of": s.partOf as Any? ?? NSNull(), "repeats": s.repeats as Any? ?? NSNull(), "source": s.source as Any? ?? NSNull(), "via": s.via as Any? ?? NSNull(), "zone": s.zone.rawValue, "start": s.range.lowerBound, "end": s.range.upperBound, "quote": s.quote, "rule": s.rule, "date": s.date as Any? ?? NSNull()]
  }
  let tolls: [[String: Any]] = result.tolls.map { ["kind": $0.kind, "series": $0.series, "best": $0.best as Any? ?? NSNull(), "low": $0.low as Any? ?? NSNull(), "high": $0.high as Any? ?? NSNull()] }
  let data = try JSONSerialization.data(withJSONObject: ["id": object["id"] ?? "", "statistics": statistics, "tolls": tolls], options: [.sortedKeys, .withoutEscapingSlashes])
  FileHandle.standardOutput.write(data + Data("\n".utf8))
}
