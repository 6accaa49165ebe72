import Foundation
import GRDB
import Glibc
import StageKit
import Testing

@testable import IngestService

struct FileIntakeTests {
    let fixture: InboxFixture
    var intake: FileIntake

    init() throws {
        fixture = try InboxFixture()
        intake = FileIntake(inbox: fixture.folder, blobs: fixture.store)
    }

    private func result(_ path: String) throws -> String {
        switch try intake.take(try fixture.settled(path)) {
        case .taken: "taken"
        case .changed: "changed"
        case .gone: "gone"
        case .refused(let kind): "refused \(kind)"
        }
    }

    @Test(arguments: [10, 5_000])
    func `a file is kept, then removed from the inbox`(_ size: Int) throws {
        let text = String(repeating: "报", count: size)
        try fixture.write(text, to: "郑州/a.txt")
        let item = try fixture.taken("郑州/a.txt", by: intake)
        #expect(item.path.tags == ["郑州"] && item.mediaType == "text/plain")
        #expect(try fixture.record(item).outcome == .new)
        #expect(intake.clear(item.file) == .removed)
        #expect(intake.clear(item.file) == .gone)
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.inbox.path + "/郑州").isEmpty)
        let reader = try fixture.database.read { try fixture.store.open(item.blob.hash, in: $0) }
        #expect(try reader.read(offset: 0, length: 3) == Data("报".utf8))
        #expect(reader.size == text.utf8.count)
    }

    @Test(arguments: [10, 5_000])
    mutating func `a file that grows while it is read is given back`(_ size: Int) throws {
        try fixture.write(String(repeating: "x", count: size), to: "a.txt")
        let url = fixture.inbox.appending(path: "a.txt")
        intake.interferes = { _ in
            guard let file = FileHandle(forWritingAtPath: url.path) else { return }
            _ = try? file.seekToEnd()
            try? file.write(contentsOf: Data("more".utf8))
            try? file.close()
        }
        #expect(try result("a.txt") == "changed")
        intake.interferes = { _ in }
        #expect(try result("a.txt") == "taken")
        // What was read in vain left no temporary file.
        let left = try FileManager.default.contentsOfDirectory(atPath: fixture.store.folder.path + "/tmp")
        #expect(left.isEmpty)
    }

    @Test mutating func `a file replaced while it is read is given back`() throws {
        try fixture.write("old", to: "a.txt")
        let fixture = fixture
        intake.interferes = { _ in
            try? fixture.write("new", to: ".b")
            rename(fixture.inbox.path + "/.b", fixture.inbox.path + "/a.txt")
        }
        #expect(try result("a.txt") == "changed")
        intake.interferes = { _ in }
        let item = try fixture.taken("a.txt", by: intake)
        #expect(item.blob.inline == Data("new".utf8))
    }

    @Test mutating func `a file overwritten with its size and time restored is noticed`() throws {
        try fixture.write("old", to: "a.txt")
        let path = fixture.inbox.path + "/a.txt"
        intake.interferes = { _ in
            var status = stat()
            stat(path, &status)
            try? FileHandle(forWritingAtPath: path)?.write(contentsOf: Data("new".utf8))
            let times = [status.st_atim, status.st_mtim]
            utimensat(AT_FDCWD, path, times, 0)
        }
        #expect(try result("a.txt") == "changed")
    }

    @Test mutating func `a file renamed or removed while it is read is gone from that name`() throws {
        let inbox = fixture.inbox.path
        try fixture.write("text", to: "a.txt")
        intake.interferes = { _ in rename(inbox + "/a.txt", inbox + "/b.txt") }
        #expect(try result("a.txt") == "gone")
        intake.interferes = { _ in unlink(inbox + "/b.txt") }
        #expect(try result("b.txt") == "gone")
        intake.interferes = { _ in }
        #expect(try fixture.folder.status(of: InboxPath("a.txt")) == nil)
    }

    @Test func `a file with a writer is not taken`() throws {
        try fixture.write("half", to: "a.txt")
        let writer = try #require(FileHandle(forWritingAtPath: fixture.inbox.path + "/a.txt"))
        #expect(try result("a.txt") == "changed")
        try writer.close()
        #expect(try result("a.txt") == "taken")
    }

    @Test mutating func `a file whose writer can't be known is taken once it was closed, or lay untouched`() throws {
        intake.hasWriter = { _ in nil }
        try fixture.write("text", to: "a.txt")
        let settled = try fixture.settled("a.txt")
        func result(isClosed: Bool, unchanged: Duration) throws -> Bool {
            let rest = SettleTracker.Rest(isClosed: isClosed, unchanged: unchanged)
            let file = SettledFile(path: settled.path, stamp: settled.stamp, rest: rest)
            guard case .taken = try intake.take(file) else { return false }
            return true
        }
        #expect(try !result(isClosed: false, unchanged: .seconds(29)))
        #expect(try result(isClosed: false, unchanged: .seconds(30)))
        #expect(try result(isClosed: true, unchanged: .milliseconds(500)))
    }

    @Test mutating func `a file that may not be removed is stuck, and removed later`() throws {
        try fixture.write("text", to: "a.txt")
        let item = try fixture.taken("a.txt", by: intake)
        intake.interferes = { _ in throw BlobError.system(EACCES, doing: "remove a taken file") }
        #expect(intake.clear(item.file) == .stuck)
        #expect(try fixture.names() == ["a.txt"])
        intake.interferes = { _ in }
        #expect(intake.clear(item.file) == .removed)
    }

    @Test mutating func `a crash between a sidecar and its file leaves no second document`() throws {
        struct Crash: Error {}
        try fixture.write("text", to: "a.txt")
        try fixture.write(#"{"source": "https://example.org/a"}"#, to: "a.txt.guidang.json")
        let item = try fixture.taken("a.txt", by: intake)
        _ = try fixture.record(item)
        intake.interferes = { moment in if moment == .renamedForRemoval { throw Crash() } }
        #expect(intake.clear(item.file) == .stuck)
        intake.interferes = { _ in }
        #expect(try fixture.names().contains { $0.hasPrefix(PassingSidecar.prefix) })
        try fixture.write("{}", to: PassingSidecar.prefix + "1.2.3.X")
        _ = try fixture.database.read { db in try intake.recover { try IntakeItem.isTaken($0, in: db) } }
        #expect(try fixture.names() == ["a.txt", "recovered.guidang.json"])
        #expect(try fixture.record(try fixture.taken("a.txt", by: intake)).outcome == .repeated)
    }

    @Test func `a sidecar that is too long or no object is remarked on, and its file taken without it`() throws {
        for text in ["no json", "[1]", #"{"note": "\#(String(repeating: "长", count: 3_000))"}"#] {
            try fixture.write("text", to: "a.txt")
            try fixture.write(text, to: "a.txt.guidang.json")
            let item = try fixture.taken("a.txt", by: intake)
            #expect(item.sidecar == nil)
            #expect(item.remark?.notice == InboxNotice(InboxPath("a.txt.guidang.json"), .sidecarUnusable))
        }
    }

    @Test func `removals are made durable in their own folder, and one that is gone is no trouble`() throws {
        try fixture.write("text", to: "sub/a.txt")
        try intake.sync(InboxPath("sub"))
        try intake.sync(InboxPath("none"))
        try fixture.write("text", to: "file")
        try intake.sync(InboxPath("file"))
    }

    @Test func `links, pipes and folders that took a file's place are not followed`() throws {
        let inbox = fixture.inbox.path
        try fixture.write("text", to: "a.txt")
        let settled = try fixture.settled("a.txt")
        unlink(inbox + "/a.txt")
        symlink("/etc/passwd", inbox + "/a.txt")
        guard case .gone = try intake.take(settled) else { return #expect(Bool(false), "a link was followed") }
        unlink(inbox + "/a.txt")
        mkfifo(inbox + "/a.txt", 0o600)
        guard case .refused = try intake.take(settled) else { return #expect(Bool(false), "a pipe was read") }
        unlink(inbox + "/a.txt")
        mkdir(inbox + "/a.txt", 0o700)
        guard case .refused = try intake.take(settled) else { return #expect(Bool(false), "a folder was read") }
        // A folder on the way that became a link is not followed either.
        try fixture.write("text", to: "sub/b.txt")
        let below = try fixture.settled("sub/b.txt")
        rename(inbox + "/sub", fixture.home.path + "/outside")
        symlink(fixture.home.path + "/outside", inbox + "/sub")
        guard case .gone = try intake.take(below) else { return #expect(Bool(false), "a linked folder was entered") }
    }

    @Test func `a store that is gone is an error, not the file's fault`() throws {
        try fixture.write(String(repeating: "x", count: 5_000), to: "a.txt")
        try FileManager.default.removeItem(at: fixture.store.folder)
        #expect(throws: BlobError.self) { try intake.take(try fixture.settled("a.txt")) }
        #expect(try fixture.names() == ["a.txt"])
    }

    @Test func `a file replaced after the commit survives`() throws {
        try fixture.write("old", to: "a.txt")
        let item = try fixture.taken("a.txt", by: intake)
        try fixture.write("new text", to: "a.txt")
        #expect(intake.clear(item.file) == .replaced)
        #expect(try fixture.taken("a.txt", by: intake).blob.inline == Data("new text".utf8))
    }

    @Test mutating func `a file replaced in the last instant survives`() throws {
        try fixture.write("old", to: "a.txt")
        let item = try fixture.taken("a.txt", by: intake)
        let fixture = fixture
        intake.interferes = { moment in
            guard moment == .checkedBeforeRemoval else { return }
            try? fixture.write("new", to: ".b")
            rename(fixture.inbox.path + "/.b", fixture.inbox.path + "/a.txt")
        }
        #expect(intake.clear(item.file) == .replaced)
        #expect(try fixture.names() == ["a.txt"])
        #expect(try String(contentsOf: fixture.inbox.appending(path: "a.txt"), encoding: .utf8) == "new")
    }

    @Test mutating func `two files that replace one another in the last instants both survive`() throws {
        try fixture.write("old", to: "a.txt")
        let item = try fixture.taken("a.txt", by: intake)
        let fixture = fixture
        intake.interferes = { moment in
            try? fixture.write(moment == .checkedBeforeRemoval ? "second" : "third", to: ".b")
            rename(fixture.inbox.path + "/.b", fixture.inbox.path + "/a.txt")
        }
        #expect(intake.clear(item.file) == .replaced)
        #expect(try fixture.names() == ["a (2).txt", "a.txt"])
        #expect(try String(contentsOf: fixture.inbox.appending(path: "a (2).txt"), encoding: .utf8) == "second")
    }

    @Test func `a removal that a crash broke off is ended, and a stranger gets a name`() throws {
        try fixture.write("taken", to: "a.txt")
        let item = try fixture.taken("a.txt", by: intake)
        _ = try fixture.record(item)
        rename(fixture.inbox.path + "/a.txt", fixture.inbox.path + "/.guidang-taken-1")
        try fixture.write("stranger", to: "sub/.guidang-taken-2")
        let found = try fixture.database.read { db in
            try intake.recover { try IntakeItem.isTaken($0, in: db) }
        }
        #expect(found == 2)
        #expect(try fixture.names() == ["sub"])
        #expect(try String(contentsOf: fixture.inbox.appending(path: "sub/recovered"), encoding: .utf8) == "stranger")
    }

    @Test func `at start, a folder that can't be looked at is no error, and its files are not gone`() throws {
        var sightings: [Int64] = []
        for path in ["closed/a.txt", "open/b.txt", "open/c.txt"] {
            try fixture.write(path, to: path)
            sightings.append(try fixture.record(try fixture.taken(path, by: intake)).sighting)
        }
        let inbox = fixture.inbox.path
        try FileManager.default.removeItem(atPath: inbox + "/open/c.txt")
        try fixture.write("stranger", to: "closed/.guidang-taken-1")
        for mode in [0, 0o444] as [mode_t] {
            chmod(inbox + "/closed", mode)
            defer { chmod(inbox + "/closed", 0o755) }
            try fixture.database.read { db in
                let found = try Nobody.runs { try intake.recover { try IntakeItem.isTaken($0, in: db) } }
                let gone = try Nobody.runs { try intake.goneSightings(in: db) }
                #expect(found == 0 && gone == [sightings[2]])
            }
        }
    }

    @Test func `a file of another's folder is stuck, and one that may not be read is refused`() throws {
        try fixture.write("text", to: "closed/a.txt")
        let path = fixture.inbox.path + "/closed"
        let file = try fixture.settled("closed/a.txt")
        let item = try fixture.taken("closed/a.txt", by: intake)
        chmod(path, 0o555)
        let clearing = Nobody.runs { intake.clear(item.file) }
        #expect(clearing == .stuck)
        chmod(path + "/a.txt", 0)
        guard case .refused(.unreadable) = try Nobody.runs({ try intake.take(file) }) else {
            return #expect(Bool(false), "a file without rights was read")
        }
        chmod(path, 0o755)
        #expect(intake.clear(item.file) == .removed)
    }

    @Test func `with keep a file stays`() throws {
        try fixture.write("kept", to: "a.txt")
        let keeping = FileIntake(inbox: fixture.folder, blobs: fixture.store, keeps: true)
        let item = try fixture.taken("a.txt", by: keeping)
        #expect(keeping.clear(item.file) == .kept)
        #expect(try fixture.names() == ["a.txt"])
    }

    @Test func `what is declared beside a file comes and goes with it`() throws {
        try fixture.write("text", to: "a.txt")
        try fixture.write(#"{"source": "https://example.org/a"}"#, to: "a.txt.guidang.json")
        try fixture.write("text 2", to: "b.txt")
        try fixture.write("no json", to: "b.txt.guidang.json")
        let item = try fixture.taken("a.txt", by: intake)
        #expect(item.sidecar?.json == #"{"source": "https://example.org/a"}"#)
        #expect(intake.clear(item.file) == .removed)
        let other = try fixture.taken("b.txt", by: intake)
        #expect(other.sidecar == nil)
        #expect(intake.clear(other.file) == .removed)
        #expect(try fixture.names() == ["b.txt.guidang.json"])
    }

    @Test func `names of any bytes, and of 255, are taken and removed`() throws {
        let gbk: [UInt8] = [0xB9, 0xE9, 0xB5, 0xB5, 0x2E, 0x74, 0x78, 0x74]
        let long = Array((String(repeating: "档", count: 83) + ".text").utf8.prefix(255))
        for (name, text) in [(gbk, "归档.txt"), (long, NameText.readable(long))] {
            try fixture.writeRaw("text of \(name.count)", to: name)
            guard case .taken(let item) = try intake.take(try fixture.settled(InboxPath(bytes: name))) else {
                return #expect(Bool(false), "not taken: \(text)")
            }
            let id = try fixture.record(item)
            #expect(id.outcome == .new && item.path.name == text)
            let sighting = try fixture.database.read { try SightingRecord.all(of: item.blob.hash, in: $0) }
            #expect(sighting.map(\.path) == [item.path] && sighting.first?.name == text)
            #expect(intake.clear(item.file) == .removed)
        }
    }
}
