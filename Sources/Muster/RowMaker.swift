import Lexicon
import Records
import Resolution
import Statistics
import Text

/// Turns what was read, in tokens, into output rows, in code points and words.
struct RowMaker {
  let document: Document
  let tokens: [Token]
  let sentences: [Sentence]
  let kinds: Kinds
  let facts: [Fact]
  let names: DocumentMentions
  let named: MentionRows
  let places: EventPlaces
  let causes: EventCauses

  func statistics() -> [Statistic] {
    let events = causes.causes(of: facts)
    return facts.indices.map { index in
      let fact = facts[index]
      let range = utf8Range(fact.quote)
      var row = Statistic(
        documentID: document.id, id: id(index), kind: kinds[fact.kind].id, value: fact.value, low: fact.low,
        high: fact.high, qualifier: fact.qualifier, victims: fact.victims.map(words),
        victimGroup: fact.victimGroup.isEmpty ? "unspecified" : fact.victimGroup.description, status: fact.status,
        scope: fact.scope,
        sentence: fact.sentence + 1, zone: fact.zone, range: document.text.codePointRange(utf8Range: range),
        quote: document.text.string(utf8Range: range), sentenceText: words(sentences[fact.sentence].tokens),
        rule: fact.rule, score: fact.score)
      row.partOf = fact.partOf.map(id)
      row.repeats = fact.repeats.map(id)
      row.source = fact.source.map(words)
      row.date = fact.date?.iso
      row.dateText = fact.dateTokens.map(words)
      row.via = fact.via.map(words)
      row.sourceID = fact.source.flatMap(named.entityID)
      row.cause = events[index].map(words)
      locate(&row, places.place(of: fact))
      return row
    }
  }

  private func locate(_ row: inout Statistic, _ place: EventPlace) {
    row.country = place.country == 0 ? nil : MentionRows.code(place.country)
    guard let mention = place.mention else { return }
    let entity = named.all[names.mentions[mention].entity]
    row.place = words(places.phrase(mention))
    row.placeID = entity.id
    row.country = entity.country ?? row.country
    row.latitude = entity.latitude
    row.longitude = entity.longitude
  }

  func tolls(_ figures: [TollFigure], _ profile: TollProfile) -> [Toll] {
    figures.map { figure in
      let isRange = figure.facts.count == 1 && facts[figure.facts[0]].qualifier == .range
      let best = profile.best(value: figure.value, low: figure.low, high: figure.high, isRange: isRange)
      return Toll(
        documentID: document.id, kind: kinds[figure.kind].id, series: figure.series, best: best, low: figure.low,
        high: figure.high, victims: figure.facts.first.flatMap { facts[$0].victims }.map(words),
        sources: figure.facts.compactMap { facts[$0].source }.map(words), statisticIDs: figure.facts.map(id))
    }
  }

  private func id(_ fact: Int) -> String { "s\(fact + 1)" }

  private func utf8Range(_ range: Range<Int>) -> Range<Int> {
    Int(tokens[range.lowerBound].utf8Start)..<Int(tokens[range.upperBound - 1].utf8End)
  }

  private func words(_ range: Range<Int>) -> String { document.text.string(utf8Range: utf8Range(range)) }
}
