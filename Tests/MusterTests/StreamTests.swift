import Muster
import Synchronization
import Testing

/// Documents as an AsyncSequence.
@Suite(.timeLimit(.minutes(5))) struct StreamTests {
  private func document(_ number: Int) -> Document {
    // Of very different length, so that later ones are done before earlier ones.
    let rest = String(repeating: "It rained in Paris. ", count: number % 3 == 0 ? 200 : 1)
    return Document(id: "\(number)", text: SourceText("\(number + 2) people were killed. " + rest))
  }

  private struct Failed: Error {}

  @Test("in the order of the documents, whatever the concurrency", arguments: [1, 3, 0])
  func order(concurrency: Int) async throws {
    let extractor = try ExtractorTests.shared.get()
    var found: [Int?] = []
    for await extraction in extractor.extractions(of: (0..<20).map(document), concurrency: concurrency) {
      found.append(extraction.toll(of: "killed")?.best)
    }
    #expect(found == (2..<22).map { $0 })
  }

  @Test("an extraction does not wait for the next document")
  func slowSource() async throws {
    let extractor = try ExtractorTests.shared.get()
    let (documents, feed) = AsyncStream.makeStream(of: Document.self)
    var extractions = extractor.extractions(of: documents, concurrency: 4).makeAsyncIterator()
    for number in 0..<3 {
      feed.yield(document(number))
      #expect(await extractions.next()?.document.id == "\(number)")
    }
    feed.finish()
    #expect(await extractions.next() == nil)
  }

  @Test("an error comes after the documents before it")
  func failingSource() async throws {
    let extractor = try ExtractorTests.shared.get()
    let documents = AsyncThrowingStream<Document, any Error> { feed in
      feed.yield(document(0))
      feed.yield(document(1))
      feed.finish(throwing: Failed())
    }
    var found: [String] = []
    await #expect(throws: Failed.self) {
      for try await extraction in extractor.extractions(of: documents) { found.append(extraction.document.id) }
    }
    #expect(found == ["0", "1"])
  }

  @Test("no more documents are taken than asked for")
  func bounded() async throws {
    let extractor = try ExtractorTests.shared.get()
    let source = CountingSource()
    var extractions = extractor.extractions(of: source, concurrency: 3).makeAsyncIterator()
    for taken in 1...5 {
      _ = await extractions.next()
      #expect(source.given.withLock { $0 } <= taken + 3)
    }
  }

  @Test("a loop that ends early ends what waits for the source")
  func leaving() async throws {
    let extractor = try ExtractorTests.shared.get()
    let (ended, ends) = AsyncStream.makeStream(of: Void.self)
    let documents = WaitingSource(documents: (0..<5).map(document), ended: ends)
    for await extraction in extractor.extractions(of: documents, concurrency: 2) where extraction.document.id == "4" {
      break
    }
    for await _ in ended {}
  }

  @Test("a cancelled task ends its loop")
  func cancelling() async throws {
    let extractor = try ExtractorTests.shared.get()
    let (documents, feed) = AsyncStream.makeStream(of: Document.self)
    feed.yield(document(0))
    let (started, starts) = AsyncStream.makeStream(of: Void.self)
    let reading = Task {
      var count = 0
      for await _ in extractor.extractions(of: documents) {
        count += 1
        starts.finish()
      }
      return count
    }
    for await _ in started {}
    reading.cancel()
    #expect(await reading.value == 1)
    feed.finish()
  }
}

/// Never ends, and counts what it gave.
private final class CountingSource: AsyncSequence, Sendable {
  let given = Mutex(0)

  struct AsyncIterator: AsyncIteratorProtocol {
    let source: CountingSource
    mutating func next(isolation actor: isolated (any Actor)?) async -> Document? {
      let number = source.given.withLock { given in
        given += 1
        return given
      }
      return Document(id: "\(number)", text: SourceText("Two people were killed."))
    }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: self) }
}

/// Gives some documents, then waits until it is cancelled; its iterator's end is told.
private struct WaitingSource: AsyncSequence, Sendable {
  let documents: [Document]
  let ended: AsyncStream<Void>.Continuation

  final class End: Sendable {
    let continuation: AsyncStream<Void>.Continuation
    init(_ continuation: AsyncStream<Void>.Continuation) { self.continuation = continuation }
    deinit { continuation.finish() }
  }

  struct AsyncIterator: AsyncIteratorProtocol {
    var documents: ArraySlice<Document>
    let end: End
    mutating func next(isolation actor: isolated (any Actor)?) async -> Document? {
      if let next = documents.popFirst() { return next }
      while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
      return nil
    }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(documents: documents[...], end: End(ended)) }
}
