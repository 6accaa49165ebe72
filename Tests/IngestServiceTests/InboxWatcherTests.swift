import Foundation
import Glibc
import StageKit
import Synchronization
import Testing

@testable import IngestService

@Suite(.serialized)
struct InboxWatcherTests {
    let fixture: InboxFixture

    init() throws {
        fixture = try InboxFixture()
    }

    private func started(
        _ settings: InboxWatcher.Settings = InboxFixture.quick,
        isKept: @escaping @Sendable (InboxPath, FileStamp) -> Bool = { _, _ in false }
    ) throws -> InboxWatcher {
        let watcher = try InboxWatcher(fixture.folder, settings: settings, isKept: isKept)
        watcher.start()
        return watcher
    }

    /// Waits until the watcher has looked around once, told by a file that it finds.
    private func ready(_ watcher: InboxWatcher) async throws {
        try fixture.write("first", to: "first.txt")
        try await InboxFixture.watch(watcher) { files, _ in !files.isEmpty }
        try FileManager.default.removeItem(at: fixture.inbox.appending(path: "first.txt"))
    }

    @Test func `files that lie there at start are found, below folders too`() async throws {
        try fixture.write("一", to: "a.txt")
        try fixture.write("二", to: "郑州/2023/b.txt")
        try fixture.write("x", to: ".hidden/c.txt")
        let watcher = try started()
        defer { watcher.stop() }
        let seen = try await InboxFixture.watch(watcher) { files, _ in files.count >= 2 }
        #expect(Set(seen.files.map(\.path.text)) == ["a.txt", "郑州/2023/b.txt"])
    }

    @Test func `three thousand files dropped at once are all seen, each once`() async throws {
        let watcher = try started()
        defer { watcher.stop() }
        try await ready(watcher)
        let fixture = fixture
        let writing = Task.detached {
            for number in 0..<3_000 {
                try fixture.write(
                    "report \(number)",
                    to: number.isMultiple(of: 3) ? "d\(number % 7)/\(number).txt" : "\(number).txt"
                )
            }
        }
        let seen = try await InboxFixture.watch(watcher, within: .seconds(300)) { file in
            try FileManager.default.removeItem(at: fixture.inbox.appending(path: file.path.text))
            return true
        } until: { files, _ in
            files.count >= 3_000
        }
        try await writing.value
        #expect(seen.files.count == 3_000)
        #expect(Set(seen.files.map(\.path)).count == 3_000)
    }

    @Test func `new folders, and folders moved here, are watched`() async throws {
        let watcher = try started()
        defer { watcher.stop() }
        try await ready(watcher)
        let outside = fixture.home.appending(path: "外面/里面")
        try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
        try Data("moved".utf8).write(to: outside.appending(path: "m.txt"))
        try FileManager.default.moveItem(
            at: fixture.home.appending(path: "外面"),
            to: fixture.inbox.appending(path: "新")
        )
        try await InboxFixture.watch(watcher) { files, _ in files.contains { $0.path.text == "新/里面/m.txt" } }
        try fixture.write("later", to: "新/里面/n.txt")
        try await InboxFixture.watch(watcher) { files, _ in files.contains { $0.path.text == "新/里面/n.txt" } }
        // Under its new name it is watched too.
        try FileManager.default.moveItem(
            at: fixture.inbox.appending(path: "新"),
            to: fixture.inbox.appending(path: "更新")
        )
        try fixture.write("last", to: "更新/里面/o.txt")
        try await InboxFixture.watch(watcher) { files, _ in files.contains { $0.path.text == "更新/里面/o.txt" } }
    }

    @Test func `what the kernel dropped is found by looking around`() async throws {
        let limit = try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
        let queue = try #require(Int(limit.trimmingCharacters(in: .whitespacesAndNewlines)))
        try #require(queue <= 100_000, "This machine queues \(queue) events: too many to overflow in a test")
        // The watcher's thread is held at the first file while more happens than the kernel remembers.
        let isHeld = DispatchSemaphore(value: 0)
        let mayGoOn = DispatchSemaphore(value: 0)
        let held = Mutex(false)
        let watcher = try started { path, _ in
            if path.text == "hold.txt",
                held.withLock({
                    let first = !$0; $0 = true; return first
                })
            {
                isHeld.signal()
                mayGoOn.wait()
            }
            return false
        }
        defer { watcher.stop() }
        let fixture = fixture
        try await Task.detached {
            try fixture.write("hold", to: "hold.txt")
            try #require(Self.wait(isHeld))
            for number in 0..<queue / 2 {
                try fixture.write("", to: "scratch-\(number % 2).tmp")
            }
            for number in 0..<50 {
                try fixture.write("after", to: "late/\(number).txt")
            }
            mayGoOn.signal()
        }.value
        let seen = try await InboxFixture.watch(watcher) { files, _ in Set(files.map(\.path)).count >= 51 }
        #expect(Set(seen.files.map(\.path)).count == 51)
    }

