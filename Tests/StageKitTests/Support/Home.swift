import Foundation
import GRDB
import Links
import Messages
import StageKit
import Testing
import ZeroMQ

/// A folder for stores and sockets, short enough for the latter, removed with the test.
final class Home: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory
            .appending(path: "gk-\(String(UInt64.random(in: 0 ... .max), radix: 36))")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func endpoint(_ name: String) throws -> Endpoint { try Endpoint(parsing: "ipc://\(url.path)/\(name)") }

    func store(_ stage: StageName = .parse, logPages: Int = Store.usualLogPages) throws -> Store {
        try Store(stage, home: url, migrations: [.effects], logPages: logPages)
    }

    func reactor() throws -> Reactor { try Reactor(name: "test", context: try Context()) }
}

extension StoreMigration {
    /// What the stages of these tests do; a second effect of one thing is a second row.
    static let effects = StoreMigration(2, "effects") { db in
        try db.execute(sql: "CREATE TABLE effect (id INTEGER PRIMARY KEY, subject TEXT NOT NULL) STRICT")
    }
}

extension Store {
    func number(_ sql: String) async throws -> Int64 {
        try await pool.read { try Int64.fetchOne($0, sql: sql) ?? 0 }
    }

    func strings(_ sql: String) async throws -> [String] {
        try await pool.read { try String.fetchAll($0, sql: sql) }
    }

    /// Waits until a query gives a number; fails with what it gave last when that takes too long.
    func wait(
        until sql: String, is expected: Int64, within limit: Duration = .seconds(300),
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let pool = pool
        let observation = ValueObservation.tracking { try Int64.fetchOne($0, sql: sql) ?? 0 }
        let reached = try await within(limit) {
            for try await value in observation.values(in: pool) where value == expected { return }
        }
        let last = try await number(sql)
        #expect(reached, "\(sql): \(last), not \(expected)", sourceLocation: sourceLocation)
    }

    /// Every row of every table, to be compared.
    func dump() async throws -> [String: [String]] {
        try await pool.read { db in
            var dump: [String: [String]] = [:]
            for table in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'") {
                dump[table] = try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map(\.description).sorted()
            }
            return dump
        }
    }
}

/// Whether an operation ends in time.
func within(_ limit: Duration, _ operation: @escaping @Sendable () async throws -> Void) async throws -> Bool {
    try await withThrowingTaskGroup(of: Bool.self) { group in
        group.addTask {
            try await operation()
            return true
        }
        group.addTask {
            try? await Task.sleep(for: limit)
            return false
        }
        let first = try await group.next() ?? false
        group.cancelAll()
        return first
    }
}

/// A hash that nothing has.
func fakeHash(_ digit: String = "a") -> String { String(repeating: digit, count: 64) }
