import Foundation
import GRDB
import Messages

/// Reads the stores of a run and says what does not hold.
struct Checker {
    let scene: Scene
    /// The dropped documents: names by id.
    let documents: [String: String]
    let journal: Journal
    /// Rejections that were told of before everything was read after all.
    var rejections = 0

    /// What has not arrived yet, empty once everything is everywhere; cheap enough to ask every second.
    func unsettled() -> [String] {
        do {
            let wanted = documents.count
            var missing: [String] = []
            func expect(_ what: String, _ number: Int, _ right: Int) {
                if number != right { missing.append("\(what) \(number) of \(right)") }
            }
            expect("indexed", try count(.index, "report_version"), wanted)
            for stage in StageName.allCases where stage != .notify {
                expect("\(stage.rawValue).outbox", try count(stage, "outbox"), 0)
            }
            for stage in StageName.allCases {
                expect("\(stage.rawValue).task", try count(stage, "task"), 0)
                expect("\(stage.rawValue).inbox", try count(stage, "inbox"), 0)
            }
            let events = try count(.notify, "outbox")
            let told = wanted * 3 + rejections
            if events < told { missing.append("events \(events) of \(told)") }
            expect("consumer", try number("SELECT count(DISTINCT subject) FROM delivery", scene.consumerStore), wanted)
            expect("subscriber", try number("SELECT sequence FROM cursor", scene.subscriberStore), events)
            expect("inbox files", try files(in: scene.inbox).count, 0)
            return missing
        } catch {
            return ["\(error)"]
        }
    }

    /// Checks everything; the processes must have ended.
    func checkAll() {
        for stage in StageName.allCases {
            check("the store of \(stage.rawValue)") { try checkStore(stage) }
            check("the bodies of \(stage.rawValue)") { try checkBodies(stage) }
        }
        check("ingest's documents") { try checkIngest() }
        check("parse's readings") { try checkReadings() }
        check("index's reports") { try checkReports() }
        check("the event log") { try checkLog() }
        check("the durable consumer") { try checkConsumer() }
        check("the subscriber") { try checkSubscriber() }
        check("the folders") { try checkFolders() }
    }

    private func check(_ what: String, _ body: () throws -> Void) {
        let before = journal.problems.count
        do { try body() } catch { journal.fail("\(what): \(error)") }
        if journal.problems.count == before { journal.note("holds: \(what)") }
    }

    func expect(_ condition: Bool, _ text: @autoclosure () -> String) {
        if !condition { journal.fail(text()) }
    }

    // MARK: - Reading stores

    func read<Value>(_ path: String, _ body: (Database) throws -> Value) throws -> Value {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        return try DatabaseQueue(path: path, configuration: configuration).read(body)
    }

    func number(_ sql: String, _ path: String) throws -> Int {
        try read(path) { try Int.fetchOne($0, sql: sql) ?? 0 }
    }

    func count(_ stage: StageName, _ table: String) throws -> Int {
        try number("SELECT count(*) FROM \(table)", scene.store(stage))
    }

    /// The ids of a query, and how often each.
    func tally(_ sql: String, _ path: String) throws -> [String: Int] {
        try read(path) { try String.fetchAll($0, sql: sql) }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// Each dropped document exactly once, and nothing else.
    func expectOnce(_ found: [String: Int], _ what: String) {
        for (id, name) in documents where found[id] != 1 {
            journal.fail("\(what): \(found[id] ?? 0) times instead of once: \(id.prefix(12)) \(name)")
        }
        for id in found.keys where documents[id] == nil { journal.fail("\(what): \(id) was never dropped") }
    }

    func files(in folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }
}
