import Synchronization

/// Things that are dear to make and serve one thread at a time, such as tokenisers with their caches.
final class Pool<Value>: Sendable {
  private let idle = Mutex<[Box]>([])
  private let make: @Sendable () throws -> Value

  private struct Box: @unchecked Sendable { let value: Value }

  init(_ make: @escaping @Sendable () throws -> Value) { self.make = make }

  /// Lends an idle value, or a new one, to `body`.
  func with<Result>(_ body: (Value) throws -> Result) throws -> Result {
    let box = try idle.withLock { $0.popLast() } ?? Box(value: make())
    defer { idle.withLock { $0.append(box) } }
    return try body(box.value)
  }
}
