import Foundation
import GRDB
import Messages
import StageKit
import Testing

@Suite struct StoreTests {
    /// A store with a few hundred pages, closed.
    private func closedStore(in home: Home) async throws -> URL {
        let store = try home.store()
        try await store.committer.commit { db in
            for _ in 0..<300 {
                try db.execute(
                    sql: "INSERT INTO effect (subject) VALUES (?)", arguments: [String(repeating: "x", count: 3000)])
            }
        }
        // Otherwise the pages would be read from the log, whatever becomes of the file.
        try await store.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try store.close()
        return store.url
    }

    private func overwrite(_ url: URL, at offset: UInt64, with bytes: Data) throws {
        let file = try FileHandle(forWritingTo: url)
        try file.seek(toOffset: offset)
        try file.write(contentsOf: bytes)
        try file.close()
    }

    /// The number under which this process has a file open, as `/proc/self/fd` of proc(5) lists it.
    private func descriptor(openOn url: URL) throws -> Int32? {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
            .first { (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == url.path }
            .flatMap { Int32($0) }
    }

    private func refusal(in home: Home) throws -> StoreError {
        try #require(#expect(throws: StoreError.self) { _ = try home.store() })
    }

    @Test func `commits wait for the disk`() async throws {
        let home = try Home()
        let store = try home.store()
        let (synchronous, journal) = try await store.pool.writeWithoutTransaction { db in
            (try Int.fetchOne(db, sql: "PRAGMA synchronous"), try String.fetchOne(db, sql: "PRAGMA journal_mode"))
        }
        #expect(synchronous == 2)
        #expect(journal == "wal")
    }

    @Test func `a store keeps its identity`() async throws {
        let home = try Home()
        let first = try home.store().identity
        let again = try home.store().identity
        #expect(first == again)
        #expect(first.generation == 1)
        let elsewhere = try Home()
        #expect(try elsewhere.store().identity.id != first.id)
    }

    @Test func `an older program refuses a newer store, says so, and changes nothing`() throws {
        let home = try Home()
        let later = StoreMigration(3, "later") { try $0.execute(sql: "CREATE TABLE later (id INTEGER)") }
        try Store(.parse, home: home.url, migrations: [.effects, later]).close()
        let file = home.url.appending(path: "parse.sqlite")
        let before = try Data(contentsOf: file)
        let error = try refusal(in: home)
        #expect(error.code == .tooNew)
        #expect(error.description.contains("schema 3"))
        #expect(error.description.contains("update this one"))
        #expect(try Data(contentsOf: file) == before)
        #expect(throws: Never.self) { _ = try Store(.parse, home: home.url, migrations: [.effects, later]) }
    }

    @Test func `a store is brought forward, step by step and once`() async throws {
        let home = try Home()
        try home.store().close()
        let later = StoreMigration(3, "later") { try $0.execute(sql: "CREATE TABLE later (id INTEGER)") }
        for _ in 0..<2 {
            let store = try Store(.parse, home: home.url, migrations: [later, .effects])
            #expect(try await store.number("PRAGMA user_version") == 3)
            #expect(try await store.number("SELECT count(*) FROM later") == 0)
        }
    }

    @Test func `a migration that fails leaves the store as it was`() async throws {
        let home = try Home()
        try home.store().close()
        let broken = StoreMigration(3, "broken") { db in
            try db.execute(sql: "CREATE TABLE later (id INTEGER)")
            try db.execute(sql: "INSERT INTO nowhere VALUES (1)")
        }
        #expect(throws: StoreError.self) { _ = try Store(.parse, home: home.url, migrations: [.effects, broken]) }
        #expect(try await home.store().number("PRAGMA user_version") == 2)
    }

    @Test(arguments: [0, 4096 / 2] as [UInt64])
    func `a store whose beginning is overwritten is named, with what to do`(offset: UInt64) async throws {
        let home = try Home()
        let file = try await closedStore(in: home)
        try overwrite(file, at: offset, with: Data(repeating: 0xA5, count: 4096))
        let error = try refusal(in: home)
        #expect(error.code == .corrupt)
        #expect(error.description.contains(file.lastPathComponent))
        #expect(error.hint?.contains("backup") == true)
    }

    @Test(arguments: [100, 5000, 200_000] as [UInt64])
    func `a truncated store is named, with what to do`(length: UInt64) async throws {
        let home = try Home()
        let file = try await closedStore(in: home)
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: length)
        try handle.close()
        let error = try refusal(in: home)
        #expect(error.code == .corrupt)
        #expect(error.description.contains(file.lastPathComponent))
        #expect(error.hint?.contains("backup") == true)
    }

    @Test func `a store that is cut to nothing is not taken for a new one`() async throws {
        let home = try Home()
        let file = try await closedStore(in: home)
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: 0)
        try handle.close()
        #expect(try refusal(in: home).code == .corrupt)
        try FileManager.default.removeItem(at: file)
        let anew = try home.store()
        try anew.close()
    }

    @Test func `damage further in is found by the check`() async throws {
        let home = try Home()
        let file = try await closedStore(in: home)
        try overwrite(file, at: 100 * 4096, with: Data(repeating: 0xA5, count: 40_960))
        let store = try home.store()
        let problems = try store.integrityProblems()
        #expect(problems.contains { $0.contains(store.url.lastPathComponent) && $0.contains("backup") })
    }

    @Test func `a sound store has no problems`() async throws {
        let home = try Home()
        _ = try await closedStore(in: home)
        #expect(try home.store().integrityProblems() == [])
    }

    @Test func `a second head on one store is refused, and told who has it`() throws {
        let home = try Home()
        let store = try home.store()
        let error = try refusal(in: home)
        #expect(error.code == .inUse)
        #expect(error.description.contains(String(ProcessInfo.processInfo.processIdentifier)))
        try store.close()
    }

    @Test func `a closed store is free, though a child that is being started still has its lock file open`() throws {
        let home = try Home()
        let store = try home.store()
        let held = try descriptor(openOn: home.url.appending(path: "parse.lock"))
        let inherited = dup(try #require(held))
        defer { _ = close(inherited) }
        try store.close()
        try home.store().close()
    }

    @Test func `two stages may live in one folder`() throws {
        let home = try Home()
        let first = try home.store(.parse)
        let second = try home.store(.index)
        #expect(first.identity.id != second.identity.id)
    }
}
