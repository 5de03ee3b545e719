import Foundation
import ICU
import Lexicon

/// How words of a script are read: the rule file of `Gazetteers/transliteration/` that romanises it.
package enum WritingSystem: UInt8, Sendable, CaseIterable {
  case latin, cyrillic, arabic, hebrew, greek, georgian, armenian, hangul, kana, han, indic, thai, ethiopic, other

  package var name: String { "\(self)" }

  package init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  /// The sound table that weighs words of this system against words of another.
  func table(against other: WritingSystem) -> SoundTable.Name {
    switch (self, other) {
    case (.latin, .latin): .latin
    case (.latin, let system), (let system, .latin): SoundTable.Name(system)
    default: .mixed
    }
  }
}

/// Which writing system a code point belongs to, by `scripts.tsv`.
struct ScriptTable: Sendable {
  private let systems: [String: WritingSystem]

  init(folder: URL) throws(DataFileError) {
    var systems: [String: WritingSystem] = [:]
    for row in try DataTable(folder.appendingPathComponent("scripts.tsv"), required: ["script", "rules"]).rows {
      let rules = try row.required("rules")
      guard let system = WritingSystem(name: rules) else {
        throw row.error("'\(rules)' is no rule set; expected one of \(WritingSystem.allCases.map(\.name))")
      }
      systems[try row.required("script")] = system
    }
    self.systems = systems
  }

  /// Nil for what all scripts share: marks, digits, punctuation, unassigned.
  func system(of scalar: Unicode.Scalar) -> WritingSystem? {
    if scalar.value < 0x80 {
      let letter = scalar.value | 0x20
      return letter >= 0x61 && letter <= 0x7A ? .latin : nil
    }
    let script = CodePoint.script(scalar.value)
    if script == "Zyyy" || script == "Zinh" || script == "Zzzz" { return nil }
    return systems[script] ?? .other
  }
}
