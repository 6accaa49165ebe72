import Foundation
package import GRDB
import Links

/// Commits many small changes in one transaction: at once when idle, together under load, so that the price of one
/// fsync is shared. A change that throws is undone alone; the others of its group are committed.
package actor GroupCommitter {
    /// Changes in one transaction at the most; more would keep the first of them waiting.
    package static let limit = 128

    private struct Change: Sendable {
        let run: @Sendable (Database) throws -> @Sendable () -> Void
        let fail: @Sendable (any Error) -> Void
    }

    private let writer: any DatabaseWriter
    private var waiting: [Change] = []
    private var isCommitting = false

    package init(writer: any DatabaseWriter) { self.writer = writer }

    /// Makes a change.
    ///
    /// Returning means committed with `synchronous=FULL`.
    package func commit<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let change = Change(
                run: { db in
                    var value: Value?
                    try db.inSavepoint {
                        value = try body(db)
                        return .commit
                    }
                    let made = value
                    return {
                        guard let made else { return }
                        continuation.resume(returning: made)
                    }
                },
                fail: { continuation.resume(throwing: $0) })
            waiting.append(change)
            guard !isCommitting else { return }
            isCommitting = true
            Task { await self.commitAll() }
        }
    }

    private func commitAll() async {
        while !waiting.isEmpty {
            let group = Array(waiting.prefix(Self.limit))
            waiting.removeFirst(group.count)
            await commit(group)
        }
        isCommitting = false
    }

    private func commit(_ group: [Change]) async {
        do {
            let outcomes = try await writer.writeWithoutTransaction { db in
                var outcomes: [@Sendable () -> Void] = []
                try db.inTransaction(.immediate) {
                    for change in group {
                        do {
                            outcomes.append(try change.run(db))
                        } catch {
                            outcomes.append { change.fail(error) }
                        }
                    }
                    FaultPoint.hit("commit.before")
                    return .commit
                }
                FaultPoint.hit("commit.after")
                return outcomes
            }
            for outcome in outcomes { outcome() }
        } catch {
            Self.exitIfSyncFailed(error)
            for change in group { change.fail(error) }
        }
    }

    /// After a failed fsync the kernel may have dropped the pages: only a fresh start reads what is really there.
    private static func exitIfSyncFailed(_ error: any Error) {
        guard let error = error as? DatabaseError,
            error.extendedResultCode == .SQLITE_IOERR_FSYNC || error.extendedResultCode == .SQLITE_IOERR_DIR_FSYNC
        else { return }
        FileHandle.standardError.write(
            Data("The disk did not confirm a write (fsync failed). Stopping: check the disk, then start again.\n".utf8))
        _exit(74)
    }
}
