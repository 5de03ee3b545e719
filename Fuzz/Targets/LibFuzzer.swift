import Foundation

/// libFuzzer's way in; Scripts/fuzz says by the environment which target and where.
@c(LLVMFuzzerTestOneInput)
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  chosen.body(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

/// libFuzzer calls from one thread.
private struct Chosen: @unchecked Sendable {
  let body: ([UInt8]) -> Void
}

private let chosen: Chosen = {
  let environment = ProcessInfo.processInfo.environment
  guard let name = environment["MUSTER_FUZZ"], let target = FuzzTarget.all.first(where: { $0.name == name }),
    let gazetteers = environment["MUSTER_GAZETTEERS"], let scratch = environment["MUSTER_FUZZ_SCRATCH"]
  else { fatalError("run it with Scripts/fuzz") }
  do {
    return Chosen(
      body: try target.ready(gazetteers: URL(fileURLWithPath: gazetteers), scratch: URL(fileURLWithPath: scratch)))
  } catch { fatalError("\(error)") }
}()
