internal import Postings
internal import StageKit

/// The caller's thread and those of side readers.
struct StoredLanes: SearchLanes {
    /// The readers, of the lanes from 1 on.
    let readers: [SideReader]
    var count: Int { readers.count + 1 }

    func run(_ lanes: Set<Int>, _ body: @escaping (Int) -> Void) {
        let others = lanes.filter { $0 > 0 }
        for lane in others { readers[lane - 1].start { _ in body(lane) } }
        if lanes.contains(0) { body(0) }
        for lane in others { readers[lane - 1].wait() }
    }
}
