import Foundation
package import GRDB
import Glibc
import StageKit

extension FileIntake {
    /// Ends removals that a crash broke off; run it at start, before the watcher.
    ///
    /// A passing name holds either a file that was committed (`isTaken` knows its inode, size and time): it is removed;
    /// or one that had replaced it just then: it gets a visible name and is taken as a new file.
    /// Gives how many it found.
    @discardableResult
    package func recover(isTaken: (FileStamp) throws -> Bool) throws -> Int {
        var found = 0
        var waiting = [InboxPath.root]
        while let path = waiting.popLast() {
            let folder: OpenFile
            do {
                folder = try inbox.open(path)
            } catch let error as BlobError where error.isGone || error.systemError == EACCES {
                continue
            }
            try InboxFolder.forEachName(in: folder) { name in
                guard let status = try InboxFolder.status(of: name, in: folder) else { return }
                if status.kind == S_IFDIR {
                    waiting.append(path.appending(name))
                } else if name.starts(with: Self.passingPrefix.utf8), status.kind == S_IFREG {
                    found += 1
                    try recover(name, FileStamp(status), in: folder, isTaken: isTaken)
                }
            }
        }
        return found
    }

    /// Finds the sightings whose file was removed by a crash's last act, before it could be noted.
    package func goneSightings(in db: Database) throws -> [Int64] {
        try Row.fetchAll(
            db, sql: "SELECT id, path, raw_path, inode, size, modified_ns FROM sighting WHERE present = 1"
        ).compactMap { row in
            let path = (row[2] as Data?).map { InboxPath(bytes: Array($0)) } ?? InboxPath(row[1] as String)
            let stamp = FileStamp(inode: UInt64(bitPattern: row[3] as Int64), size: row[4], modified: row[5])
            let status = try inbox.status(of: path)
            return status.map { FileStamp($0) } == stamp ? nil : row[0]
        }
    }

    private func recover(
        _ name: [UInt8],
        _ stamp: FileStamp,
        in folder: OpenFile,
        isTaken: (FileStamp) throws -> Bool
    ) throws {
        guard try isTaken(stamp) else {
            return try putBack(name, as: Array("recovered".utf8), in: folder)
        }
        guard name.withCName({ unlinkat(folder.descriptor, $0, 0) }) == 0 || errno == ENOENT else {
            throw BlobError.system(errno, doing: "remove a taken file")
        }
    }
}
