import Dispatch

/// A value that another thread makes meanwhile.
package final class Background<Value: Sendable>: @unchecked Sendable {
  private let done = DispatchGroup()
  private var result: Result<Value, any Error>?

  package init(_ make: @escaping @Sendable () throws -> Value) {
    done.enter()
    DispatchQueue.global(qos: .userInitiated).async {
      self.result = Result { try make() }
      self.done.leave()
    }
  }

  /// Waits for the value. The result is written before the group is left, and read after it.
  package func value() throws -> Value {
    done.wait()
    return try result!.get()
  }
}
