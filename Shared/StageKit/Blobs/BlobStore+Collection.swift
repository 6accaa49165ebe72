package import Foundation
package import GRDB
import Glibc
package import Messages

extension BlobStore {
    /// Removes what an earlier run left in `tmp`; run it at start, before anything is staged.
    ///
    /// Broken transfers younger than `partials` (in seconds) stay, so that they can go on.
    /// Gives how many files it removed.
    @discardableResult
    package func sweepTemporaryFiles(keepingPartialsYoungerThan partials: TimeInterval = 86_400) throws -> Int {
        var removed = 0
        for name in try Self.names(in: temporaryFolder) {
            let path = "\(temporaryFolder)/\(name)"
            if name.hasSuffix(".part"), let age = Self.age(of: path), age < partials { continue }
            guard unlink(path) == 0 || errno == ENOENT else {
                throw BlobError.system(errno, doing: "remove the temporary file \(path)")
            }
            removed += 1
        }
        return removed
    }

    /// Removes broken transfers that are older than that, in seconds, and that nobody is at; run it now and then.
    ///
    /// Gives how many files it removed.
    @discardableResult
    package func sweepPartials(olderThan age: TimeInterval = 86_400) throws -> Int {
        var removed = 0
        for name in try Self.names(in: temporaryFolder) where name.hasSuffix(".part") {
            let path = "\(temporaryFolder)/\(name)"
            guard let found = Self.age(of: path), found >= age, let file = try? OpenFile(path, O_RDWR | O_NOFOLLOW),
                // Whoever is at it holds the lock; whoever comes now finds the file gone, and begins anew.
                flock(file.descriptor, LOCK_EX | LOCK_NB) == 0
            else { continue }
            if unlink(path) == 0 { removed += 1 }
        }
        return removed
    }

    /// Finds files that no row names and that are older than the grace, in seconds.
    package func orphans(in db: Database, olderThan grace: TimeInterval = 3_600) throws -> [ContentHash] {
        var found: [ContentHash] = []
        for prefix in try Self.names(in: folder.path) where prefix.utf8.count == 2 {
            for rest in try Self.names(in: "\(folder.path)/\(prefix)") {
                guard let hash = ContentHash(hex: prefix + rest), try isOrphan(hash, olderThan: grace, in: db) else {
                    continue
                }
                found.append(hash)
            }
        }
        return found.sorted()
    }

    /// Removes those of the files that still no row names; run it in a write transaction.
    ///
    /// Adopting runs in a write transaction too, so neither can slip between the check and the removal of the other.
    /// Gives how many it removed.
    @discardableResult
    package func collect(
        _ orphans: [ContentHash],
        in db: Database,
        olderThan grace: TimeInterval = 3_600
    ) throws -> Int {
        var removed = 0
        for hash in orphans where try isOrphan(hash, olderThan: grace, in: db) {
            guard unlink(path(of: hash)) == 0 || errno == ENOENT else {
                throw BlobError.system(errno, doing: "remove the unused blob \(hash)")
            }
            removed += 1
        }
        return removed
    }

    private func isOrphan(_ hash: ContentHash, olderThan grace: TimeInterval, in db: Database) throws -> Bool {
        guard !claims.contains(hash), let age = Self.age(of: path(of: hash)), age >= grace else { return false }
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM blob WHERE sha256 = ? AND bytes IS NULL")
        return try Int.fetchOne(statement, arguments: [hash.data]) == nil
    }

    /// Seconds since the file was last written or renamed; nil when it is gone.
    private static func age(of path: String) -> TimeInterval? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        let touched = max(seconds(status.st_mtim), seconds(status.st_ctim))
        // A clock that was set back must not make a fresh file look old, so the age is never below zero.
        return max(0, Date().timeIntervalSince1970 - touched)
    }

    private static func seconds(_ time: timespec) -> TimeInterval {
        TimeInterval(time.tv_sec) + TimeInterval(time.tv_nsec) / 1e9
    }

    private static func names(in directory: String) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
        } catch {
            throw BlobError(.refused, "Could not list \(directory)", cause: error)
        }
    }
}
