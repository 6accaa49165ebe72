import Foundation
import GRDB
import Messages

extension Checker {
    /// What holds in every store.
    func checkStore(_ stage: StageName) throws {
        let path = scene.store(stage)
        let integrity = try read(path) { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
        expect(integrity == ["ok"], "\(stage.rawValue): integrity_check says \(integrity.prefix(3))")
        let orphans = try read(path) { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check").count }
        expect(orphans == 0, "\(stage.rawValue): foreign_key_check finds \(orphans) rows")
        for (state, text) in [("dead", "dead letters"), ("leased", "leased tasks"), ("ready", "waiting tasks")] {
            let left = try number("SELECT count(*) FROM task WHERE state = '\(state)'", path)
            expect(left == 0, "\(stage.rawValue): \(left) \(text) are left")
        }
        let outgoing = try number("SELECT count(*) FROM outbox", path)
        if stage != .notify { expect(outgoing == 0, "\(stage.rawValue): \(outgoing) outbox rows are left") }
        let keys = try number("SELECT count(*) FROM inbox", path)
        expect(keys == 0, "\(stage.rawValue): \(keys) inbox keys are left though everything is settled")
        let stragglers = try number(
            "SELECT count(*) FROM inbox JOIN origin ON origin.id = inbox.origin WHERE seq <= floor",
            path
        )
        expect(stragglers == 0, "\(stage.rawValue): \(stragglers) inbox keys lie below their floor")
    }

    func checkIngest() throws {
        let path = scene.store(.ingest)
        expectOnce(try tally("SELECT lower(hex(id)) FROM document", path), "ingest.document")
        expectOnce(try tally("SELECT lower(hex(document)) FROM sighting", path), "ingest.sighting")
        let states = try tally("SELECT state FROM document", path)
        expect(states.keys.allSatisfy { $0 == "archived" }, "ingest: the states are \(states)")
        let present = try number("SELECT count(*) FROM sighting WHERE present = 1", path)
        expect(present == 0, "ingest: \(present) sightings say that their file is in the inbox still")
    }

    func checkReadings() throws {
        let path = scene.store(.parse)
        expectOnce(try tally("SELECT document_id FROM reading", path), "parse.reading")
        let rejected = try number("SELECT count(*) FROM reading WHERE rejection IS NOT NULL", path)
        expect(rejected == 0, "parse: \(rejected) readings are rejections")
        let done = try number("SELECT value FROM counter WHERE name = 'done'", path)
        expect(done == documents.count, "parse: counted \(done) done instead of \(documents.count)")
    }

    func checkReports() throws {
        let path = scene.store(.index)
        expectOnce(try tally("SELECT document_id FROM report_version", path), "index.report_version")
        let current = try number("SELECT count(*) FROM report_version WHERE state = 'current'", path)
        expect(current == documents.count, "index: \(current) reports are current instead of \(documents.count)")
        let bodies = try number("SELECT count(*) FROM report_body", path)
        expect(bodies == documents.count, "index: \(bodies) bodies instead of \(documents.count)")
        let texts = try number(
            "SELECT (SELECT count(*) FROM posting_tail) + (SELECT coalesce(sum(living), 0) FROM posting_block)", path)
        expect(texts == documents.count, "index: \(texts) texts can be searched instead of \(documents.count)")
    }

    func checkLog() throws {
        let path = scene.store(.notify)
        for type in ["document.received", "report.parsed", "report.indexed"] {
            expectOnce(
                try tally("SELECT subject FROM outbox WHERE topic = 'org.guidang.\(type).v1'", path),
                "notify \(type)"
            )
        }
        let (rows, first, last, wrong) = try read(path) { db in
            (
                try Int.fetchOne(db, sql: "SELECT count(*) FROM outbox") ?? 0,
                try Int.fetchOne(db, sql: "SELECT min(seq) FROM outbox") ?? 0,
                try Int.fetchOne(db, sql: "SELECT max(seq) FROM outbox") ?? 0,
                try Int.fetchOne(
                    db,
                    sql: "SELECT count(*) FROM outbox WHERE json_extract(CAST(payload AS TEXT), '$.sequence') <> "
                        + "CAST(seq AS TEXT)"
                ) ?? 0
            )
        }
        let told = documents.count * 3 + rejections
        expect(rows == told, "notify: \(rows) events instead of \(told)")
        expect(first == 1 && last == rows, "notify: the log goes from \(first) to \(last) with \(rows) events")
        expect(wrong == 0, "notify: \(wrong) events bear another sequence than their row")
    }

    func checkConsumer() throws {
        let seen = try tally("SELECT subject FROM delivery", scene.consumerStore)
        for (id, name) in documents where seen[id] == nil {
            journal.fail("the durable consumer never saw report.parsed of \(id.prefix(12)) \(name)")
        }
        let again = seen.values.reduce(0) { $0 + $1 - 1 }
        journal.note("the durable consumer saw \(seen.count) reports, \(again) deliveries came again")
    }

    func checkSubscriber() throws {
        let path = scene.subscriberStore
        let head = try number("SELECT max(seq) FROM outbox", scene.store(.notify))
        let applied = try read(path) { try Int.fetchAll($0, sql: "SELECT sequence FROM effect ORDER BY number") }
        expect(
            applied == Array(1...max(1, head)),
            "the subscriber applied \(applied.count) events, not 1…\(head) in order"
        )
        let cursor = try number("SELECT sequence FROM cursor", path)
        expect(cursor == head, "the subscriber's cursor is \(cursor), the log ends at \(head)")
    }
}
