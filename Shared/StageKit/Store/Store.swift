package import Foundation
package import GRDB
package import Messages
import Synchronization

/// One stage's SQLite file, opened by the only process that may: WAL, `synchronous=FULL`, one writer, a few readers.
package final class Store: Sendable {
    /// Pages of 4 KiB: one that changes often is copied back once for many commits.
    package static let usualLogPages = 8_000

    /// Which stage's it is.
    package let stage: StageName
    /// What its files are called: the stage's name, unless several heads of one stage share a folder.
    package let name: String
    /// The file.
    package let url: URL
    /// For reads of any length up to two seconds; a longer one would keep the write-ahead log from shrinking.
    package let pool: DatabasePool
    /// More readers, for an answer that works on several threads.
    package let sideReaders: SideReaders
    /// All writes go through here.
    package let committer: GroupCommitter
    /// Identifies the store to its neighbours.
    package let identity: StoreIdentity
    /// What keeps it from being written, or a neighbour's work from it, at present; nil while all is well.
    package var trouble: StoreError? {
        committer.trouble.current ?? refusals.withLock { $0.min { $0.key.rawValue < $1.key.rawValue }?.value }
    }
    /// Originals and large bodies.
    package let blobs: BlobStore
    /// The neighbours whose stores do not go with this one.
    let refusals = Mutex<[StageName: StoreError]>([:])
    private let lock: StoreLock
    private let checkpointer: LogCheckpointer

    /// Opens the store, brings its schema forward, and reads back what was asked for.
    ///
    /// - Parameters:
    ///   - logPages: Pages of 4 KiB in the write-ahead log from which it is copied back into the file.
    ///   - end: Called when the store turns out to be damaged, or the disk confirms no write, in a commit.
    package init(
        _ stage: StageName, name: String? = nil, home: URL, migrations: [StoreMigration], inlineLimit: Int = 65_536,
        readers: Int = 4, logPages: Int = Store.usualLogPages,
        end: @escaping @Sendable (StoreError) -> Void = FatalEnd.process
    ) throws {
        self.stage = stage
        let name = name ?? stage.rawValue
        self.name = name
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        lock = try StoreLock(at: home.appending(path: "\(name).lock").path)
        let url = home.appending(path: "\(name).sqlite")
        self.url = url
        let file = StoreFile(url: url, stage: stage)
        let steps = [Self.kit] + migrations
        let folder = home.appending(path: "\(name).files")
        do {
            let newest = steps.map(\.version).max() ?? 0
            if try !file.check(made: lock.hasIdentity, newest: newest) { try lock.forgetIdentity() }
            blobs = try BlobStore(folder: folder, inlineLimit: inlineLimit)
            pool = try Self.open(url, readers: readers)
            try Self.migrate(pool, steps)
            identity = try pool.write { db in
                try StoreEra.begin(in: db)
                return try StoreIdentity.readOrMake(stage, in: db)
            }
        } catch let error as DatabaseError {
            throw file.opening(failedWith: error)
        }
        sideReaders = SideReaders(url)
        checkpointer = LogCheckpointer(url, pages: logPages)
        pool.writeWithoutTransaction { [checkpointer] in checkpointer.attach(to: $0) }
        try lock.note(identity)
        committer = GroupCommitter(writer: pool, file: file, end: end)
        _ = try blobs.sweepTemporaryFiles()
        // Nothing is on its way into the store yet, so a body that no row names is a leftover, however young.
        try collectBodies(olderThan: 0)
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
            guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
                throw StoreError(.system, "SQLite does not take synchronous=FULL for \(url.path)")
            }
        }
        return pool
    }

    private static func migrate(_ pool: DatabasePool, _ migrations: [StoreMigration]) throws {
        try pool.write { db in
            let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            for migration in migrations.sorted(by: { $0.version < $1.version }) where migration.version > version {
                try migration.apply(db)
                try db.execute(sql: "PRAGMA user_version = \(migration.version)")
            }
            try Self.addColumns(db)
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
        return found.filter { $0 != "ok" }.map {
            "\(url.lastPathComponent): \($0). Restore the whole archive from a backup."
        }
    }

    /// Copies the log back into the file, closes, and lets another process have the store.
    ///
    /// Afterwards the file alone is the store, unless another program still reads it.
    package func close() throws {
        // Readers may not remove the log, so the writer has to be the last to close.
        sideReaders.close()
        pool.releaseMemory()
        try pool.writeWithoutTransaction { db in
            checkpointer.detach(from: db)
            _ = try db.checkpoint(.truncate)
        }
        try pool.close()
        lock.release()
    }
}
