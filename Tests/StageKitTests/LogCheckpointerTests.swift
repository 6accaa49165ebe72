import Foundation
import GRDB
import Testing

@testable import StageKit

@Suite struct LogCheckpointerTests {
    /// A page of rows.
    private static func add(to store: Store) async throws {
        try await store.committer.commit {
            try $0.execute(sql: "INSERT INTO effect (subject) VALUES (hex(randomblob(2000)))")
        }
    }

    /// What the file holds without its log.
    private static func rowsInFile(of store: Store, _ home: Home) throws -> Int? {
        let copy = home.url.appending(path: "\(UUID().uuidString).sqlite")
        try FileManager.default.copyItem(at: store.url, to: copy)
        let queue = try DatabaseQueue(path: copy.path)
        return try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM effect") }
    }

    /// Changes whenever the log begins anew (https://www.sqlite.org/fileformat2.html#walformat).
    private static func salt(of store: Store) throws -> Data {
        let log = try FileHandle(forReadingFrom: URL(fileURLWithPath: store.url.path + "-wal"))
        return try log.read(upToCount: 24)?.suffix(8) ?? Data()
    }

    @Test func `a log of so many pages is copied into the file while the writer goes on, and begins anew`() async throws
    {
        let home = try Home()
        let store = try home.store(logPages: 20)
        for _ in 0..<3 {
            let before = try Self.salt(of: store)
            var commits = 0
            repeat {
                try await Self.add(to: store)
                commits += 1
            } while try commits < 100_000 && Self.salt(of: store) == before
            #expect(commits < 100_000)
            let rows = try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM effect") }
            // All but the one with which it began.
            #expect(try Self.rowsInFile(of: store, home) == rows.map { $0 - 1 })
        }
        try store.close()
    }

    @Test func `a shorter log is left alone`() async throws {
        let home = try Home()
        let store = try home.store(logPages: 1_000)
        let before = try Self.salt(of: store)
        for _ in 0..<50 { try await Self.add(to: store) }
        #expect(try Self.salt(of: store) == before)
        try store.close()
    }
}
