import GRDB
import Messages
import StageKit
import Testing

/// Work that waits, by the hundred: it must not take every thread there is, for those it waits for need one too.
@Suite struct BlockingTests {
    @Test(.timeLimit(.minutes(5))) func `a thousand readers that wait and a thousand that do not all come to an end`()
        async throws
    {
        let home = try Home()
        let store = try home.store()
        let total = try await withThrowingTaskGroup(of: Int64.self) { group in
            for _ in 0..<1000 {
                group.addTask { try await store.read { try Int64.fetchOne($0, sql: "SELECT 1") ?? 0 } }
                group.addTask { try await store.pool.read { try Int64.fetchOne($0, sql: "SELECT 1") ?? 0 } }
            }
            return try await group.reduce(0, +)
        }
        #expect(total == 2000)
    }

    @Test func `each gives its own result`() async throws {
        let results = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<500 { group.addTask { try await Blocking.run { number } } }
            return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(results.count == 500)
    }

    @Test func `no more places are taken than there are, whoever comes, and all who wait have their turn in order`() {
        var line = BlockingLine<Int>(width: 3)
        let taken = (0..<5000).map { line.add($0) }
        #expect(taken == [true, true, true] + Array(repeating: false, count: 4997))
        let turns = (0..<5001).map { _ in line.next() }
        #expect(turns == Array(0..<5000) + [nil])
        // One place became free, and is taken again; the other two were not.
        let again = [line.add(5000), line.add(5001)]
        #expect(again == [true, false])
        let ends = (0..<5).map { _ in line.next() }
        #expect(ends == [5000, 5001, nil, nil, nil])
        let anew = (0..<4).map { line.add($0) }
        #expect(anew == [true, true, true, false])
    }

    @Test func `what fails fails alone`() async throws {
        struct Failed: Error {}
        await #expect(throws: Failed.self) { try await Blocking.run { throw Failed() } }
        #expect(try await Blocking.run { 1 } == 1)
    }
}
