import Foundation
import Testing

@testable import Postings

/// The caller's thread as the first lane, and a new one for each other that has something to do.
struct ThreadLanes: SearchLanes {
    private static let key = "lane"

    let count: Int

    private struct Body: @unchecked Sendable {
        let run: (Int) -> (any Error)?
    }

    func run(_ lanes: Set<Int>, _ body: @escaping (Int) -> (any Error)?) {
        let body = Body(run: body)
        let done = DispatchSemaphore(value: 0)
        let others = lanes.filter { $0 > 0 }
        for lane in others {
            Thread {
                Thread.current.threadDictionary[Self.key] = lane
                _ = body.run(lane)
                done.signal()
            }.start()
        }
        if lanes.contains(0) { _ = body.run(0) }
        for _ in others { done.wait() }
    }

    /// Fails on any other thread than that of a lane.
    static func expect(_ lane: Int) {
        let current = Thread.current.threadDictionary[key] as? Int ?? 0
        if current != lane { Issue.record("A block of lane \(lane) was read in lane \(current)") }
    }
}
