import Foundation
import GRDB
import Synchronization
import Testing

@testable import StageKit

@Suite struct SideReadersTests {
    private final class Found {
        var count: Int?
    }

    private static func effects(_ reader: SideReader) -> Int? {
        let found = Found()
        reader.start { db in
            found.count = try? db.flatMap { try Int.fetchOne($0, sql: "SELECT count(*) FROM effect") }
        }
        reader.wait()
        return found.count
    }

    private static func addEffect(to store: Store) async throws {
        try await store.committer.commit { try $0.execute(sql: "INSERT INTO effect (subject) VALUES ('')") }
    }

    @Test func `all works of one borrower see one snapshot, those of the next a newer one`() async throws {
        let home = try Home()
        let store = try home.store()
        let readers = SideReaders(store.url, most: 1)
        try await Self.addEffect(to: store)
        let counted = Mutex<[Int?]>([])
        let (isRead, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let borrowed: Void = Blocking.run {
            readers.borrow(1) { lent in
                let first = Self.effects(lent[0])
                isRead.signal()
                mayGoOn.wait()
                let second = Self.effects(lent[0])
                counted.withLock { $0 = [first, second] }
            }
        }
        try await Blocking.run { isRead.wait() }
        try await Self.addEffect(to: store)
        mayGoOn.signal()
        try await borrowed
        #expect(counted.withLock { $0 } == [1, 1])
        #expect(readers.borrow(1) { $0.map(Self.effects) } == [2])
        readers.close()
        try store.close()
    }

    @Test func `who asks while all are lent gets none and does not wait; what is given back is lent again`() throws {
        let home = try Home()
        let store = try home.store()
        let readers = SideReaders(store.url, most: 2)
        for _ in 0..<3 {
            readers.borrow(5) { first in
                #expect(first.count == 2 && first.map(Self.effects) == [0, 0])
                readers.borrow(5) { #expect($0.isEmpty) }
            }
        }
        readers.borrow(1) { first in
            #expect(first.count == 1)
            // One that is borrowed may be given back without a work.
            readers.borrow(5) { #expect($0.count == 1 && $0[0] !== first[0]) }
        }
        readers.close()
        try store.close()
    }

    @Test
    func `the end waits for one that is lent, which still works; then none is lent, and the file alone is the store`()
        async throws
    {
        let home = try Home()
        let store = try home.store()
        try await Self.addEffect(to: store)
        let isClosed = Mutex(false)
        let begins = DispatchSemaphore(value: 0)
        let ended = DispatchGroup()
        store.sideReaders.borrow(1) { lent in
            ended.enter()
            DispatchQueue.global().async {
                begins.signal()
                #expect(throws: Never.self) { try store.close() }
                isClosed.withLock { $0 = true }
                ended.leave()
            }
            begins.wait()
            // However far the end has come.
            for _ in 0..<100 where !lent.isEmpty { #expect(Self.effects(lent[0]) == 1) }
            #expect(lent.isEmpty || !isClosed.withLock { $0 })
        }
        try await Blocking.run { ended.wait() }
        #expect(!FileManager.default.fileExists(atPath: store.url.path + "-wal"))
        store.sideReaders.borrow(1) { #expect($0.isEmpty) }
    }

    @Test func `one is lent again though its borrower has thrown`() throws {
        struct Fault: Error {}
        let home = try Home()
        let store = try home.store()
        let readers = SideReaders(store.url, most: 1)
        #expect(throws: Fault.self) {
            try readers.borrow(1) { lent in
                #expect(lent.map(Self.effects) == [0])
                throw Fault()
            }
        }
        #expect(readers.borrow(1) { $0.map(Self.effects) } == [0])
        readers.close()
        try store.close()
    }

    @Test(.timeLimit(.minutes(1)))
    func `what one works on can be interrupted, and it can be ended before it is given back`() throws {
        let home = try Home()
        let store = try home.store()
        let reader = try SideReader(store.url)
        let hasBegun = DispatchSemaphore(value: 0)
        let code = Mutex<ResultCode?>(nil)
        reader.start { db in
            do {
                try db?.readWithoutEnd(hasBegun)
            } catch {
                code.withLock { $0 = (error as? DatabaseError)?.resultCode }
            }
        }
        hasBegun.wait()
        reader.interrupt()
        reader.wait()
        #expect(code.withLock { $0 } == .SQLITE_INTERRUPT)
        #expect(Self.effects(reader) == 0)
        reader.close()
        reader.wait()
        try store.close()
    }

    @Test func `where there is no store nobody is lent`() throws {
        let home = try Home()
        let readers = SideReaders(home.url.appending(path: "none.sqlite"), most: 1)
        readers.borrow(1) { #expect($0.isEmpty) }
    }

    @Test func `a store that is closed is its file alone, though they have read it`() async throws {
        let home = try Home()
        let store = try home.store()
        try await Self.addEffect(to: store)
        store.sideReaders.borrow(SideReaders.usual) { #expect($0.map(Self.effects) == $0.map { _ in 1 }) }
        try store.close()
        #expect(!FileManager.default.fileExists(atPath: store.url.path + "-wal"))
    }
}

extension Database {
    /// Reads until it is interrupted.
    fileprivate func readWithoutEnd(_ hasBegun: DispatchSemaphore) throws {
        add(
            function: DatabaseFunction("begun", argumentCount: 0) { _ in
                hasBegun.signal()
                return 1
            })
        _ = try Int.fetchOne(
            self,
            sql: "WITH RECURSIVE n(i) AS (SELECT begun() UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
    }
}
