import Foundation
import GRDB
import GRDBSQLite
import Synchronization

/// Copies a store's write-ahead log back into its file on a thread of its own, so that hardly a commit waits for it.
///
/// SQLite lets one connection copy while another writes, but the log begins anew only when all of it is copied, which beside
/// a busy writer never comes by itself. So the writer copies what it has added meanwhile, which is little: the commit after
/// the thread has ended does. (https://www.sqlite.org/wal.html, “Checkpointing”)
final class LogCheckpointer: Sendable {
    private enum State {
        case idle
        /// The thread copies.
        case copying
        /// The thread has copied what there was.
        case copied
        case closed
    }

    private let url: URL
    private let pages: Int
    private let state = Mutex(State.idle)
    private let queue = DispatchQueue(label: "guidang.checkpoint", qos: .utility)

    /// - Parameters:
    ///   - url: The store's file.
    ///   - pages: From how many pages in the log on it is copied; a page has 4 KiB.
    init(_ url: URL, pages: Int) { (self.url, self.pages) = (url, pages) }

    /// Hears of each commit of a connection, in the place of SQLite's own `wal_autocheckpoint`, until it is detached.
    func attach(to db: Database) {
        sqlite3_wal_hook(
            db.sqliteConnection,
            { context, connection, name, pages in
                guard let context else { return SQLITE_OK }
                let checkpointer = Unmanaged<LogCheckpointer>.fromOpaque(context).takeUnretainedValue()
                if checkpointer.note(pages: Int(pages)) {
                    // Whatever comes of it, the commit stands, and the next one tries again.
                    sqlite3_wal_checkpoint_v2(connection, name, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
                }
                return SQLITE_OK
            }, Unmanaged.passRetained(self).toOpaque())
    }

    /// Copies nothing any more: leaves the connection, and returns when nothing is being copied.
    func detach(from db: Database) {
        state.withLock { $0 = .closed }
        queue.sync {}
        guard sqlite3_wal_hook(db.sqliteConnection, nil, nil) != nil else { return }
        Unmanaged.passUnretained(self).release()
    }

    /// Takes note of the pages in the log; true when the writer has to copy the rest of them.
    private func note(pages: Int) -> Bool {
        guard pages >= self.pages else { return false }
        let before = state.withLock { state in
            let before = state
            switch state {
            case .idle: state = .copying
            case .copied: state = .idle
            case .copying, .closed: break
            }
            return before
        }
        if case .idle = before { queue.async { self.copy() } }
        if case .copied = before { return true }
        return false
    }

    private func copy() {
        // What can't be copied stays in the log, and the writer tries as well.
        try? DatabaseQueue(path: url.path).inDatabase { _ = try $0.checkpoint(.passive) }
        state.withLock { if case .copying = $0 { $0 = .copied } }
    }
}
