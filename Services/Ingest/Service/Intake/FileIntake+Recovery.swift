import Foundation
package import GRDB
import Glibc
import StageKit

extension FileIntake {
    /// Ends removals that a crash broke off; run it at start, before the watcher.
    ///
    /// A passing name holds either a file that was committed (`isTaken` knows its inode, size and time): it is removed;
    /// or one that had replaced it just then: it gets a visible name and is taken as a new file.
    /// What cannot be looked at, or helped, is left for the next start. Gives how many it found.
    @discardableResult
    package func recover(isTaken: (FileStamp) throws -> Bool) throws -> Int {
        var found = 0
        var waiting = [InboxPath.root]
        while let path = waiting.popLast() {
            try Self.tolerating {
                let folder = try inbox.open(path)
                try InboxFolder.forEachName(in: folder) { name in
                    try Self.tolerating {
                        guard let status = try InboxFolder.status(of: name, in: folder) else { return }
                        if status.kind == S_IFDIR {
                            waiting.append(path.appending(name))
                        } else if name.starts(with: Self.passingPrefix.utf8), status.kind == S_IFREG {
                            found += 1
                            try recover(name, FileStamp(status), in: folder, isTaken: isTaken)
                        }
                    }
                }
            }
        }
        return found
    }

    /// Finds the sightings whose file was removed by a crash's last act, before it could be noted.
    ///
    /// A file that cannot be looked at is not gone: its share may come back.
    package func goneSightings(in db: Database) throws -> [Int64] {
        try Row.fetchAll(
            db, sql: "SELECT id, path, raw_path, inode, size, modified_ns FROM sighting WHERE present = 1"
        ).compactMap { row in
            let path = InboxPath(text: row[1], raw: row[2])
            let stamp = FileStamp(inode: UInt64(bitPattern: row[3] as Int64), size: row[4], modified: row[5])
            do {
                return try inbox.status(of: path).map { FileStamp($0) } == stamp ? nil : row[0]
            } catch let error as BlobError where !error.isExhaustion {
                return nil
            }
        }
    }

    /// One sick folder, or file, must not keep the others from being taken.
    private static func tolerating(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as BlobError where !error.isExhaustion {
            // The watcher comes by there too, and tells.
        }
    }

    private func recover(
        _ name: [UInt8],
        _ stamp: FileStamp,
        in folder: OpenFile,
        isTaken: (FileStamp) throws -> Bool
    ) throws {
        if name.starts(with: PassingSidecar.prefix.utf8) {
            guard PassingSidecar(name)?.stamp == stamp else {
                return try putBack(name, as: Array(("recovered" + Sidecar.suffix).utf8), in: folder)
            }
        } else if try !isTaken(stamp) {
            return try putBack(name, as: Array("recovered".utf8), in: folder)
        }
        guard name.withCName({ unlinkat(folder.descriptor, $0, 0) }) == 0 || errno == ENOENT else {
            throw BlobError.system(errno, doing: "remove a taken file")
        }
    }
}
