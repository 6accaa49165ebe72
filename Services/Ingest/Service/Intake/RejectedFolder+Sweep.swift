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
            do {
                let folder = try rejected.open(path)
                try InboxFolder.forEachName(in: folder) { name in
                    guard let status = try InboxFolder.status(of: name, in: folder) else { return }
                    if status.kind == S_IFDIR {
                        waiting.append(path.appending(name))
                    } else if name.starts(with: Self.temporaryPrefix.utf8) {
                        _ = name.withCName { unlinkat(folder.descriptor, $0, 0) }
                        removed += 1
                    }
                }
            } catch let error as BlobError where !error.isExhaustion {
                // A folder that is gone, or that is not given, must not keep ingest from starting.
                continue
            }
        }
        return removed
    }
}
