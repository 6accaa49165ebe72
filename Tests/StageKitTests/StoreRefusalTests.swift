import Foundation
import GRDB
import Messages
import StageKit
import Testing

/// What can lie under a store's name that is not the stage's store.
@Suite struct StoreRefusalTests {
    private func refusal(in home: Home) throws -> StoreError {
        try #require(#expect(throws: StoreError.self) { _ = try home.store() })
    }

    private func expectRefusal(_ code: StoreError.Code, in home: Home) throws -> StoreError {
        let error = try refusal(in: home)
        #expect(error.code == code)
        #expect(error.isFinal)
        #expect(error.file == home.url.appending(path: "parse.sqlite").path)
        #expect(error.description.contains("parse.sqlite"))
        #expect(error.hint != nil)
        return error
    }

    @Test func `the store of another stage is refused by name, and is not written to`() throws {
        let home = try Home()
        try home.store(.index).close()
        try home.store().close()
        let file = home.url.appending(path: "parse.sqlite")
        let foreign = try Data(contentsOf: home.url.appending(path: "index.sqlite"))
        try foreign.write(to: file)
        let error = try expectRefusal(.foreign, in: home)
        #expect(error.description.contains("the store of index, not of parse"))
        #expect(try Data(contentsOf: file) == foreign)
    }

    @Test func `another program's database is refused, and is not written to`() async throws {
        let home = try Home()
        let file = home.url.appending(path: "parse.sqlite")
        let queue = try DatabaseQueue(path: file.path)
        try await queue.write { try $0.execute(sql: "CREATE TABLE letters (id INTEGER)") }
        try queue.close()
        let before = try Data(contentsOf: file)
        #expect(try expectRefusal(.foreign, in: home).description.contains("another program"))
        #expect(try Data(contentsOf: file) == before)
    }

    @Test func `a file that is no database is refused`() throws {
        let home = try Home()
        try Data(repeating: 0x61, count: 20_000).write(to: home.url.appending(path: "parse.sqlite"))
        _ = try expectRefusal(.corrupt, in: home)
    }

    @Test func `a folder under the store's name is refused`() throws {
        let home = try Home()
        try FileManager.default.createDirectory(
            at: home.url.appending(path: "parse.sqlite"), withIntermediateDirectories: false)
        _ = try expectRefusal(.refused, in: home)
    }

    @Test func `a store that may not be read is refused, and says whose right is missing`() throws {
        let home = try Home()
        try home.store().close()
        chmod(home.url.path, 0o777)
        chmod(home.url.appending(path: "parse.lock").path, 0o666)
        chmod(home.url.appending(path: "parse.sqlite").path, 0o600)
        if geteuid() != 0 { chmod(home.url.appending(path: "parse.sqlite").path, 0) }
        let error = try Nobody.runs { try expectRefusal(.refused, in: home) }
        #expect(error.hint?.contains("right") == true)
    }

    /// A store as a crash leaves it, its log beside it.
    private func crashed(in home: Home, cutTo length: UInt64?) async throws {
        let source = try Home()
        let store = try source.store()
        try await store.committer.commit { db in
            for _ in 0..<300 {
                try db.execute(
                    sql: "INSERT INTO effect (subject) VALUES (?)", arguments: [String(repeating: "x", count: 3000)])
            }
        }
        try await store.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try await store.committer.commit { try $0.execute(sql: "INSERT INTO effect (subject) VALUES ('last')") }
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(
                atPath: store.url.path + suffix, toPath: home.url.path + "/parse.sqlite" + suffix)
        }
        guard let length else { return }
        let file = try FileHandle(forWritingTo: home.url.appending(path: "parse.sqlite"))
        try file.truncate(atOffset: length)
        try file.close()
    }

    @Test func `a store that is cut off is refused though its log is there`() async throws {
        let home = try Home()
        try await crashed(in: home, cutTo: 200_704)
        #expect(try expectRefusal(.corrupt, in: home).description.contains("49 of its"))
    }

    @Test func `a store that a crash left goes on from its log`() async throws {
        let home = try Home()
        try await crashed(in: home, cutTo: nil)
        #expect(try await home.store().number("SELECT count(*) FROM effect") == 301)
    }

    @Test func `a store all of which was in a log that is gone does not begin anew in silence`() throws {
        let home = try Home()
        try home.store().close()
        let file = home.url.appending(path: "parse.sqlite")
        try FileManager.default.removeItem(at: file)
        try DatabaseQueue(path: file.path).writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        #expect(try expectRefusal(.corrupt, in: home).description.contains("parse.sqlite-wal"))
    }

    @Test func `after a clean stop the file alone is the store`() async throws {
        let home = try Home()
        let store = try home.store()
        try await store.committer.commit { try $0.execute(sql: "INSERT INTO effect (subject) VALUES ('one')") }
        try await withThrowingTaskGroup(of: Int64.self) { group in
            for _ in 0..<8 { group.addTask { try await store.number("SELECT count(*) FROM effect") } }
            for try await count in group { #expect(count == 1) }
        }
        try store.close()
        let left = try FileManager.default.contentsOfDirectory(atPath: home.url.path)
        #expect(left.filter { $0.hasPrefix("parse.sqlite") } == ["parse.sqlite"])
        #expect(try await home.store().number("SELECT count(*) FROM effect") == 1)
    }
}
