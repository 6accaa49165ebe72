package import Foundation
import Glibc
package import Settings
import StageKit
import Synchronization

/// Keeps a reserve of the archive's disk free: below it no new files are taken, so that what was taken can be read,
/// indexed and told to the end.
package final class DiskGate: Sendable {
    /// What a person is told when the gate shuts, and when it opens again.
    package enum Change: Sendable {
        case shut(Phrase)
        case open
    }

    private let reserve: Int64
    private let free: @Sendable () -> Int64?
    private let tell: @Sendable (Change) -> Void
    private let isShut = Mutex(false)

    /// Guards the disk of a folder.
    ///
    /// - Parameters:
    ///   - reserve: Bytes; 0 lets everything in.
    ///   - free: Measures the free bytes; nil when they can't be told, which lets everything in.
    package init(
        reserve: Int64, free: @escaping @Sendable () -> Int64?, tell: @escaping @Sendable (Change) -> Void = { _ in }
    ) {
        self.reserve = reserve
        self.free = free
        self.tell = tell
    }

    /// The free bytes of a folder's disk that this user may write.
    package static func measure(_ folder: URL) -> Int64? {
        var status = statvfs()
        guard statvfs(folder.path, &status) == 0 else { return nil }
        return Int64(clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).0)
    }

    /// Whether so many bytes may be taken and the reserve stays; says so when that changes for the smallest of files.
    package func admits(_ bytes: Int64 = 0) -> Bool {
        guard reserve > 0, let free = free() else { return true }
        let words = words(free)
        let change = isShut.withLock { shut in
            defer { shut = words != nil }
            return shut == (words != nil) ? nil : words.map(Change.shut) ?? Change.open
        }
        if let change { tell(change) }
        return words == nil && free - bytes >= reserve
    }

    /// Why nothing is taken at present, and what to do; nil while the gate is open.
    package var words: Phrase? { reserve > 0 ? free().flatMap(words) : nil }

    /// Why a file is not taken, which may be its size alone.
    func reason(_ language: Language) -> String {
        let large = Phrase(
            "The archive's disk has no room for it beside the reserve (ingest.reserve). Free some space and add it again.",
            "档案库所在磁盘扣除保留空间（ingest.reserve）后放不下这个文件。请腾出空间后再添加。")
        return (words ?? large).text(in: language)
    }

    private func words(_ free: Int64) -> Phrase? {
        guard free < reserve else { return nil }
        let (has, needs) = (free >> 20, reserve >> 20)
        return Phrase(
            "The archive's disk has \(has) MiB left, and \(needs) are kept in reserve (ingest.reserve). Free some space; "
                + "files are taken again by themselves, those in the inbox are safe.",
            "档案库所在磁盘只剩 \(has) MiB，低于保留值 \(needs) MiB（ingest.reserve）。请腾出空间，之后会自动继续收件；收件夹里的文件不会丢。"
        )
    }
}
