import Foundation
import GRDB
import Glibc
import Messages

/// A store's file as it lies there, looked at before SQLite is let near it: SQLite takes an empty file for a new
/// database, and a foreign one for its own.
struct StoreFile {
    private static let restore =
        "Restore the archive from a backup, or move the file away and hand the originals in again. Nothing was changed."

    let url: URL
    let stage: StageName

    /// Refuses what can't be this stage's store; whether there is a store at all.
    ///
    /// - Parameters:
    ///   - made: Whether there was one the last time.
    ///   - newest: The newest schema that this program knows.
    func check(made: Bool, newest: Int) throws -> Bool {
        var status = stat()
        guard stat(url.path, &status) == 0 else {
            guard errno == ENOENT else { throw refusal(errno) }
            return false
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw StoreError(
                .refused, "the store \(url.path) is no file: a folder, or something else, has its name",
                hint: "Move it away, and put the store back if you have it.", file: url.path)
        }
        for path in [url.path, url.path + "-wal", url.path + "-shm"] {
            let file = open(path, O_RDWR | O_CLOEXEC)
            guard file >= 0 || errno == ENOENT else { throw refusal(errno, path) }
            close(file)
        }
        guard status.st_size > 0 else {
            guard made else { return false }
            throw damage("it is empty, and it was not")
        }
        try checkLength(status.st_size)
        try checkContent(newest, made: made)
        return true
    }

    /// What is said of a damaged store, however it was found out.
    func damage(_ how: String, cause: (any Error)? = nil) -> StoreError {
        StoreError(
            .corrupt, "the store \(url.path) is damaged: \(how)", hint: Self.restore, cause: cause, file: url.path)
    }

    /// Why SQLite would not open it.
    func opening(failedWith error: DatabaseError) -> StoreError {
        let words = error.message ?? "\(error)"
        return switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: damage(words, cause: error)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH:
            StoreError(
                .refused, "the store \(url.path) can't be opened: \(words)",
                hint: "Give the user that runs Guidang the right to read and write it, and the folder it lies in.",
                cause: error, file: url.path)
        default:
            StoreError(
                .system, "the store \(url.path) can't be opened: \(words)",
                hint: "Check the disk's free space and its health; it is tried again.", cause: error, file: url.path)
        }
    }

    private func refusal(_ number: Int32, _ path: String? = nil) -> StoreError {
        StoreError(
            .refused, "the store \(path ?? url.path) can't be opened: \(String(cString: strerror(number)))",
            hint: "Give the user that runs Guidang the right to read and write it.", file: path ?? url.path)
    }

    /// With a log beside it, SQLite does not notice that a file was cut off, and fills what is missing with zeros.
    private func checkLength(_ size: off_t) throws {
        let header = try? FileHandle(forReadingFrom: url).read(upToCount: 100)
        guard let header, header.count == 100, header.starts(with: Data("SQLite format 3\0".utf8)) else { return }
        // https://sqlite.org/fileformat2.html#the_database_header
        let written = Int64(header[16]) << 8 | Int64(header[17])
        let page = written == 1 ? 65_536 : written
        guard page >= 512 else { return }
        let count = header[28..<32].reduce(Int64(0)) { $0 << 8 | Int64($1) }
        let there = Int64(size) / page
        guard there < count else { return }
        var missing = Set(there + 1...count)
        // The page with the lock bytes is never written.
        missing.remove((1 << 30) / page + 1)
        missing.subtract(loggedPages(of: page))
        guard missing.isEmpty else { throw damage("it has \(there) of its \(Counted.text(count, "page"))") }
    }

    /// The pages that the log holds, outdated ones included.
    ///
    /// Its format: https://sqlite.org/fileformat2.html#walformat
    private func loggedPages(of size: Int64) -> Set<Int64> {
        guard let log = try? FileHandle(forReadingFrom: URL(filePath: url.path + "-wal")) else { return [] }
        var pages: Set<Int64> = []
        var offset: UInt64 = 32
        while (try? log.seek(toOffset: offset)) != nil, let number = try? log.read(upToCount: 4), number.count == 4 {
            pages.insert(number.reduce(Int64(0)) { $0 << 8 | Int64($1) })
            offset += 24 + UInt64(size)
        }
        return pages
    }

    /// Refuses the store of another stage, another program or a newer version, before anything is written into it.
    private func checkContent(_ newest: Int, made: Bool) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        let queue = try DatabaseQueue(path: url.path, configuration: configuration)
        let (version, hasTables, owner) = try queue.read { db in
            let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
            let isOurs = try tables.contains("store") && db.columns(in: "store").contains { $0.name == "stage" }
            return (
                version, !tables.isEmpty, isOurs ? try String.fetchOne(db, sql: "SELECT stage FROM store") : nil
            )
        }
        try queue.close()
        if version == 0, !hasTables {
            // Begun, and ended before the first step of its schema; or all of it was in a log that is gone.
            guard made else { return }
            throw damage("it holds no table any more, perhaps since its log (\(url.lastPathComponent)-wal) was removed")
        }
        guard let owner else {
            throw StoreError(
                .foreign, "the file \(url.path) is no store of Guidang's, but a database of another program",
                hint: "Move it away, and put the store of \(stage.rawValue) back. Nothing was changed.",
                file: url.path)
        }
        guard owner == stage.rawValue else {
            throw StoreError(
                .foreign, "the file \(url.path) is the store of \(owner), not of \(stage.rawValue)",
                hint: "Somebody copied the one over the other: put each back under its own name. Nothing was changed.",
                file: url.path)
        }
        guard version <= newest else {
            throw StoreError(
                .tooNew, "the store \(url.path) has schema \(version), this program knows schemas up to \(newest)",
                hint: "A newer Guidang has written it: run that one, or update this one. Nothing was changed.",
                file: url.path)
        }
    }
}
