package import GRDB
import Synchronization

/// Which files were taken and left in the inbox, for the watcher's thread to ask without touching the store.
package final class KeptFiles: Sendable {
    // 16 bytes for each file instead of its path: a kept folder may hold a hundred thousand. Two keyed SipHashes of
    // 64 bits, so that two files never share a mark by chance.
    private struct Mark: Hashable {
        let first: Int
        let second: Int

        // By the path's bytes: two names that people read alike are two files.
        init(_ path: InboxPath, _ stamp: FileStamp) {
            var hashers = (Hasher(), Hasher())
            hashers.1.combine(0)
            for value in [stamp.inode, UInt64(bitPattern: stamp.size), UInt64(bitPattern: stamp.modified)] {
                hashers.0.combine(value)
                hashers.1.combine(value)
            }
            hashers.0.combine(path.bytes)
            hashers.1.combine(path.bytes)
            first = hashers.0.finalize()
            second = hashers.1.finalize()
        }
    }

    private let marks = Mutex(Set<Mark>())

    /// Begins with none.
    package init() {}

    /// Reads from the store which ones there are; run it at start when files are kept.
    package func load(from db: Database) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT path, raw_path, inode, size, modified_ns FROM sighting WHERE present = 1"
        )
        while let row = try rows.next() {
            let stamp = FileStamp(
                inode: UInt64(bitPattern: row[2] as Int64),
                size: row[3],
                modified: row[4]
            )
            insert(InboxPath(text: row[0], raw: row[1]), stamp)
        }
    }

    /// Notes a file after its commit.
    package func insert(_ path: InboxPath, _ stamp: FileStamp) {
        _ = marks.withLock { $0.insert(Mark(path, stamp)) }
    }

    /// Forgets a file that is no longer there.
    package func remove(_ path: InboxPath, _ stamp: FileStamp) {
        _ = marks.withLock { $0.remove(Mark(path, stamp)) }
    }

    /// Whether that very file, unchanged, was taken.
    package func contains(_ path: InboxPath, _ stamp: FileStamp) -> Bool {
        let mark = Mark(path, stamp)
        return marks.withLock { $0.contains(mark) }
    }
}