    private static func wait(_ semaphore: DispatchSemaphore) -> Bool {
        semaphore.wait(timeout: .now() + 20) == .success
    }

    @Test func `polling alone finds what comes`() async throws {
        var settings = InboxFixture.quick
        settings.pollsOnly = true
        settings.pollEvery = .milliseconds(30)
        let watcher = try started(settings)
        defer { watcher.stop() }
        try await ready(watcher)
        try fixture.write("x", to: "a/b/c.txt")
        try await InboxFixture.watch(watcher) { files, _ in files.contains { $0.path.text == "a/b/c.txt" } }
    }

    @Test func `one folder alone can be polled`() async throws {
        var settings = InboxFixture.quick
        settings.pollingFolders = ["share"]
        settings.pollEvery = .milliseconds(30)
        try fixture.write("x", to: "share/sub/first.txt")
        let watcher = try started(settings)
        defer { watcher.stop() }
        try await InboxFixture.watch(watcher) { files, _ in !files.isEmpty }
        try fixture.write("x", to: "share/sub/a.txt")
        try fixture.write("x", to: "local/b.txt")
        try await InboxFixture.watch(watcher) { files, _ in
            Set(files.map(\.path.text)).isSuperset(of: ["share/sub/a.txt", "local/b.txt"])
        }
    }

