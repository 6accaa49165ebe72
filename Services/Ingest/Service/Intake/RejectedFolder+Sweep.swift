import Glibc
import StageKit

extension RejectedFolder {
    /// Removes what a crash left half written; run it at start.
    ///
    /// Gives how many files it removed.
    @discardableResult
    package func sweepTemporaryFiles() throws -> Int {
        var removed = 0
        var waiting = [InboxPath.root]
        let rejected = InboxFolder(url)
        while let path = waiting.popLast() {
            let folder: OpenFile
            do {
                folder = try rejected.open(path)
            } catch let error as BlobError where error.isGone {
                continue
            }
            try InboxFolder.forEachName(in: folder) { name in
                guard let status = try InboxFolder.status(of: name, in: folder) else { return }
                if status.kind == S_IFDIR {
                    waiting.append(path.appending(name))
                } else if name.starts(with: Self.temporaryPrefix.utf8) {
                    _ = name.withCName { unlinkat(folder.descriptor, $0, 0) }
                    removed += 1
                }
            }
        }
        return removed
    }
}
