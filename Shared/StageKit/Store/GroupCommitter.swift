import Dispatch
import Foundation
package import GRDB
import Links
import Synchronization

/// Commits many small changes in one transaction: at once when idle, together under load, so that the price of one
/// fsync is shared.
///
/// A change that throws is undone alone; the others of its group are committed. For that the group may be run twice, so
/// a change must do nothing but what it does to the database. The commits run one after the other on a thread that may
/// block.
package final class GroupCommitter: Sendable {
    /// Changes in one transaction at the most; more would keep the first of them waiting.
    package static let limit = 256

    private struct Change: Sendable {
        /// Gives the end that tells the caller, to be called after the commit.
        let run: @Sendable (Database) throws -> @Sendable () -> Void
        let fail: @Sendable (any Error) -> Void
    }

    private struct Line {
        var waiting: [Change] = []
        var isCommitting = false
        var pace: CommitPace
    }

    private let writer: any DatabaseWriter
    private let file: StoreFile
    private let end: @Sendable (StoreError) -> Void
    let trouble = StoreTrouble()
    private let line = Mutex(Line(pace: CommitPace()))
    private let queue = DispatchQueue(label: "guidang.commit")

    /// - Parameter end: Called when nothing can be committed any more, before the changes are told so.
    init(writer: any DatabaseWriter, file: StoreFile, end: @escaping @Sendable (StoreError) -> Void) {
        self.writer = writer
        self.file = file
        self.end = end
    }

    /// Makes a change.
    ///
    /// Returning means committed with `synchronous=FULL`.
    package nonisolated(nonsending) func commit<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            add(
                Change(
                    run: { db in
                        let value = try body(db)
                        return { continuation.resume(returning: value) }
                    },
                    fail: { continuation.resume(throwing: $0) }))
        }
    }

    private func add(_ change: Change) {
        let begins = line.withLock { line in
            line.waiting.append(change)
            defer { line.isCommitting = true }
            return !line.isCommitting
        }
        if begins { queue.async { self.commitAll() } }
    }

    private func commitAll() {
        while true {
            let wait = line.withLock { $0.waiting.count < Self.limit ? $0.pace.wait(at: .now) : .zero }
            if wait > .zero { Thread.sleep(forTimeInterval: wait / .seconds(1)) }
            let group = line.withLock { line in
                let group = Array(line.waiting.prefix(Self.limit))
                line.waiting.removeFirst(group.count)
                if group.isEmpty { line.isCommitting = false } else { line.pace.noteCommit(at: .now) }
                return group
            }
            guard !group.isEmpty else { return }
            commit(group)
        }
    }

    private func commit(_ group: [Change]) {
        do {
            let ends: [@Sendable () -> Void]
            do {
                ends = try transaction { db in try group.map { try $0.run(db) } }
            } catch  where !Self.isOfTheDisk(error) {
                ends = try transaction { db in try group.map { try Self.runAlone($0, in: db) } }
            }
            trouble.note(nil)
            for end in ends { end() }
        } catch {
            let named = file.named(error)
            trouble.note(named)
            // Damage only a person can mend, and after a failed fsync the kernel may have dropped the pages.
            if let named, [.corrupt, .syncFailed].contains(named.code) { end(named) }
            for change in group { change.fail(named ?? error) }
        }
    }

    private func transaction<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try writer.writeWithoutTransaction { db in
            var value: Value?
            try db.inTransaction(.immediate) {
                value = try body(db)
                FaultPoint.hit("commit.before")
                return .commit
            }
            FaultPoint.hit("commit.after")
            guard let value else { throw StoreError(.system, "a transaction ended without a result") }
            return value
        }
    }

    /// Only a group in which a change fails is run with savepoints: at each of them FTS5 would write out what it has
    /// gathered, which costs more than the whole group.
    private static func runAlone(_ change: Change, in db: Database) throws -> @Sendable () -> Void {
        do {
            var end: (@Sendable () -> Void)?
            try db.inSavepoint {
                end = try change.run(db)
                return .commit
            }
            guard let end else { throw StoreError(.system, "a change ended without a result") }
            return end
        } catch  where !isOfTheDisk(error) {
            return { change.fail(error) }
        }
    }

    /// Whether the whole transaction is lost, and not one change alone.
    static func isOfTheDisk(_ error: any Error) -> Bool {
        if let store = error as? StoreError {
            return [.noSpace, .disk, .syncFailed, .corrupt].contains(store.code)
        }
        if let blob = error as? BlobError { return [.noSpace, .inputOutput, .syncFailed].contains(blob.code) }
        guard let code = (error as? DatabaseError)?.resultCode else { return false }
        return [.SQLITE_IOERR, .SQLITE_FULL, .SQLITE_NOMEM, .SQLITE_BUSY, .SQLITE_CORRUPT, .SQLITE_NOTADB].contains(
            code)
    }
}
