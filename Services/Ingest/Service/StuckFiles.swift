import Synchronization

/// The files that are archived and could not be removed from the inbox, for a later try.
final class StuckFiles: Sendable {
    /// One of them, and the sighting that says it is there.
    struct Entry: Sendable {
        let file: TakenFile
        let sighting: Int64
    }

    private let entries = Mutex<[InboxPath: Entry]>([:])

    /// All of them.
    var all: [Entry] { entries.withLock { Array($0.values) } }

    /// Notes one.
    func insert(_ file: TakenFile, sighting: Int64) {
        entries.withLock { $0[file.path] = Entry(file: file, sighting: sighting) }
    }

    /// Strikes one out.
    func remove(_ path: InboxPath) {
        _ = entries.withLock { $0.removeValue(forKey: path) }
    }
}
