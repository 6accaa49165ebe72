import Foundation
import GRDB
import Links
import Messages
import StageKit
import Testing
import ZeroMQ

@Suite struct TaskTableTests {
    private let home: Home
    private let store: Store
    private let table: TaskTable
    private let letters: DeadLetters

    init() throws {
        home = try Home()
        store = try home.store()
        letters = DeadLetters(store: store)
        table = TaskTable(
            store: store,
            policy: TaskPolicy(attempts: 3, backoff: Backoff(base: .zero, limit: .zero), hugeFrom: 1000),
            sent: {},
            finisher: { _, task, db in
                guard task.subject != "uncommittable" else { throw LinkError(.failed, "no place for it") }
                try db.execute(sql: "INSERT INTO effect (subject) VALUES (?)", arguments: [task.subject])
                return [try OutgoingItem(topic: "report", subject: task.subject, trace: nil, payload: ["a": 1])]
            })
    }

    private func add(_ subject: String, size: Int = 10, later: Bool = false) async throws {
        try await store.committer.commit { db in
            try TaskTable.add(
                kind: "parse", subject: subject, trace: nil, payload: Data(count: size), content: nil, hugeFrom: 1000,
                later: later, in: db)
        }
    }

    /// Backing off lasts a millisecond at the most; the clock of the store counts in them.
    private func ripen() async throws {
        try await store.committer.commit { try $0.execute(sql: "UPDATE task SET not_before = 0") }
    }

    private func lease(_ regular: Int = 10, huge: Int = 10, suspects: Int = 10) async throws -> [LeasedTask] {
        try await table.lease(LeaseOrder(regular: regular, huge: huge, suspects: suspects)).tasks
    }

    private func one(suspects: Int = 10) async throws -> LeasedTask {
        let task = try await lease(1, suspects: suspects).first
        return try #require(task)
    }

    private func finish(_ held: HeldTask, _ verdict: ResultMetadata.Verdict) async throws -> Settled.Outcome {
        try await table.finish(
            ResultMetadata(id: held.id, fence: held.fence, verdict: verdict, error: "no"),
            product: verdict == .ok ? Parcel(payload: Frame(Array("{}".utf8))) : nil)
    }

    private func row() async throws -> String {
        try await store.strings("SELECT state || ' attempt ' || attempt || ' fence ' || fence FROM task").joined()
    }

    @Test func `a lease counts its attempt durably before the task goes out`() async throws {
        try await add("a")
        let task = try await one()
        #expect(task.held.fence == 1)
        #expect(try await row() == "leased attempt 1 fence 1")
        #expect(try await lease().isEmpty)
        #expect(try await table.leasesAtStart().map(\.held) == [task.held])
    }

    @Test func `a task that can wait is leased behind all that came after it, and keeps its place when it failed`()
        async throws
    {
        try await add("again", later: true)
        try await add("new 1")
        try await add("new 2")
        let first = try await lease(1)
        try await add("new 3")
        #expect(try await (first + lease(2)).map(\.subject) == ["new 1", "new 2", "new 3"])
        let again = try await one()
        #expect(again.subject == "again")
        #expect(try await finish(again.held, .retry) == .committed)
        try await add("new 4")
        try await ripen()
        #expect(try await lease().map(\.subject) == ["new 4", "again"])
    }

    @Test func `done takes effect once, with its outbox row, and the task is gone`() async throws {
        try await add("a")
        let held = try await one().held
        #expect(try await finish(held, .ok) == .committed)
        #expect(try await finish(held, .ok) == .stale)
        #expect(try await store.number("SELECT count(*) FROM task") == 0)
        #expect(try await store.strings("SELECT subject FROM effect") == ["a"])
        #expect(try await store.strings("SELECT subject FROM outbox") == ["a"])
        #expect(try await store.pool.read { try Counter.done.value(in: $0) } == 1)
    }

    @Test(arguments: [.ok, .retry, .dead, .release] as [ResultMetadata.Verdict])
    func `a verdict under an old fence has no effect`(verdict: ResultMetadata.Verdict) async throws {
        try await add("a")
        let old = try await one().held
        try await table.takeBack([old], because: "gone")
        try await ripen()
        let present = try await one().held
        #expect(present == HeldTask(id: old.id, fence: 2))
        let before = try await store.dump()
        #expect(try await finish(old, verdict) == .stale)
        #expect(try await finish(HeldTask(id: old.id, fence: 99), verdict) == .stale)
        #expect(try await finish(HeldTask(id: 99, fence: 1), verdict) == .stale)
        try await table.takeBack([old], because: "late")
        #expect(try await store.dump() == before)
        #expect(try await finish(present, .ok) == .committed)
    }

    @Test func `release gives the attempt back, and the fence goes on`() async throws {
        try await add("a")
        for fence in 1...10 {
            let held = try await one().held
            #expect(held.fence == fence)
            #expect(try await finish(held, .release) == .committed)
        }
        #expect(try await row() == "ready attempt 0 fence 10")
    }

    @Test func `after its attempts a task is a dead letter, with every error`() async throws {
        try await add("a")
        for _ in 0..<3 {
            try await ripen()
            #expect(try await finish(try await one().held, .retry) == .committed)
        }
        #expect(try await lease().isEmpty)
        let answer = try await letters.list(FailedQuery())
        #expect(answer.total == 1)
        #expect(answer.letters.first?.attempts == 3)
        #expect(answer.letters.first?.errors == ["no", "no", "no"])
    }

    @Test func `what will never work is a dead letter at once`() async throws {
        try await add("a")
        #expect(try await finish(try await one().held, .dead) == .committed)
        #expect(try await letters.list(FailedQuery()).total == 1)
    }

