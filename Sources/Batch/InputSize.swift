import Dispatch
import Foundation
import Synchronization

/// How many bytes the input has, added up meanwhile by another thread, so that the first document need not wait.
final class InputSize: Sendable {
  private let sum = Mutex<Int?>(nil)

  init(_ paths: [String]) {
    guard !paths.contains("-") else { return }
    DispatchQueue.global(qos: .utility).async { [weak self] in
      var bytes = 0
      for path in paths {
        bytes += Self.size(path)
        let names = FileManager.default.enumerator(atPath: path)
        while let name = names?.nextObject() as? String {
          guard self != nil else { return }
          bytes += Self.size("\(path)/\(name)")
        }
      }
      self?.sum.withLock { $0 = bytes }
    }
  }

  /// Nil until it is known, and for standard input.
  var total: Int? { sum.withLock { $0 } }

  /// Bytes of one file; 0 if there is none.
  func of(_ path: String) -> Int { path.isEmpty ? 0 : Self.size(path) }

  private static func size(_ path: String) -> Int {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
    return Int(status.st_size)
  }
}
