package import Foundation
package import GRDB
package import Messages

/// One stage's SQLite file, opened by the only process that may: WAL, `synchronous=FULL`, one writer, a few readers.
package final class Store: Sendable {
    /// Which stage's it is.
    package let stage: StageName
    /// The file.
    package let url: URL
    /// For reads of any length up to two seconds; a longer one would keep the write-ahead log from shrinking.
    package let pool: DatabasePool
    /// All writes go through here.
    package let committer: GroupCommitter
    /// Identifies the store to its neighbours.
    package let identity: StoreIdentity
    /// Originals and large bodies.
    package let blobs: BlobStore
    private let lock: StoreLock

    /// Opens the store, brings its schema forward, and reads back what was asked for.
    package init(
        _ stage: StageName, home: URL, migrations: [StoreMigration], inlineLimit: Int = 65_536, readers: Int = 4
    ) throws {
        self.stage = stage
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        lock = try StoreLock(at: home.appending(path: "\(stage.rawValue).lock").path)
        let url = home.appending(path: "\(stage.rawValue).sqlite")
        self.url = url
        try Self.refuseEmptied(url, lock)
        blobs = try BlobStore(folder: home.appending(path: "\(stage.rawValue).files"), inlineLimit: inlineLimit)
        do {
            pool = try Self.open(url, readers: readers)
            try Self.migrate(pool, url: url, migrations: [Self.kit] + migrations)
            identity = try pool.write { try StoreIdentity.readOrMake(in: $0) }
        } catch let error as DatabaseError {
            throw StoreError(opening: url, failedWith: error)
        }
        try lock.note(identity)
        committer = GroupCommitter(writer: pool)
        _ = try blobs.sweepTemporaryFiles()
        // Nothing is on its way into the store yet, so a body that no row names is a leftover, however young.
        try collectBodies(olderThan: 0)
    }

    /// SQLite takes an empty file for a new database; one that was cut to nothing must not begin anew in silence.
    private static func refuseEmptied(_ url: URL, _ lock: StoreLock) throws {
        guard let size = try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize else {
            try lock.forgetIdentity()
            return
        }
        guard size == 0, lock.hasIdentity else { return }
        throw StoreError(
            .corrupt, "the store \(url.path) is damaged: it is empty, and it was not",
            hint: "Restore it from a backup, or move it away and hand the originals in again. Nothing was changed.")
    }

    private static func open(_ url: URL, readers: Int) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = readers
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
            try db.execute(sql: "PRAGMA foreign_keys = ON")
            // A process that is killed between making and unlinking a temporary file leaves it in /tmp for ever.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        let pool = try DatabasePool(path: url.path, configuration: configuration)
        // GRDB sets NORMAL after prepareDatabase, with which an acked commit may vanish in a power cut.
        try pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            // In KiB. Full-text merges read again what was written a moment ago.
            try db.execute(sql: "PRAGMA cache_size = -16384")
            // In pages of 4 KiB: a page that changes often is copied back once for many commits.
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
            guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
                throw StoreError(.system, "SQLite does not take synchronous=FULL for \(url.path)")
            }
        }
        return pool
    }

    private static func migrate(_ pool: DatabasePool, url: URL, migrations: [StoreMigration]) throws {
        try pool.write { db in
            let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            let newest = migrations.map(\.version).max() ?? 0
            guard version <= newest else {
                throw StoreError(
                    .tooNew,
                    "the store \(url.path) has schema \(version), this program knows schemas up to \(newest)",
                    hint: "A newer Guidang has written it: run that one, or update this one. Nothing was changed.")
            }
            for migration in migrations.sorted(by: { $0.version < $1.version }) where migration.version > version {
                try migration.apply(db)
                try db.execute(sql: "PRAGMA user_version = \(migration.version)")
            }
        }
    }

    /// Removes the files of large bodies that no row names; `grace` is in seconds and covers those that are staged and
    /// not yet adopted.
    package func collectBodies(olderThan grace: TimeInterval) throws {
        let orphans = try pool.read { try blobs.orphans(in: $0, olderThan: grace) }
        guard !orphans.isEmpty else { return }
        _ = try pool.write { try blobs.collect(orphans, in: $0, olderThan: grace) }
    }

    /// Reads on a thread that may wait, and comes back to the caller's.
    package nonisolated(nonsending) func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        let pool = pool
        return try await Blocking.run { try pool.read(body) }
    }

    /// Checks the file itself.
    ///
    /// Slow on a large store.
    package func integrityProblems() throws -> [String] {
        let found: [String]
        do {
            found = try pool.read { try String.fetchAll($0, sql: "PRAGMA integrity_check(20)") }
        } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
            // Of some damage the check itself dies.
            found = [error.message ?? "\(error)"]
        }
        return found.filter { $0 != "ok" }.map { "\(url.lastPathComponent): \($0). Restore the store from a backup." }
    }

    /// Copies the log back into the file, closes, and lets another process have the store.
    package func close() throws {
        try pool.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
        try pool.close()
        lock.release()
    }
}

extension StoreError {
    init(opening url: URL, failedWith error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self.init(
                .corrupt, "the store \(url.path) is damaged: \(error.message ?? "\(error)")",
                hint: "Restore it from a backup, or move it away and hand the originals in again. Nothing was changed.",
                cause: error)
        default:
            self.init(
                .system, "the store \(url.path) can't be opened: \(error.message ?? "\(error)")",
                hint: "Check the disk's free space and the rights on the archive's folder.", cause: error)
        }
    }
}
