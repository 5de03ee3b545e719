import Foundation
import Synchronization

extension Extractor {
  /// Reads a stream of documents on several threads and gives their extractions in its order.
  ///
  /// ```swift
  /// for await extraction in extractor.extractions(of: feed) { print(extraction.tolls) }
  /// ```
  ///
  /// A document's extraction is given as soon as those before it are: a slow stream is not waited for. No more than
  /// `concurrency` documents are read and not yet taken, so that memory stays bounded, and a slow taker slows the stream.
  /// Cancelling the task ends the loop; the documents in work are finished and dropped.
  ///
  /// - Parameters:
  ///   - documents: the documents. An error that it throws is thrown after the extractions of the documents before.
  ///   - concurrency: documents in work at a time, at least 1; by default as many as the machine has processors.
  /// - Returns: a sequence; each loop over it loops over `documents` anew.
  /// - Complexity: constant; the loop takes the documents' time divided by the processors.
  public func extractions<Documents>(
    of documents: Documents, concurrency: Int = ProcessInfo.processInfo.activeProcessorCount
  ) -> Extractions<Documents> {
    Extractions(extractor: self, documents: documents, concurrency: max(1, concurrency))
  }

  /// Reads documents on several threads and gives their extractions in order, as those of a stream.
  ///
  /// - Parameters:
  ///   - documents: an array, or any sequence that makes its documents as they are asked for.
  ///   - concurrency: documents in work at a time, at least 1; by default as many as the machine has processors.
  /// - Returns: a sequence whose loop never throws.
  /// - Complexity: constant; the loop takes the documents' time divided by the processors.
  public func extractions<Documents: Sequence & Sendable>(
    of documents: Documents, concurrency: Int = ProcessInfo.processInfo.activeProcessorCount
  ) -> Extractions<DocumentList<Documents>> where Documents.Element == Document {
    extractions(of: DocumentList(documents: documents), concurrency: concurrency)
  }
}

/// The extractions of a stream of documents, in its order, made by ``Extractor``.
public struct Extractions<Documents: AsyncSequence & Sendable>: AsyncSequence, Sendable
where Documents.Element == Document {
  let extractor: Extractor
  let documents: Documents
  let concurrency: Int

  /// Begins to read: `documents` are taken from now on.
  /// - Complexity: constant.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(pump: Pump(extractor: extractor, documents: documents, concurrency: concurrency))
  }

  /// Gives one extraction after the other.
  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let pump: Pump<Documents>

    /// The next extraction; nil at the end or when the task is cancelled.
    /// - Throws: what the stream of documents throws.
    /// - Complexity: waits for the extraction, whose time is linear in its document's length.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(Documents.Failure) -> Extraction? {
      try await pump.next(isolation: actor)
    }
  }
}

/// Documents at hand as a stream.
public struct DocumentList<Documents: Sequence & Sendable>: AsyncSequence, Sendable
where Documents.Element == Document {
  let documents: Documents

  /// Begins with the first document.
  /// - Complexity: that of the sequence's own iterator.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(documents: documents.makeIterator()) }

  /// Gives one document after the other, without waiting.
  public struct AsyncIterator: AsyncIteratorProtocol {
    var documents: Documents.Iterator

    /// The next document; nil at the end.
    /// - Complexity: that of the sequence's own iterator.
    public mutating func next(isolation actor: isolated (any Actor)?) async -> Document? { documents.next() }
  }
}

/// Takes documents from their stream while there are slots, starts a task for each, and hands the tasks on in order.
private final class Pump<Documents: AsyncSequence & Sendable>: Sendable where Documents.Element == Document {
  private typealias Step = Result<Task<Extraction, Never>, Documents.Failure>

  private let steps: AsyncStream<Step>
  private let slots: Slots
  private let source: Task<Void, Never>

  init(extractor: Extractor, documents: Documents, concurrency: Int) {
    let slots = Slots(concurrency)
    let (steps, queue) = AsyncStream.makeStream(of: Step.self)
    self.steps = steps
    self.slots = slots
    source = Task {
      defer { queue.finish() }
      var iterator = documents.makeAsyncIterator()
      do throws(Documents.Failure) {
        await slots.take()
        while !Task.isCancelled, let document = try await iterator.next(isolation: nil) {
          queue.yield(.success(Task { extractor.extract(document) }))
          await slots.take()
        }
      } catch {
        queue.yield(.failure(error))
      }
    }
  }

  deinit { stop() }

  private func stop() {
    source.cancel()
    // The source may be waiting for a slot; it must see that it is cancelled.
    slots.give()
  }

  func next(isolation actor: isolated (any Actor)?) async throws(Documents.Failure) -> Extraction? {
    // An iterator of a stream is a view of it: a new one goes on where the last stopped.
    var iterator = steps.makeAsyncIterator()
    guard let step = await iterator.next(isolation: actor), !Task.isCancelled else {
      stop()
      return nil
    }
    let extraction = try await step.get().value
    slots.give()
    return extraction
  }
}

/// Slots that one task waits for and others give back.
private final class Slots: Sendable {
  private struct State {
    var free: Int
    var waiting: CheckedContinuation<Void, Never>?
  }

  private let state: Mutex<State>

  init(_ count: Int) { state = Mutex(State(free: count)) }

  /// Waits for a slot. Only one task may wait.
  func take() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        guard state.free == 0 else {
          state.free -= 1
          return true
        }
        state.waiting = continuation
        return false
      }
      if isFree { continuation.resume() }
    }
  }

  func give() {
    let waiting = state.withLock { state in
      let waiting = state.waiting
      state.waiting = nil
      if waiting == nil { state.free += 1 }
      return waiting
    }
    waiting?.resume()
  }
}
