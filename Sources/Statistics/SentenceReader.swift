import Lexicon
import Numbers
import Records
import Text

/// Reads the facts of one sentence: groups, frames, and which of the frames win.
package final class SentenceReader: Sendable {
  let classes: GrammarClasses
  let groupFinder: GroupFinder
  let quantityFinder: QuantityFinder
  let matcher: FrameMatcher
  let lexicon: Lexicon
  let kinds: Kinds
  /// Victim groups of those who are sent: soldiers, police.
  let forces: Set<Label>
  private let starts: KeyFilter
  private let ordinalTolls: OrdinalTolls

  package init(pack: LanguagePack, kinds: Kinds, tokenizer: Tokenizer) throws {
    classes = GrammarClasses(pack.lexicon)
    quantityFinder = try QuantityFinder(pack: pack, tokenizer: tokenizer)
    groupFinder = GroupFinder(pack: pack, classes: classes, quantityFinder: quantityFinder)
    matcher = try FrameMatcher(pack: pack, kinds: kinds, classes: classes, tokenizer: tokenizer)
    lexicon = pack.lexicon
    ordinalTolls = OrdinalTolls(pack)
    starts = KeyFilter(matcher.startKeys)
    self.kinds = kinds
    forces = Set(pack.groups.filter(\.isForce).map(\.id))
  }

  /// A frame that won, with its group.
  struct Reading {
    var kind: Int
    var group: Group
    var trigger: Range<Int>
    var verb: VerbForm?
    var rule: String
    var isToll: Bool
    var isRestated = false
    var isContested = false
    var priority: Int
  }

  /// A view of a sentence that may hold a statistic, else nil.
  func view(_ tokens: UnsafeBufferPointer<Token>, text: UnsafeBufferPointer<UInt8>) -> SentenceView? {
    guard starts.mayHold(tokens) else { return nil }
    var view = SentenceView(tokens: tokens, annotation: lexicon.annotate(tokens), text: text)
    guard matcher.mayMatch(view) else { return nil }
    view.quantities = quantityFinder.quantities(in: tokens, view.annotation, text: text)
    return view
  }

  /// A view of a sentence whatever it holds.
  func plainView(_ tokens: UnsafeBufferPointer<Token>, text: UnsafeBufferPointer<UInt8>) -> SentenceView {
    var view = SentenceView(tokens: tokens, annotation: lexicon.annotate(tokens), text: text)
    view.quantities = quantityFinder.quantities(in: tokens, view.annotation, text: text)
    return view
  }

  /// The winning readings of a sentence, in the order of the text.
  ///
  /// `told`: the kind of the figure told last, for "the ministry put the figure at 19".
  func readings(_ view: SentenceView, _ groups: [Group], told: Int? = nil) -> [Reading] {
    var readings: [Reading] = []
    let crowd = groups.contains { $0.reference == .counted && $0.nounClass == .people && isCrowd($0, view) }
    let counted = groups.first { $0.reference == .counted && $0.countedKind.map { kinds[$0].countsPeople } == true }
    let told = counted?.countedKind ?? told ?? (crowd ? kinds.index("participants") : nil)
    for candidate in candidates(view, groups, told: told) where candidate.rejection == nil {
      let best = candidate.match
      let reading = Reading(
        kind: best.kind, group: best.group.map { groups[$0] } ?? implied(best.trigger), trigger: best.trigger.tokens,
        verb: best.trigger.verb, rule: best.pattern.id,
        isToll: !best.pattern.trigger.isDisjoint(with: classes.running), isRestated: best.pattern.isRestated,
        isContested: best.pattern.isContested, priority: best.pattern.priority)
      readings.append(ofWhole(ofParts(reading, view), view))
    }
    // A deed done to oneself counts its doer even where no subject is found.
    for trigger in matcher.triggers(view, matcher.groupNumbers(view, groups), groups) {
      guard let verb = trigger.verb, verb.isReflexive, !readings.contains(where: { $0.trigger == trigger.tokens })
      else { continue }
      readings.append(selfReading(trigger))
    }
    // "tear gas against 15,000 demonstrators": a crowd that nothing else is said of.
    if let participants = kinds.index("participants") {
      for group in groups
      where group.reference == .counted && isCrowd(group, view) && group.nounClass == .people
        && group.value != 1 && !group.isPartOfKnown
        && !readings.contains(where: { $0.group.tokens.overlaps(group.tokens) })
      {
        readings.append(
          Reading(
            kind: participants, group: group, trigger: group.tokens, verb: nil, rule: "crowd", isToll: false,
            priority: 50))
      }
    }
    for group in groups
    where group.countedKind != nil
      && (group.reference == .counted || group.reference == .none || isDenied(group, view) || isFound(group, view))
    {
      readings.append(
        Reading(
          kind: group.countedKind!, group: group, trigger: group.tokens, verb: nil, rule: "count-noun", isToll: false,
          priority: 80))
    }
    if let killed = kinds.index("killed") {
      for (group, isDeath) in ordinalTolls.groups(in: view, classes)
      where isDeath || told == killed || readings.contains(where: { $0.kind == killed }) {
        readings.append(
          Reading(
            kind: killed, group: group, trigger: group.tokens, verb: nil, rule: "ordinal", isToll: true, priority: 70))
      }
    }
    for group in groups {
      readings += attributive(group.parts.isEmpty || group.isTotalWithParts ? [group] : group.parts, readings, view)
    }
    readings += harmedParts(groups, readings, view) + harmedWholes(groups, view)
    attachTrailingParts(groups, to: &readings, view)
    addElidedCounts(groups, to: &readings, view)
    return withoutMeans(readings, view).sorted {
      ($0.group.tokens.lowerBound, $0.trigger.lowerBound) < ($1.group.tokens.lowerBound, $1.trigger.lowerBound)
    }
  }

  /// "one deceased male and one female victim who was hurt": not the dead; "five, including a boy who is in critical
  /// condition": only the boy.
  private func ofParts(_ reading: Reading, _ view: SentenceView) -> Reading {
    let group = reading.group
    guard let last = group.parts.last, reading.trigger.lowerBound > group.tokens.upperBound,
      view.has(classes.relative, group.tokens.upperBound), last.tokens.upperBound == group.tokens.upperBound
    else { return reading }
    let isOfDead =
      kinds[reading.kind].id != "killed"
      && group.parts.contains { attribute(of: $0, view).map { kinds[$0.kind].id == "killed" } == true }
    guard group.isTotalWithParts || isOfDead else { return reading }
    var reading = reading
    reading.group = last
    return reading
  }

  /// "four of the 14 passengers who died": all of them died; "none of the 88 on board survived": so did these.
  private func ofWhole(_ reading: Reading, _ view: SentenceView) -> Reading {
    guard let whole = reading.group.whole, reading.group.parts.isEmpty else { return reading }
    if reading.group.reference == .none {
      guard reading.kind == kinds.index("survivors"), let killed = kinds.index("killed") else { return reading }
      var reading = reading
      (reading.kind, reading.group) = (killed, Self.all(of: reading.group, whole))
      return reading
    }
    let end = reading.group.tokens.upperBound
    let isClause =
      view.has(classes.relative, end) && reading.trigger.lowerBound > end
      && (end + 1..<reading.trigger.lowerBound).allSatisfy { view.has(classes.auxiliary, $0) }
    // "12 of the 20 hostages killed in the siege were foreigners": so were all whom the participle describes.
    let isDescribed =
      reading.trigger.lowerBound == end && reading.verb?.form == .participle
      && (reading.trigger.upperBound..<view.tokens.count).contains { view.has(classes.be, $0) }
    guard isClause || isDescribed else { return reading }
    var reading = reading
    reading.group = Self.all(of: reading.group, whole)
    return reading
  }

  private static func all(of group: Group, _ whole: Quantity) -> Group {
    var all = group
    all.take(whole)
    all.reference = .counted
    all.tokens = whole.tokens.lowerBound..<group.tokens.upperBound
    all.whole = nil
    all.isPartOfKnown = false
    return all
  }

  /// "seven of the 12 killed in the fire were children": the word of harm inside the phrase is about the twelve.
  private func harmedWholes(_ groups: [Group], _ view: SentenceView) -> [Reading] {
    groups.compactMap { group in
      guard let whole = group.whole, group.parts.isEmpty, view.has(classes.harmed, group.tokens.upperBound - 1),
        let attribute = attribute(at: group.tokens.upperBound - 1, group.tokens.upperBound, view)
      else { return nil }
      return Reading(
        kind: attribute.kind, group: Self.all(of: group, whole), trigger: attribute.tokens, verb: nil,
        rule: "attributive", isToll: false, priority: 50)
    }
  }

  private func attributive(_ groups: [Group], _ readings: [Reading], _ view: SentenceView) -> [Reading] {
    groups.compactMap { group in
      guard group.reference == .counted, group.nounClass == .people, !group.isPartOfKnown,
        group.value != 1 || groups.count > 1,
        let attribute = attribute(of: group, view),
        !readings.contains(where: { $0.kind == attribute.kind && $0.group.tokens.overlaps(group.tokens) })
      else { return nil }
      return Reading(
        kind: attribute.kind, group: group, trigger: attribute.tokens, verb: nil, rule: "attributive", isToll: false,
        priority: 50)
    }
  }

  /// "five wounded soldiers": what befell them stands before the noun.
  private func attribute(of group: Group, _ view: SentenceView) -> (kind: Int, tokens: Range<Int>)? {
    for index in group.nounPhrase.dropLast()
    where !view.tokens[index].shape.startsUpper || view.isHeadline && view.isHeading {
      if view.has(classes.objectParticiple.union(classes.predicate), index) {
        return attribute(at: index, group.nounPhrase.upperBound - 1, view)
      }
    }
    return nil
  }

  /// What a participle or predicate at a token, ending by `end`, says befell people.
  func attribute(at index: Int, _ end: Int, _ view: SentenceView) -> (kind: Int, tokens: Range<Int>)? {
    if let verb = view.annotation.word(classes.objectParticiple, at: index), verb.end <= end {
      let form = matcher.verbs[Int(verb.sense.payload)]
      return form.nounClass == .people && !form.isMeans ? (form.kind, index..<verb.end) : nil
    }
    if let state = view.annotation.word(classes.predicate, at: index), state.end <= end {
      return kinds[Int(state.sense.payload)].countsPeople ? (Int(state.sense.payload), index..<state.end) : nil
    }
    return nil
  }

  /// "without casualties", Russian "жертв нет": none, without a number.
  private func isDenied(_ group: Group, _ view: SentenceView) -> Bool {
    guard group.reference == .barePlural || group.reference == .bareSingular else { return false }
    if view.start(classes.zeroContext, endingAt: group.tokens.lowerBound) != nil { return true }
    return (0..<4).contains { view.end(classes.zeroAfter, group.tokens.upperBound + $0) != nil }
  }

  /// "A third body was recovered", "divers found a body", "the girl's body was found".
  private func isFound(_ group: Group, _ view: SentenceView) -> Bool {
    let isNew =
      group.reference == .indefinite
      || group.reference == .definite && group.tokens.contains { view.tokens[$0].isMark("'") }
    guard isNew, group.value == 1, let kind = group.countedKind, kinds[kind].id == "killed" else { return false }
    let next = group.tokens.upperBound
    return view.has(classes.found, group.tokens.lowerBound - 1)
      || view.has(classes.be, next) && (1...3).contains { view.has(classes.found, next + $0) }
  }

  private func isCrowd(_ group: Group, _ view: SentenceView) -> Bool {
    group.victimGroup == VictimGroup.crowd
      || group.tokens.count > 2
        && group.tokens.prefix(3).contains { view.has(classes.crowdNoun, $0) && view.end(classes.of, $0 + 1) != nil }
  }

  /// A match of a frame, with the reason why it lost, if it did.
  struct Candidate {
    let match: FrameMatcher.Match
    let rejection: String?
  }

  /// Every match of every frame. Of the matches of one trigger, the one that counts the right things with the highest
  /// priority wins.
  func candidates(_ view: SentenceView, _ groups: [Group], told: Int? = nil) -> [Candidate] {
    var candidates: [Candidate] = []
    let matches = matcher.matches(view, groups, told: told)
    var index = 0
    while index < matches.count {
      let start = index
      while index < matches.count, matches[index].trigger.tokens == matches[start].trigger.tokens { index += 1 }
      let fitting = matches[start..<index].filter { fits($0, groups, view) }
      let best = fitting.map(\.pattern.priority).max()
      var isDecided = false
      for match in matches[start..<index] {
        if !fits(match, groups, view) {
          candidates.append(Candidate(match: match, rejection: "does not count what the group is"))
        } else if match.pattern.priority != best || isDecided {
          candidates.append(
            Candidate(match: match, rejection: "a frame of priority \(best ?? 0) matched the same trigger"))
        } else {
          isDecided = true
          candidates.append(Candidate(match: match, rejection: nil))
        }
      }
    }
    return candidates
  }

  /// One person who is not named.
  private func implied(_ trigger: FrameMatcher.Trigger) -> Group {
    var group = Group(tokens: trigger.tokens, reference: .pronoun, nounClass: .people)
    group.setCount(1)
    return group
  }

  private func selfReading(_ trigger: FrameMatcher.Trigger) -> Reading {
    Reading(
      kind: trigger.verb!.kind, group: implied(trigger), trigger: trigger.tokens, verb: trigger.verb, rule: "reflexive",
      isToll: false, priority: 60)
  }

  /// Does the trigger count such things?
  private func fits(_ match: FrameMatcher.Match, _ groups: [Group], _ view: SentenceView) -> Bool {
    guard let group = match.group.map({ groups[$0] }) else { return true }
    if match.pattern.isOfToldKind, group.reference != .counted { return false }
    // "claimed 30 lives", not "claimed the lives of 30".
    if let nounClass = match.pattern.nounClass { return group.nounClass == nounClass && group.reference != .definite }
    if let counted = group.countedKind {
      // "claimed 30 lives", "the toll rose to 12 deaths".
      return match.trigger.verb == nil && kinds.isKind(match.kind, a: counted)
    }
    // "shooting victims", "killing spree": a gerund before a bare noun is a compound.
    if let verb = match.trigger.verb, verb.form == .gerund, group.tokens.lowerBound >= match.trigger.tokens.upperBound,
      group.reference == .bareSingular || group.reference == .barePlural && verb.isMeans
    {
      return false
    }
    if isCompound(match.trigger, group, view) { return false }
    // "no Egyptians among the victims": others were.
    if group.reference == .none, view.has(classes.partAmong, match.trigger.tokens.lowerBound) { return false }
    // "the number of Iraqi dead": nobody called Iraqi.
    if match.trigger.verb == nil, group.reference == .name, group.tokens.upperBound == match.trigger.tokens.lowerBound,
      view.has(classes.of, group.tokens.lowerBound - 1)
    {
      return false
    }
    // "lost Aleppo", "captured Kobani": no man of that name.
    if match.trigger.verb?.takesPlaces ?? true, !group.parts.isEmpty || group.reference == .name,
      (group.parts.isEmpty ? [group] : group.parts).allSatisfy({ view.places.contains($0.tokens) })
    {
      return false
    }
    if match.trigger.verb?.needsNoun == true, group.isBareNumber { return false }
    if match.trigger.verb?.needsCount == true {
      let isBare = group.nounClass == nil && group.tokens.lowerBound > match.trigger.tokens.lowerBound
      if group.reference != .counted || isBare || group.value == 1 { return false }
    }
    if match.trigger.verb?.needsForce == true, !forces.contains(group.victimGroup) { return false }
    let wanted = match.trigger.verb?.nounClass ?? (kinds[match.kind].countsPeople ? .people : nil)
    return group.nounClass == wanted || group.nounClass == nil && wanted == .people && group.isBareNumber
  }

  /// "a rescue squad", "jail officials": a noun spelled like the verb, with neither a subject nor what makes it a verb.
  private func isCompound(_ trigger: FrameMatcher.Trigger, _ group: Group, _ view: SentenceView) -> Bool {
    guard let verb = trigger.verb, verb.form == .base, group.tokens.lowerBound >= trigger.tokens.upperBound,
      [.bareSingular, .barePlural, .name].contains(group.reference)
    else { return false }
    let before = trigger.tokens.lowerBound - 1
    return before < 0 || !view.tokens[before].isWord
      || view.has(classes.and.union(classes.determiner).union(classes.article).union(classes.preposition), before)
        && !view.has(classes.infinitive, before)
  }

  /// "shot and killed three": the shooting is how they were killed.
  private func withoutMeans(_ readings: [Reading], _ view: SentenceView) -> [Reading] {
    let killed = readings.filter { reading in kinds[reading.kind].id == "killed" }
    var kept: [Reading] = []
    for reading in readings {
      let group = reading.group.tokens
      let isMeans = reading.verb?.isMeans == true && kinds[reading.kind].id != "killed"
      if isMeans, killed.contains(where: { $0.group.tokens == group }) { continue }
      // "a boy who was wounded on Friday died": he is counted once.
      if kinds[reading.kind].id == "injured", view.has(classes.relative, group.upperBound),
        killed.contains(where: {
          $0.group.tokens == group && $0.trigger.lowerBound > reading.trigger.upperBound
            && reading.trigger.lowerBound >= group.upperBound
            && $0.verb?.role == .subject
        })
      {
        continue
      }
      // One group dies once, is hurt once.
      if let same = kept.firstIndex(where: { $0.kind == reading.kind && $0.group.tokens == group }) {
        if kept[same].priority < reading.priority { kept[same] = reading }
        continue
      }
      kept.append(reading)
    }
    return kept
  }
}
