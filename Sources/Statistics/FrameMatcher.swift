import Lexicon
import Text

/// Picks the word class that a pattern is looked for by: one that holds no words of every sentence.
private struct CommonWords {
  let keys: Set<UInt64>
  /// By number of class.
  private let costs: [Int]

  init(_ classes: GrammarClasses, _ lexicon: Lexicon) {
    keys = Set(
      lexicon.tellingKeys(
        of: classes.stop.union(classes.of).union(classes.reporting).union(classes.pronounOne).union(classes.adverb)))
    costs = lexicon.tellingKeyCounts(common: keys).map { $0.phrases + 100_000 * $0.common }
  }

  func rarest(of candidates: [WordClasses]) -> WordClasses {
    candidates.min { cost($0) < cost($1) } ?? []
  }

  /// How often words of any of the classes can be expected: one for each phrase, much for each common word.
  private func cost(_ classes: WordClasses) -> Int { classes.numbers.reduce(0) { $0 + costs[Int($1)] } }
}

/// Matches the frames of a language around the triggers of a sentence.
package final class FrameMatcher: Sendable {
  let classes: GrammarClasses
  let patterns: [FramePattern]
  /// The trigger classes of each pattern.
  private let triggersOfPatterns: [WordClasses]
  let verbs: [VerbForm]
  let allTriggers: WordClasses
  /// Classes of the words that a statistic can start from.
  let startClasses: WordClasses
  /// A key of each phrase of these classes.
  let startKeys: [UInt64]
  private let countClasses: WordClasses
  private let crowd: WordClasses
  /// Of each pattern, the classes that a sentence must hold; patterns with the same needs share them.
  private let needs: [[WordClasses]]
  private let noTrigger: WordClasses
  private let peopleKinds: Set<Int>
  private let meansVerb: WordClasses

  package init(pack: LanguagePack, kinds: Kinds, classes: GrammarClasses, tokenizer: Tokenizer) throws(DataFileError) {
    self.classes = classes
    var patterns: [FramePattern] = []
    for frame in pack.frames {
      patterns.append(try FramePattern(frame, kinds: kinds, lexicon: pack.lexicon, tokenizer: tokenizer))
    }
    self.patterns = patterns
    triggersOfPatterns = patterns.map(\.trigger)
    verbs = pack.verbs
    allTriggers = patterns.reduce([]) { $0.union($1.trigger) }
    meansVerb = VerbForm.Form.allCases.reduce([]) { $0.union(pack.lexicon.existingClass("means-verb/\($1.rawValue)")) }
    noTrigger = pack.lexicon.existingClass("no-trigger")
    peopleKinds = Set(kinds.all.indices.filter { kinds[$0].countsPeople })
    countClasses = classes.countSingular.union(classes.countPlural)
    let common = CommonWords(classes, pack.lexicon)
    crowd = pack.lexicon.existingClass("crowd-people").union(classes.crowdNoun)
    needs = Array(Set(patterns.map { [$0.trigger] + $0.required }))
    // Many patterns need the same classes.
    var rarest: [[WordClasses]: WordClasses] = [:]
    startClasses = patterns.reduce(countClasses.union(crowd)) { sum, pattern in
      let candidates = [pattern.trigger] + pattern.required
      let found = rarest[candidates] ?? common.rarest(of: candidates)
      rarest[candidates] = found
      return sum.union(found)
    }
    startKeys = pack.lexicon.tellingKeys(of: startClasses, common: common.keys)
  }

  /// Does the sentence hold all the words of a frame, or a counted noun?
  package func mayMatch(_ view: SentenceView) -> Bool {
    guard view.classes.isDisjoint(with: countClasses.union(crowd)) else { return true }
    return needs.contains { need in need.allSatisfy { !view.classes.isDisjoint(with: $0) } }
  }

  /// A word that starts frames.
  struct Trigger {
    let tokens: Range<Int>
    let word: AnnotatedWord
    let verb: VerbForm?
  }

  struct Match {
    let pattern: FramePattern
    let trigger: Trigger
    /// Index of the group; nil where the trigger itself implies one person.
    let group: Int?
    let kind: Int
  }

  /// The group that each token belongs to, or -1.
  func groupNumbers(_ view: SentenceView, _ groups: [Group]) -> [Int32] {
    var groupAt = [Int32](repeating: -1, count: view.tokens.count)
    for (index, group) in groups.enumerated() {
      for token in group.tokens { groupAt[token] = Int32(index) }
    }
    return groupAt
  }

  /// `told`: the kind of the figure told last, which frames of kind "=" take on.
  func matches(_ view: SentenceView, _ groups: [Group], told: Int? = nil) -> [Match] {
    var told = told
    let groupAt = groupNumbers(view, groups)
    let finder = SubjectFinder(classes: classes, view: view, groupAt: groupAt, groups: groups)
    var matches: [Match] = []
    for trigger in triggers(view, groupAt, groups) {
      for number in patterns.indices where trigger.word.sense.isOf(triggersOfPatterns[number]) {
        let pattern = patterns[number]
        guard let kind = pattern.isOfToldKind ? told : pattern.kind ?? trigger.verb?.kind ?? kindOfNoun(trigger.word),
          let group = match(pattern, trigger, finder)
        else { continue }
        // "claimed 300,000" may yet turn out to claim no lives.
        if let group, peopleKinds.contains(kind), groups[group].reference == .counted, pattern.nounClass == nil {
          told = kind
        }
        matches.append(Match(pattern: pattern, trigger: trigger, group: group, kind: kind))
      }
    }
    return matches
  }

  /// The triggers of a sentence, longest phrases first where they overlap. What the class `no-trigger` covers ("shot at",
  /// "killed the bill") starts nothing.
  func triggers(_ view: SentenceView, _ groupAt: [Int32] = [], _ groups: [Group] = []) -> [Trigger] {
    var triggers: [Trigger] = []
    var covered = 0
    for index in view.tokens.indices where view.has(allTriggers.union(noTrigger), index) {
      // "killed himself and five others": the list belongs to the shorter word.
      let words = view.annotation.words(allTriggers, at: index).filter { word in
        guard word.end > index + 1, word.end <= groupAt.count, groupAt[word.end - 1] >= 0 else { return true }
        let group = groups[Int(groupAt[word.end - 1])]
        return group.parts.isEmpty || group.tokens.lowerBound <= index || group.tokens.upperBound <= word.end
      }
      let longest = words.map(\.end).max() ?? 0
      if let other = view.end(noTrigger, index), other >= longest {
        covered = max(covered, other)
        continue
      }
      guard index >= covered, longest > covered else { continue }
      // "three of the injured": whom the number is about, not what befell them.
      if index < groupAt.count, groupAt[index] >= 0, case let group = groups[Int(groupAt[index])],
        group.isOfHarmed || group.whole != nil
      {
        continue
      }
      // "was reported March 6": the month, not the verb.
      if view.has(classes.month, index), view.tokens[index].shape.startsUpper, index > 0, !view.isHeadline { continue }
      covered = longest
      for word in words where word.end == longest {
        let isVerb = word.sense.isOf(classes.anyObjectVerb.union(classes.anySubjectVerb).union(meansVerb))
        triggers.append(
          Trigger(tokens: index..<longest, word: word, verb: isVerb ? verbs[Int(word.sense.payload)] : nil))
      }
    }
    return triggers
  }

  private func kindOfNoun(_ word: AnnotatedWord) -> Int? {
    word.sense.isOf(classes.predicate.union(classes.toll).union(countClasses)) ? Int(word.sense.payload) : nil
  }

  /// nil where the frame does not match, `.some(nil)` where it matches without a group.
  private func match(_ pattern: FramePattern, _ trigger: Trigger, _ finder: SubjectFinder) -> Int?? {
    var group: Int?
    guard matchLeft(pattern, 0, before: trigger.tokens.lowerBound, finder, &group),
      matchRight(pattern, 0, from: trigger.tokens.upperBound, finder, &group)
    else { return nil }
    return .some(group)
  }

  // MARK: - Right of the trigger

  private func matchRight(
    _ pattern: FramePattern, _ number: Int, from index: Int, _ finder: SubjectFinder, _ group: inout Int?
  ) -> Bool {
    guard number < pattern.right.count else { return true }
    let item = pattern.right[number]
    let rest = number + 1
    let view = finder.view
    switch item.element {
    case .gap(let width):
      var at = index
      for _ in 0...width {
        if matchRight(pattern, rest, from: at, finder, &group) { return true }
        guard at < view.tokens.count, !interruptsGap(at, view) else { return false }
        at += 1
      }
      return false
    case .notSlot:
      return groupStarting(at: index, finder) == nil && matchRight(pattern, rest, from: index, finder, &group)
    case .notKey(let keys):
      return !(index < view.tokens.count && pattern.has(view.tokens[index].key, in: keys))
        && matchRight(pattern, rest, from: index, finder, &group)
    case .notClass(let wordClass):
      return !view.has(wordClass, index) && matchRight(pattern, rest, from: index, finder, &group)
    case .slot(let slot):
      // A quotation mark may stand between: “liquidated” 45 rebels.
      let start = view.isMark("\"", index) || view.isMark("'", index) ? index + 1 : index
      if let found = groupStarting(at: start, finder), slot != .number || finder.groups[found].reference == .counted {
        let before = group
        group = found
        if matchRight(pattern, rest, from: finder.groups[found].tokens.upperBound, finder, &group) { return true }
        group = before
      }
    case .key(let keys):
      if index < view.tokens.count, pattern.has(view.tokens[index].key, in: keys),
        matchRight(pattern, rest, from: index + 1, finder, &group)
      {
        return true
      }
    case .wordClass(let wordClass):
      if let end = view.end(wordClass, index), matchRight(pattern, rest, from: end, finder, &group) { return true }
    }
    return item.isOptional && matchRight(pattern, rest, from: index, finder, &group)
  }

  private func groupStarting(at index: Int, _ finder: SubjectFinder) -> Int? {
    guard index < finder.groupAt.count, finder.groupAt[index] >= 0 else { return nil }
    let group = Int(finder.groupAt[index])
    return finder.groups[group].tokens.lowerBound == index ? group : nil
  }

  // MARK: - Left of the trigger

  private func matchLeft(
    _ pattern: FramePattern, _ number: Int, before end: Int, _ finder: SubjectFinder, _ group: inout Int?
  ) -> Bool {
    guard number < pattern.left.count else { return true }
    let item = pattern.left[number]
    let rest = number + 1
    let view = finder.view
    switch item.element {
    case .gap(let width):
      var at = end
      for _ in 0...width {
        if matchLeft(pattern, rest, before: at, finder, &group) { return true }
        guard at > 0, !interruptsGap(at - 1, view) else { return false }
        at -= 1
      }
      return false
    case .slot(let slot):
      if let found = slotGroup(slot, before: end, finder) {
        let before = group
        group = found
        if matchLeft(pattern, rest, before: finder.groups[found].tokens.lowerBound, finder, &group) { return true }
        group = before
      }
    case .key(let keys):
      if end > 0, pattern.has(view.tokens[end - 1].key, in: keys),
        matchLeft(pattern, rest, before: end - 1, finder, &group)
      {
        return true
      }
    case .notKey(let keys):
      return !(end > 0 && pattern.has(view.tokens[end - 1].key, in: keys))
        && matchLeft(pattern, rest, before: end, finder, &group)
    case .notSlot:
      return !(end > 0 && finder.groupAt[end - 1] >= 0) && matchLeft(pattern, rest, before: end, finder, &group)
    case .notClass(let wordClass):
      return view.start(wordClass, endingAt: end) == nil && matchLeft(pattern, rest, before: end, finder, &group)
    case .wordClass(let wordClass):
      if let start = view.start(wordClass, endingAt: end), matchLeft(pattern, rest, before: start, finder, &group) {
        return true
      }
    }
    return item.isOptional && matchLeft(pattern, rest, before: end, finder, &group)
  }

  private func slotGroup(_ slot: FramePattern.Slot, before end: Int, _ finder: SubjectFinder) -> Int? {
    switch slot {
    case .people, .number:
      let end = ageAside(endingAt: end, finder.view) ?? end
      guard end > 0, finder.groupAt[end - 1] >= 0 else { return nil }
      let group = Int(finder.groupAt[end - 1])
      // "she murdered the aria": a pronoun is never counted by a participle alone.
      guard finder.groups[group].reference != .pronoun || slot == .number else { return nil }
      return finder.groups[group].tokens.upperBound == end ? group : nil
    case .subject: return finder.subject(before: end, overVerbs: 0)
    case .sharedSubject: return finder.subject(before: end, overVerbs: 2)
    }
  }

  /// The start of ", 45," behind a name or ", 20 and 22," behind a group, or nil.
  private func ageAside(endingAt end: Int, _ view: SentenceView) -> Int? {
    guard end > 3, view.isMark(",", end - 1) else { return nil }
    var start = end - 1
    while let age = view.quantities.last(where: { $0.role == .age && $0.tokens.upperBound == start }) {
      start = age.tokens.lowerBound - 1
      guard start > 0, view.isMark(",", start) || view.has(classes.and, start) else { return nil }
    }
    return start < end - 1 && view.isMark(",", start) ? start : nil
  }

  /// Another verb of statistics or the end of a part of the sentence.
  private func interruptsGap(_ index: Int, _ view: SentenceView) -> Bool {
    if view.has(classes.anyObjectVerb.union(classes.anySubjectVerb).union(classes.clauseStart), index) { return true }
    let token = view.tokens[index]
    return token.isMark(";")
      || token.isMark(".") && token.gap == .none && index + 1 < view.tokens.count && view.tokens[index + 1].gap != .none
  }
}
