import Foundation
import GRDB
import Glibc
import Messages
import Settings
import StageKit
import Synchronization
import Testing

@testable import IngestService

@Suite(.serialized)
struct IntakeLoopTests {
    @Test func `a sidecar with a very long string holds nobody back`() async throws {
        let scene = try IngestScene()
        for number in 0..<5 { try scene.write("good \(number)", to: "g\(number).txt") }
        try scene.write("bad", to: "bad.txt")
        try scene.write(#"{"note": "\#(String(repeating: "x", count: 20_000))"}"#, to: "bad.txt.guidang.json")
        try await scene.run(scene.intake()) {
            try await scene.wait(until: "SELECT count(*) FROM sighting WHERE present = 0", is: 6)
        }
        #expect(try await scene.number("SELECT count(*) FROM document") == 6)
        #expect(try scene.files(in: "inbox") == ["bad.txt.guidang.json"])
    }

    @Test func `a file that can't be recorded is told, and the others of its batch are archived`() async throws {
        let scene = try IngestScene()
        let context = scene.context
        try await context.store.committer.commit { db in
            try db.execute(
                sql: """
                    CREATE TRIGGER sick BEFORE INSERT ON document WHEN NEW.first_name = 'bad.txt'
                    BEGIN SELECT raise(ABORT, 'sick'); END
                    """)
        }
        for name in ["g0.txt", "bad.txt", "g1.txt"] { try scene.write(name, to: name) }
        try await scene.run(scene.intake()) {
            try await scene.wait(until: "SELECT count(*) FROM sighting WHERE present = 0", is: 2)
            #expect(try await scene.nextNotice() == InboxNotice(InboxPath("bad.txt"), .cannotRecord))
            let listed = try await scene.questions.rejected(FailedQuery())
            #expect(listed.total == 1 && listed.letters.map(\.fileName) == ["bad.txt"])
            #expect(listed.letters.first?.errors == [InboxNotice.Kind.cannotRecord.words(.en)])
        }
        #expect(try scene.files(in: "inbox") == ["bad.txt"])
        #expect(scene.trouble.contains { $0.contains("sick") })
    }

    @Test func `a file that may not be removed is archived once, told, and removed when it may be`() async throws {
        var settings = InboxFixture.quick
        settings.rescanEvery = .milliseconds(50)
        let scene = try IngestScene(settings: settings)
        let mayRemove = Mutex(false)
        let tries = Mutex(0)
        var intake = scene.intake()
        intake.interferes = { moment in
            guard moment == .checkedBeforeRemoval else { return }
            tries.withLock { $0 += 1 }
            guard mayRemove.withLock({ $0 }) else { throw BlobError.system(EACCES, doing: "remove a taken file") }
        }
        try scene.write("stuck", to: "a.txt")
        try await scene.run(intake) {
            try await scene.wait(until: "SELECT count(*) FROM sighting WHERE present = 1", is: 1)
            // The file after it is taken all the same: by then the first one was tried and is stuck.
            try scene.write("second", to: "b.txt")
            try await scene.wait(until: "SELECT count(*) FROM sighting WHERE present = 1", is: 2)
            let told = [try await scene.nextNotice(), try await scene.nextNotice()]
            #expect(told == ["a.txt", "b.txt"].map { InboxNotice(InboxPath($0), .cannotRemove) })
            mayRemove.withLock { $0 = true }
            try await scene.wait(until: "SELECT count(*) FROM sighting WHERE present = 0", is: 2)
        }
        #expect(try scene.files(in: "inbox").isEmpty)
        #expect(try await scene.number("SELECT count(*) FROM sighting") == 2)
        #expect(try await scene.number("SELECT count(*) FROM outbox WHERE topic = 'document'") == 2)
    }

    @Test func `stopping does not wait for the stages behind`() async throws {
        let scene = try IngestScene(backlog: 0)
        try scene.write("text", to: "a.txt")
        let watcher = scene.watcher
        try await scene.run(scene.intake()) {
            // It is held back: given to the loop, which does not ask for more.
            try await IngestScene.wait {
                watcher.mail.withLock { $0.picture.waiting == 1 && $0.ready.isEmpty && $0.waiter == nil }
            }
        }
        #expect(try await scene.number("SELECT count(*) FROM document") == 0)
        #expect(try scene.files(in: "inbox") == ["a.txt"])
        #expect(scene.trouble.isEmpty)
    }

    @Test func `a kept file that changes in place is a version of what it was`() async throws {
        let scene = try IngestScene()
        try scene.write("one", to: "a.txt")
        try await scene.run(scene.intake(keeps: true)) {
            try await scene.wait(until: "SELECT count(*) FROM sighting", is: 1)
            try scene.write("one, edited", to: "a.txt")
            try await scene.wait(until: "SELECT count(*) FROM sighting", is: 2)
            try scene.write("another", to: "b.txt")
            try await scene.wait(until: "SELECT count(*) FROM sighting", is: 3)
        }
        let reports = try await scene.strings("SELECT hex(report_id) FROM document ORDER BY rowid")
        #expect(reports.count == 3 && reports[0] == reports[1] && reports[1] != reports[2])
        #expect(try scene.files(in: "inbox") == ["a.txt", "b.txt"])
    }

    @Test func `a pipe is listed with its reason, and a file that comes to rest counts as waiting`() async throws {
        var settings = InboxFixture.quick
        settings.settle.rest = .seconds(600)
        settings.settle.restAfterClose = .seconds(600)
        let scene = try IngestScene(settings: settings)
        mkfifo(scene.inbox.appending(path: "pipe").path, 0o600)
        try scene.write("text", to: "a.txt")
        try await scene.run(scene.intake()) {
            #expect(try await scene.nextNotice() == InboxNotice(InboxPath("pipe"), .notAFile))
            let watcher = scene.watcher
            try await IngestScene.wait { watcher.picture.waiting == 1 }
            let listed = try await scene.questions.rejected(FailedQuery())
            #expect(listed.letters.map(\.errors) == [[InboxNotice.Kind.notAFile.words(.en)]])
            #expect(try await scene.questions.rejected(FailedQuery(id: "aa")).total == 0)
        }
    }

    @Test func `a batch is cut by size, and a large file goes alone`() {
        let sizes: [Int64] = [1, 2, 31 << 20, 2 << 20, 300 << 20, 1, 1]
        let files = sizes.enumerated().map { number, size in
            SettledFile(
                path: InboxPath("\(number)"), stamp: FileStamp(inode: UInt64(number), size: size, modified: 0),
                rest: SettleTracker.Rest(isClosed: true, unchanged: .zero))
        }
        let groups = IntakeLoop.groups(of: files).map { $0.map(\.path.text) }
        #expect(groups == [["0", "1", "2"], ["3"], ["4"], ["5", "6"]])
    }
}
