import Glibc
package import StageKit

/// Takes settled files out of the inbox: reads them into the store, and removes them after the commit.
///
/// Every call blocks on the disk: make it from a thread that may wait. Errors are ``BlobError``.
package struct FileIntake: Sendable {
    let inbox: InboxFolder
    let blobs: BlobStore
    /// Whether files stay in the inbox after they were taken.
    let keeps: Bool
    /// Runs at the points where a person or a program could interfere; only tests set it.
    var interferes: @Sendable (Moment) -> Void = { _ in }

    /// Where a file can change under our hands.
    enum Moment: Sendable {
        case read, checkedBeforeRemoval, renamedForRemoval
    }

    /// Takes from that inbox into that store.
    package init(inbox: InboxFolder, blobs: BlobStore, keeps: Bool = false) {
        self.inbox = inbox
        self.blobs = blobs
        self.keeps = keeps
    }

    /// Reads a settled file; small ones into memory, large ones into the store's folder, in constant memory.
    package func take(_ settled: SettledFile) throws -> IntakeResult {
        do {
            return try read(settled)
        } catch let error as BlobError where error.isGone {
            return .gone
        } catch let error as BlobError where error.systemError == EACCES || error.systemError == EPERM {
            return .refused(InboxNotice(settled.path, .unreadable))
        }
    }

    private func read(_ settled: SettledFile) throws -> IntakeResult {
        let name = settled.path.lastName
        let folder = try inbox.open(settled.path.parent)
        // Without O_NONBLOCK, opening a pipe that took the file's place would wait for a writer.
        let file = try OpenFile(name, in: folder, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
        let before = try file.status()
        guard before.kind == S_IFREG else { return .refused(InboxNotice(settled.path, .notAFile)) }
        guard FileStamp(before) == settled.stamp, !file.hasWriter() else { return .changed }

        let writer = BlobWriter(store: blobs)
        try file.forEachChunk { try writer.append($0) }
        interferes(.read)

        let after = try file.status()
        guard FileStamp(after) == settled.stamp, after.st_ctim == before.st_ctim, writer.size == after.st_size else {
            // A new name, or a removal, changes the inode's time too; then there is nothing to give back.
            return try named(settled, in: folder) == nil ? .gone : .changed
        }
        guard let status = try named(settled, in: folder) else { return .gone }
        guard FileStamp(status) == settled.stamp else { return .changed }
        let sidecar = try Sidecar.read(for: name, in: folder)
        return .taken(
            IntakeItem(
                path: settled.path, stamp: settled.stamp, blob: try writer.finish(),
                mediaType: MediaTypeGuess.type(ofName: settled.path.name), sidecar: sidecar))
    }

    private func named(_ settled: SettledFile, in folder: OpenFile) throws -> stat? {
        try InboxFolder.status(of: settled.path.lastName, in: folder)
    }
}

extension timespec {
    static func == (left: Self, right: Self) -> Bool {
        left.tv_sec == right.tv_sec && left.tv_nsec == right.tv_nsec
    }
}
