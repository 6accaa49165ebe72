import Foundation
import Glibc
import Links
import Messages

/// A file in the store's `tmp` that becomes a blob by a rename, or is removed.
final class TemporaryBlobFile {
    let path: String
    let file: OpenFile
    private let store: BlobStore
    private var isGone = false

    /// Makes or, for a transfer that goes on, opens the file.
    init(named name: String, in store: BlobStore, flags: Int32) throws {
        path = "\(store.temporaryFolder)/\(name)"
        file = try OpenFile(path, O_RDWR | O_CREAT | O_NOFOLLOW | flags)
        self.store = store
    }

    /// Makes the bytes durable, then gives them their name, then makes the name durable.
    func publish(as hash: ContentHash) throws {
        FaultPoint.hit("blob.fsync.before")
        try file.sync()
        FaultPoint.hit("blob.fsync.after")
        let directory = store.directory(of: hash)
        try BlobStore.makeDirectory(directory)
        FaultPoint.hit("blob.rename.before")
        // Over a file of the same name this changes nothing, or heals it: the bytes are the same by their hash.
        guard rename(path, store.path(of: hash)) == 0 else {
            throw BlobError.system(errno, doing: "give the blob \(hash) its name")
        }
        isGone = true
        FaultPoint.hit("blob.rename.after")
        FaultPoint.hit("blob.dirsync.before")
        try BlobStore.sync(directory: directory)
        try BlobStore.sync(directory: store.folder.path)
        FaultPoint.hit("blob.dirsync.after")
    }

    /// Removes the file unless it became a blob.
    func remove() {
        guard !isGone else { return }
        isGone = true
        unlink(path)
    }
}
