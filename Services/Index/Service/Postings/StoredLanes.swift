internal import GRDB
internal import Postings
internal import StageKit

/// The caller's thread and those of side readers.
struct StoredLanes: SearchLanes {
    /// The readers, of the lanes from 1 on.
    let readers: [SideReader]
    var count: Int { readers.count + 1 }

    func run(_ lanes: Set<Int>, _ body: @escaping (Int) -> (any Error)?) {
        let others = lanes.filter { $0 > 0 }
        for lane in others { readers[lane - 1].start { _ in _ = body(lane) } }
        // Who waits no longer for an answer interrupts the caller's connection, and knows of no other.
        if lanes.contains(0), body(0).map(Self.isInterruption) == true {
            for lane in others { readers[lane - 1].interrupt() }
        }
        for lane in others { readers[lane - 1].wait() }
    }

    private static func isInterruption(_ error: any Error) -> Bool {
        error is CancellationError || (error as? DatabaseError)?.resultCode.primaryResultCode == .SQLITE_INTERRUPT
    }
}