    @Test func `a dead letter is told of, and the next of its subject takes its place`() async throws {
        let table = TaskTable(
            store: store, policy: TaskPolicy(attempts: 1), sent: {}, finisher: { _, _, _ in [] },
            undertaker: { task, errors, _ in
                [try OutgoingItem(topic: "verdict", subject: task.subject, trace: nil, payload: errors)]
            })
        let blob = try store.blobs.stage(bytes: Data("body".utf8))
        func add() async throws {
            try await store.committer.commit { db in
                try blob.adopt(in: db)
                let content = ContentReference(sha256: blob.hash.hex, size: blob.size)
                for (kind, subject) in [("parse", "a"), ("parse", "b"), ("other", "a")] {
                    try TaskTable.add(
                        kind: kind, subject: subject, trace: nil, payload: Data(),
                        content: subject == "a" && kind == "parse" ? content : nil, hugeFrom: 1000, in: db)
                }
            }
        }
        try await add()
        let task = try #require(try await table.lease(LeaseOrder(regular: 1, huge: 1, suspects: 1)).tasks.first)
        try await table.takeBack([task.held], because: "the worker died")
        #expect(try await store.strings("SELECT subject || ' ' || payload FROM outbox") == [#"a ["the worker died"]"#])
        #expect(try await letters.list(FailedQuery()).total == 1)
        try await add()
        #expect(try await letters.list(FailedQuery()).total == 0)
        #expect(
            try await store.strings("SELECT kind || ' ' || subject || ' ' || state FROM task ORDER BY id") == [
                "parse a ready", "parse b ready", "other a ready",
            ])
        #expect(try await store.number("SELECT refs FROM blob") == 1)
    }

    @Test func `what lost a worker runs alone, and after its attempts not at all`() async throws {
        try await add("killer")
        try await add("other")
        for attempt in 1...3 {
            try await ripen()
            let tasks = try await lease(1, suspects: attempt == 1 ? 0 : 1)
            let killer = try #require(tasks.first { $0.subject == "killer" })
            #expect(killer.suspect == (attempt > 1))
            try await table.takeBack([killer.held], because: "the worker died")
            for task in tasks where task.subject == "other" { _ = try await finish(task.held, .release) }
        }
        #expect(try await letters.list(FailedQuery()).letters.map(\.documentId) == ["killer"])
        #expect(try await lease(10, suspects: 10).map(\.subject) == ["other"])
    }

    @Test func `a suspect without an idle worker is announced and not leased`() async throws {
        try await add("a")
        try await table.takeBack([try await one().held], because: "gone")
        try await ripen()
        let answer = try await table.lease(LeaseOrder(regular: 5, huge: 5, suspects: 0))
        #expect(answer.tasks.isEmpty)
        #expect(answer.suspectsWait)
    }

    @Test func `huge tasks get their share and no more, and small ones go past them`() async throws {
        for number in 0..<5 { try await add("huge\(number)", size: 2000) }
        for number in 0..<5 { try await add("small\(number)") }
        let first = try await lease(4, huge: 2)
        #expect(first.map(\.subject) == ["huge0", "huge1", "small0", "small1"])
        let second = try await lease(4, huge: 0)
        #expect(second.map(\.subject) == ["small2", "small3", "small4"])
        #expect(second.allSatisfy { !$0.huge })
    }

    @Test func `tasks go out in the order in which they came`() async throws {
        for number in 0..<9 { try await add("\(number)") }
        #expect(try await lease(4).map(\.subject) == ["0", "1", "2", "3"])
        #expect(try await lease(9).map(\.subject) == ["4", "5", "6", "7", "8"])
    }

    @Test func `a task that backs off says when it is ready`() async throws {
        try await add("a")
        try await store.committer.commit {
            try $0.execute(sql: "UPDATE task SET not_before = ?", arguments: [Timestamp.now.milliseconds + 600_000])
        }
        let answer = try await table.lease(LeaseOrder(regular: 5, huge: 5, suspects: 5))
        #expect(answer.tasks.isEmpty)
        #expect(answer.nextReady.map { $0 > .seconds(60) && $0 <= .seconds(600) } == true)
    }

    @Test func `a clock that was set back does not keep a task waiting for years`() async throws {
        try await add("a")
        try await store.committer.commit {
            try $0.execute(
                sql: "UPDATE task SET not_before = ?", arguments: [Timestamp.now.milliseconds + 900_000_000])
        }
        #expect(try await lease().count == 1)
    }

    @Test func `a result that cannot be committed is a failed attempt of its task, with the reason`() async throws {
        try await add("uncommittable")
        for attempt in 1...3 {
            try await ripen()
            #expect(try await finish(try await one().held, .ok) == .committed)
            #expect(try await row().hasSuffix("attempt \(attempt) fence \(attempt)"))
        }
        let letter = try #require(try await letters.list(FailedQuery()).letters.first)
        #expect(letter.errors.count == 3)
        #expect(letter.errors.allSatisfy { $0.contains("no place for it") })
    }

    @Test func `a task whose body is lost is set aside, and those behind it go on`() async throws {
        let body = try store.blobs.stage(bytes: Data(repeating: 7, count: 100_000))
        try await store.committer.commit { db in
            try body.adopt(in: db)
            try TaskTable.add(
                kind: "parse", subject: "lost", trace: nil, payload: Data(),
                content: ContentReference(sha256: body.hash.hex, size: body.size), hugeFrom: 1_000_000, in: db)
        }
        let hex = body.hash.hex
        try FileManager.default.removeItem(
            at: store.blobs.folder.appending(path: "\(hex.prefix(2))/\(hex.dropFirst(2))"))
        try await add("whole")
        #expect(try await lease().map(\.subject) == ["whole"])
        #expect(try await letters.list(FailedQuery()).letters.map(\.documentId) == ["lost"])
    }
}
