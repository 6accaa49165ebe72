import Foundation
import GRDB
import StageKit
import Testing

@testable import IngestService

struct RecordTests {
    let fixture: InboxFixture
    let intake: FileIntake

    init() throws {
        fixture = try InboxFixture()
        intake = FileIntake(inbox: fixture.folder, blobs: fixture.store)
    }

    private func drop(_ text: String, as path: String) throws -> (IntakeItem, Recorded) {
        try fixture.write(text, to: path)
        let item = try fixture.taken(path, by: intake)
        return (item, try fixture.record(item))
    }

    private func clear(_ item: IntakeItem, _ recorded: Recorded) throws {
        #expect(intake.clear(item.file) == .removed)
        try fixture.database.write { try IntakeItem.markCleared([recorded.sighting], in: $0) }
    }

    @Test func `the same content again is one document with two sightings`() throws {
        let (first, one) = try drop("同样的内容", as: "郑州/a.txt")
        try clear(first, one)
        let (second, two) = try drop("同样的内容", as: "b.txt")
        #expect([one.outcome, two.outcome] == [.new, .duplicate])
        #expect(first.blob.hash == second.blob.hash)
        let sightings = try fixture.database.read { try SightingRecord.all(of: first.blob.hash, in: $0) }
        #expect(sightings.map(\.name) == ["a.txt", "b.txt"])
        #expect(sightings.map(\.tags) == [["郑州"], []])
        let refs = try fixture.database.read { try Int.fetchAll($0, sql: "SELECT refs FROM blob") }
        #expect(refs == [1])
    }

    @Test func `a file left by a crash is recognised, not seen again`() throws {
        let (item, one) = try drop("text", as: "a.txt")
        let again = try fixture.taken("a.txt", by: intake)
        let two = try fixture.record(again)
        #expect(two == Recorded(outcome: .repeated, sighting: one.sighting))
        #expect(try fixture.database.read { try SightingRecord.all(of: item.blob.hash, in: $0).count } == 1)
        try clear(again, two)
        // The very same file put back later is a sighting of its own.
        #expect(try drop("text", as: "a.txt").1.outcome == .duplicate)
    }

    @Test func `a rejected document dropped again is tried again`() throws {
        let (item, one) = try drop("text", as: "a.txt")
        try clear(item, one)
        try fixture.database.write { db in
            _ = try DocumentRecord.setState(
                .unsupported,
                reason: "unsupported",
                detail: "kind",
                of: item.blob.hash,
                in: db
            )
        }
        let rejected = try fixture.database.read { try DocumentRecord.find(item.blob.hash, in: $0) }
        #expect(rejected?.state == .unsupported && rejected?.reason == "unsupported")
        #expect(try drop("text", as: "a.txt").1.outcome == .retried)
        let waiting = try fixture.database.read { try DocumentRecord.find(item.blob.hash, in: $0) }
        #expect(waiting?.state == .waiting && waiting?.reason == nil && waiting?.detail == nil)
    }

    @Test func `what is handed over is in the same transaction`() throws {
        struct Refused: Error {}
        try fixture.write("text", to: "a.txt")
        let item = try fixture.taken("a.txt", by: intake)
        #expect(throws: Refused.self) {
            try fixture.database.write { db in _ = try item.record(in: db) { _ in throw Refused() } }
        }
        #expect(try fixture.database.read { try DocumentRecord.counts(in: $0) }.isEmpty)
        var handedOver: [Recorded.Outcome] = []
        for _ in 0..<2 {
            try fixture.database.write { db in _ = try item.record(in: db) { handedOver.append($0) } }
        }
        #expect(handedOver == [.new])
        #expect(try fixture.database.read { try DocumentRecord.counts(in: $0) } == [.waiting: 1])
    }

    @Test func `kept files are remembered across a start`() throws {
        let (item, _) = try drop("text", as: "郑州/a.txt")
        let kept = KeptFiles()
        #expect(!kept.contains(item.path, item.stamp))
        try fixture.database.read { try kept.load(from: $0) }
        #expect(kept.contains(item.path, item.stamp))
        var changed = item.stamp
        changed.modified += 1
        #expect(!kept.contains(item.path, changed))
        #expect(!kept.contains(InboxPath("a.txt"), item.stamp))
    }

    @Test func `two names that people read alike are two files`() throws {
        let names: [[UInt8]] = [Array("e\u{301}.txt".utf8), Array("\u{E9}.txt".utf8)]
        var sightings: [Int64] = []
        let kept = KeptFiles()
        for (number, name) in names.enumerated() {
            try fixture.writeRaw("text \(number)", to: name)
            guard case .taken(let item) = try intake.take(try fixture.settled(InboxPath(bytes: name))) else {
                return #expect(Bool(false), "not taken: \(name)")
            }
            sightings.append(try fixture.record(item).sighting)
            kept.insert(item.path, item.stamp)
            #expect(try fixture.record(item) == Recorded(outcome: .repeated, sighting: sightings[number]))
            #expect(!kept.contains(InboxPath(bytes: names[1 - number]), item.stamp))
        }
        #expect(
            try fixture.database.read { try Int.fetchAll($0, sql: "SELECT present FROM sighting") } == [1, 1])
    }

    @Test func `a changed file under the same name ends the sighting before it`() throws {
        _ = try drop("one", as: "a.txt")
        _ = try drop("two, longer", as: "a.txt")
        let present = try fixture.database.read {
            try Int.fetchAll($0, sql: "SELECT present FROM sighting ORDER BY id")
        }
        #expect(present == [0, 1])
    }
}
