import Foundation
import Glibc
import StageKit
import Testing

@testable import IngestService

struct FolderWatchTests {
    /// The kernel's bytes for one event, as inotify(7) has them.
    private func event(_ watch: Int32, _ mask: Int32, _ name: String = "") -> [UInt8] {
        let padded = name.isEmpty ? [] : Array(name.utf8) + [UInt8](repeating: 0, count: 16 - name.utf8.count % 16)
        let header = [UInt32(bitPattern: watch), UInt32(bitPattern: mask), 0, UInt32(padded.count)]
        return header.flatMap { field in (0..<4).map { UInt8(truncatingIfNeeded: field >> ($0 * 8)) } } + padded
    }

    @Test func `events are read as changes, repeated ones once`() throws {
        let fixture = try InboxFixture()
        var watch = try FolderWatch()
        #expect(watch.add(.root, try OpenFile(fixture.inbox.path, O_RDONLY)))
        let bytes =
            event(1, IN_CREATE, "a.txt") + event(1, IN_MODIFY, "a.txt") + event(1, IN_CLOSE_WRITE, "a.txt")
            + event(1, IN_CREATE | IN_ISDIR, "sub") + event(1, IN_MOVED_FROM, "a.txt") + event(77, IN_CREATE, "other")
            + event(1, IN_DELETE | IN_ISDIR, "sub") + event(-1, IN_Q_OVERFLOW)
        let changes = watch.changes(in: bytes[...])
        #expect(
            changes == [
                .file(InboxPath("a.txt"), .made), .file(InboxPath("a.txt"), .written),
                .file(InboxPath("a.txt"), .complete), .folder(InboxPath("sub")),
                .gone(InboxPath("a.txt")), .folderGone(InboxPath("sub")), .overflow,
            ]
        )
    }

    @Test func `broken bytes are not read past their end`() throws {
        var watch = try FolderWatch()
        let bytes = event(1, IN_CREATE, "a.txt")
        for count in 0...bytes.count {
            #expect(watch.changes(in: bytes[..<count]).isEmpty)
        }
        var long = event(1, IN_CREATE)
        long.replaceSubrange(12..<16, with: [0xFF, 0xFF, 0xFF, 0xFF])
        #expect(watch.changes(in: long[...]).isEmpty)
    }
}