    @Test func `links and pipes are told, once, and not taken`() async throws {
        symlink("/etc/passwd", fixture.inbox.appending(path: "link.txt").path)
        symlink("/etc", fixture.inbox.appending(path: "linked-folder").path)
        mkfifo(fixture.inbox.appending(path: "pipe").path, 0o600)
        try fixture.write("{}", to: "nothing.txt.guidang.json")
        var settings = InboxFixture.quick
        settings.rescanEvery = .milliseconds(20)
        let watcher = try started(settings)
        defer { watcher.stop() }
        let looks = Mutex(0)
        try fixture.write("x", to: "a.txt")
        // The file is given back several times, so that many looks around pass.
        let seen = try await InboxFixture.watch(watcher) { _ in
            looks.withLock {
                $0 += 1
                return $0 > 5
            }
        } until: { files, notices in
            files.count > 5 && notices.count >= 4
        }
        #expect(
            Set(seen.notices) == [
                InboxNotice(InboxPath("link.txt"), .symbolicLink),
                InboxNotice(InboxPath("linked-folder"), .symbolicLink),
                InboxNotice(InboxPath("pipe"), .notAFile),
                InboxNotice(InboxPath("nothing.txt.guidang.json"), .sidecarWithoutFile),
            ]
        )
        #expect(seen.notices.count == 4)
        #expect(Set(seen.files.map(\.path.text)) == ["a.txt"])
    }

    @Test func `temporary names wait for their real name`() async throws {
        let watcher = try started()
        defer { watcher.stop() }
        try await ready(watcher)
        try fixture.write("download", to: "报告.pdf.crdownload")
        try fixture.write("~", to: "~$报告.docx")
        try FileManager.default.moveItem(
            at: fixture.inbox.appending(path: "报告.pdf.crdownload"),
            to: fixture.inbox.appending(path: "报告.pdf")
        )
        let seen = try await InboxFixture.watch(watcher) { files, _ in !files.isEmpty }
        #expect(seen.files.map(\.path.text) == ["报告.pdf"])
    }

    @Test func `kept files are passed over until they change`() async throws {
        try fixture.write("kept", to: "kept.txt")
        let kept = KeptFiles()
        let old = try fixture.settled("kept.txt")
        kept.insert(old.path, old.stamp)
        let watcher = try started(isKept: { kept.contains($0, $1) })
        defer { watcher.stop() }
        try fixture.write("new", to: "new.txt")
        let first = try await InboxFixture.watch(watcher) { files, _ in !files.isEmpty }
        #expect(first.files.map(\.path.text) == ["new.txt"])
        try fixture.write("kept, and changed", to: "kept.txt")
        let second = try await InboxFixture.watch(watcher) { files, _ in !files.isEmpty }
        #expect(second.files.map(\.path.text) == ["kept.txt"])
    }

    @Test func `no more settled files wait than the consumer allows`() async throws {
        var settings = InboxFixture.quick
        settings.ready = 5
        settings.batch = 2
        settings.settle.capacity = 20
        for number in 0..<100 { try fixture.write("x", to: "\(number).txt") }
        let fixture = fixture
        let watcher = try started(settings)
        defer { watcher.stop() }
        let seen = try await InboxFixture.watch(watcher) { file in
            #expect(watcher.mail.withLock { $0.ready.count } <= 5)
            try FileManager.default.removeItem(at: fixture.inbox.appending(path: file.path.text))
            return true
        } until: { files, _ in
            files.count >= 100
        }
        #expect(Set(seen.files.map(\.path)).count == 100)
    }

    @Test func `an inbox that is removed and made again is watched again`() async throws {
        var settings = InboxFixture.quick
        settings.pollEvery = .milliseconds(30)
        let watcher = try started(settings)
        defer { watcher.stop() }
        try await ready(watcher)
        try FileManager.default.removeItem(at: fixture.inbox)
        try await InboxFixture.watch(watcher) { _, notices in notices.contains { $0.kind == .inboxMissing } }
        try fixture.write("back", to: "sub/back.txt")
        try await InboxFixture.watch(watcher) { files, _ in files.contains { $0.path.text == "sub/back.txt" } }
    }

    @Test func `what the taker refuses is told once, and shown as long as it lies there`() async throws {
        try fixture.write("x", to: "a.txt")
        var settings = InboxFixture.quick
        settings.rescanEvery = .milliseconds(20)
        let watcher = try started(settings)
        defer { watcher.stop() }
        let refusals = Mutex(0)
        let first = try await Self.refuse(watcher, refusals) { refusals.withLock { $0 >= 5 } }
        #expect(first == [InboxNotice(InboxPath("a.txt"), .unreadable)])
        #expect(watcher.picture.notices == first)
        try fixture.write("x, changed", to: "a.txt")
        let count = refusals.withLock { $0 }
        let second = try await Self.refuse(watcher, refusals) { refusals.withLock { $0 >= count + 3 } }
        #expect(second.count <= 2 && second.last == InboxNotice(InboxPath("a.txt"), .unreadable))
        try FileManager.default.removeItem(at: fixture.inbox.appending(path: "a.txt"))
        try await InboxFixture.watch(watcher) { _, _ in watcher.picture == InboxPicture() }
    }

    /// Refuses each file that settles until it is enough, and gives the notices.
    private static func refuse(
        _ watcher: InboxWatcher, _ count: borrowing Mutex<Int>, until isEnough: () -> Bool
    ) async throws -> [InboxNotice] {
        var notices: [InboxNotice] = []
        while !isEnough(), let batch = try await watcher.next() {
            for file in batch.files {
                count.withLock { $0 += 1 }
                watcher.refuse(file.path, file.stamp, .unreadable)
            }
            notices += batch.notices
        }
        return notices
    }

    @Test func `without inotify the inbox is polled, and told so, until inotify is to be had`() async throws {
        let isExhausted = Mutex(true)
        var settings = InboxFixture.quick
        settings.pollEvery = .milliseconds(30)
        settings.openWatch = {
            guard !isExhausted.withLock({ $0 }) else { throw BlobError.system(EMFILE, doing: "watch") }
            return try FolderWatch()
        }
        let watcher = try started(settings)
        defer { watcher.stop() }
        try await ready(watcher)
        #expect(watcher.picture.notices == [InboxNotice(.root, .watchLimit)])
        isExhausted.withLock { $0 = false }
        watcher.lookAround()
        try await InboxFixture.watch(watcher) { _, _ in watcher.picture.notices.isEmpty }
    }

    /// A watcher whose thread has no rights beyond those that the modes give everybody.
    private func startedAsNobody() throws -> InboxWatcher {
        var settings = InboxFixture.quick
        settings.pollEvery = .milliseconds(30)
        settings.openWatch = {
            Nobody.become()
            return try FolderWatch()
        }
        return try started(settings)
    }

    @Test func `a sick folder is told and polled, and holds nothing else up`() async throws {
        for path in ["closed/a.txt", "listed/b.txt", "open/c.txt"] { try fixture.write("x", to: path) }
        let inbox = fixture.inbox.path
        chmod(inbox + "/closed", 0)
        chmod(inbox + "/listed", 0o444)
        defer { chmod(inbox + "/closed", 0o755) }
        let watcher = try startedAsNobody()
        defer { watcher.stop() }
        let sick = Set(["closed", "listed"].map { InboxNotice(InboxPath($0), .unreadable) })
        let seen = try await InboxFixture.watch(watcher) { files, notices in !files.isEmpty && notices.count >= 2 }
        #expect(seen.files.map(\.path.text) == ["open/c.txt"])
        #expect(Set(seen.notices) == sick)
        #expect(Set(watcher.picture.notices) == sick)
        chmod(inbox + "/closed", 0o755)
        try await InboxFixture.watch(watcher) { files, _ in files.contains { $0.path.text == "closed/a.txt" } }
    }

    @Test func `an inbox that may not be read is told, and watched once it may be`() async throws {
        try fixture.write("x", to: "a.txt")
        chmod(fixture.inbox.path, 0)
        defer { chmod(fixture.inbox.path, 0o755) }
        let watcher = try startedAsNobody()
        defer { watcher.stop() }
        let seen = try await InboxFixture.watch(watcher) { _, notices in !notices.isEmpty }
        #expect(seen.notices == [InboxNotice(.root, .unreadable)] && seen.files.isEmpty)
        chmod(fixture.inbox.path, 0o755)
        try await InboxFixture.watch(watcher) { files, _ in files.map(\.path.text) == ["a.txt"] }
    }

    @Test func `a stopped watcher ends its batches`() async throws {
        let watcher = try started()
        watcher.stop()
        #expect(try await watcher.next() == nil)
        #expect(try await watcher.next() == nil)
    }
}
