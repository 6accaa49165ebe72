import Foundation
import Glibc
import Links
import StageKit

extension FileIntake {
    /// How the names begin that files have for the moment of their removal.
    static let passingPrefix = ".guidang-taken-"

    /// Removes a committed file, unless another one has its name by now; call it again after a crash as often as wanted.
    package func clear(_ file: TakenFile) -> Clearing {
        guard !keeps else { return .kept }
        do {
            let folder = try inbox.open(file.path.parent)
            let name = file.path.lastName
            guard let status = try InboxFolder.status(of: name, in: folder) else { return .gone }
            guard FileStamp(status) == file.stamp else { return .replaced }
            // The sidecar first: after a crash between the two the file is recognised, and a sidecar alone is not.
            if let stamp = file.sidecar {
                let sidecar = name + Array(Sidecar.suffix.utf8)
                _ = try clear(sidecar, stamp, as: PassingSidecar(stamp: stamp).name, in: folder)
            }
            let passing = Array((Self.passingPrefix + UUID().uuidString).utf8)
            return try clear(name, file.stamp, as: passing, in: folder)
        } catch let error as BlobError where error.isGone {
            return .gone
        } catch {
            return .stuck
        }
    }

    /// Makes removals durable; after a power cut files that come back are only recognised and removed again.
    package func sync(_ folder: InboxPath) throws {
        do {
            try inbox.open(folder).sync()
        } catch let error as BlobError where error.isGone || error.systemError == EINVAL {
            // The folder went with its files, or is of a file system that knows no fsync of folders.
        }
    }

    private func clear(_ name: [UInt8], _ stamp: FileStamp, as passing: [UInt8], in folder: OpenFile) throws -> Clearing
    {
        guard let status = try InboxFolder.status(of: name, in: folder) else { return .gone }
        guard FileStamp(status) == stamp else { return .replaced }
        try interferes(.checkedBeforeRemoval)

        // Unlinking by name could hit a file that replaced it just now; under a name of our own nobody replaces it.
        FaultPoint.hit("ingest.inbox.rename.before")
        guard rename(name, to: passing, in: folder) == 0 else {
            guard errno == ENOENT else { throw BlobError.system(errno, doing: "remove a taken file") }
            return .gone
        }
        FaultPoint.hit("ingest.inbox.rename.after")
        try interferes(.renamedForRemoval)
        guard let renamed = try InboxFolder.status(of: passing, in: folder) else { return .gone }
        guard FileStamp(renamed) == stamp else {
            try putBack(passing, as: name, in: folder)
            return .replaced
        }
        guard passing.withCName({ unlinkat(folder.descriptor, $0, 0) }) == 0 || errno == ENOENT else {
            throw BlobError.system(errno, doing: "remove a taken file")
        }
        FaultPoint.hit("ingest.inbox.unlink.after")
        return .removed
    }

    /// Gives a file its name back, or a free one like it: it is a new file.
    func putBack(_ passing: [UInt8], as name: [UInt8], in folder: OpenFile) throws {
        for number in 1..<1_000 {
            let free = number == 1 ? name : ClashName.numbered(name, number)
            // A hard link is refused where the name is taken; a rename would replace what is there.
            let linked = passing.withCName { old in
                free.withCName { linkat(folder.descriptor, old, folder.descriptor, $0, 0) }
            }
            if linked == 0 {
                _ = passing.withCName { unlinkat(folder.descriptor, $0, 0) }
                return
            }
            if errno == EEXIST { continue }
            // File systems without hard links: FAT, and some shares.
            guard try InboxFolder.status(of: free, in: folder) == nil else { continue }
            guard rename(passing, to: free, in: folder) == 0 else {
                throw BlobError.system(errno, doing: "give a new file its name back")
            }
            return
        }
        throw BlobError(.refused, "No free name like \(NameText.readable(name)) in the inbox")
    }

    private func rename(_ old: [UInt8], to new: [UInt8], in folder: OpenFile) -> Int32 {
        old.withCName { old in
            new.withCName { renameat(folder.descriptor, old, folder.descriptor, $0) }
        }
    }
}
