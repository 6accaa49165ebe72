import Foundation
import GRDB
import StageKit
import Testing

@Suite struct GroupCommitterTests {
    private struct Refused: Error {}

    @Test func `a change that fails is undone alone`() async throws {
        let home = try Home()
        let store = try home.store()
        let outcomes = await withTaskGroup(of: (Int, Bool).self) { group in
            for number in 0..<300 {
                group.addTask {
                    do {
                        try await store.committer.commit { db in
                            try db.execute(
                                sql: "INSERT INTO effect (subject) VALUES (?)", arguments: ["\(number)"])
                            if number % 5 == 0 { throw Refused() }
                        }
                        return (number, true)
                    } catch {
                        return (number, false)
                    }
                }
            }
            return await group.reduce(into: [Int: Bool]()) { $0[$1.0] = $1.1 }
        }
        #expect(outcomes.allSatisfy { $0.value == ($0.key % 5 != 0) })
        let stored = try await store.strings("SELECT subject FROM effect")
        #expect(Set(stored) == Set((0..<300).filter { $0 % 5 != 0 }.map(String.init)))
        #expect(stored.count == 240)
    }

    @Test func `a statement that SQLite refuses is undone alone as well`() async throws {
        let home = try Home()
        let store = try home.store()
        async let good: Void = store.committer.commit {
            try $0.execute(sql: "INSERT INTO effect (subject) VALUES ('good')")
        }
        async let bad: Void = store.committer.commit {
            try $0.execute(sql: "INSERT INTO effect (subject) VALUES ('bad')")
            try $0.execute(sql: "INSERT INTO effect (subject) VALUES (NULL)")
        }
        do {
            try await bad
            Issue.record("a row without a subject was taken")
        } catch {
            #expect(error is DatabaseError)
        }
        try await good
        #expect(try await store.strings("SELECT subject FROM effect") == ["good"])
    }

    @Test func `each change gets its own result, and finds the ones before it`() async throws {
        let home = try Home()
        let store = try home.store()
        for number in 1...20 as ClosedRange<Int64> {
            let made = try await store.committer.commit { db in
                try db.execute(sql: "INSERT INTO effect (subject) VALUES ('a')")
                return db.lastInsertedRowID
            }
            #expect(made == number)
        }
    }

    @Test func `a result comes after the commit: another connection sees it`() async throws {
        let home = try Home()
        let store = try home.store()
        let other = try DatabaseQueue(path: store.url.path)
        for number in 1...50 as ClosedRange<Int64> {
            try await store.committer.commit { try $0.execute(sql: "INSERT INTO effect (subject) VALUES ('a')") }
            #expect(try await other.read { try Int64.fetchOne($0, sql: "SELECT count(*) FROM effect") } == number)
        }
        try other.close()
    }
}
