import Links
import Testing

@Suite struct LeaseTableTests {
    private let task = HeldTask(id: 1, fence: 1)

    private func table() -> LeaseTable {
        var table = LeaseTable(length: .seconds(30), cap: .seconds(100))
        table.lease(task, to: 5, suspect: false, huge: false, at: .at(0))
        return table
    }

    @Test func `a lease runs out after its length without a beat`() {
        var table = table()
        #expect(table.expire(at: .at(29.9)) == [])
        #expect(table.expire(at: .at(30)) == [task])
        #expect(table.expire(at: .at(31)) == [])
    }

    @Test func `a beat extends what it lists and nothing else`() {
        var table = table()
        let other = HeldTask(id: 2, fence: 1)
        table.lease(other, to: 5, suspect: false, huge: false, at: .at(0))
        table.beat([task], from: 5, at: .at(20))
        #expect(table.expire(at: .at(45)) == [other])
        #expect(table.expire(at: .at(50)) == [task])
    }

    @Test func `no beat carries a lease beyond its cap`() {
        var table = table()
        for second in stride(from: 10.0, through: 95, by: 5) { table.beat([task], from: 5, at: .at(second)) }
        #expect(table.expire(at: .at(99.9)) == [])
        #expect(table.expire(at: .at(100)) == [task])
    }

    @Test func `a beat with an old fence extends nothing and takes nothing over`() {
        var table = table()
        #expect(table.expire(at: .at(30)) == [task])
        let again = HeldTask(id: 1, fence: 2)
        table.lease(again, to: 6, suspect: true, huge: false, at: .at(30))
        let before = table
        table.beat([task], from: 5, at: .at(40))
        table.end(task)
        #expect(table == before)
        #expect(table.load(of: 5) == (0, false, false))
        #expect(table.load(of: 6) == (1, true, false))
    }

    @Test func `a beat brings nothing back that has run out`() {
        var table = table()
        #expect(table.expire(at: .at(30)) == [task])
        table.beat([task], from: 5, at: .at(31))
        #expect(table.leases.isEmpty)
    }

    @Test func `a lost worker gives back its own leases`() {
        var table = table()
        table.lease(HeldTask(id: 3, fence: 4), to: 6, suspect: false, huge: true, at: .at(0))
        #expect(table.hugeCount == 1)
        #expect(table.workerLost(5) == [task])
        #expect(table.workerLost(5) == [])
        #expect(table.workerLost(6) == [HeldTask(id: 3, fence: 4)])
        #expect(table.hugeCount == 0)
    }

    @Test func `after a restart of the head a worker keeps its work by listing it`() {
        var table = LeaseTable(length: .seconds(30), cap: .seconds(100))
        table.lease(task, to: nil, suspect: false, huge: false, at: .at(0))
        #expect(table.workerLost(5) == [])
        table.beat([task], from: 5, at: .at(10))
        #expect(table.load(of: 5).held == 1)
        #expect(table.expire(at: .at(35)) == [])
        #expect(table.expire(at: .at(40)) == [task])
    }
}

@Suite struct BackoffTests {
    @Test func `waits are drawn between nothing and a bound that doubles up to the limit`() {
        let backoff = Backoff(base: .milliseconds(500), limit: .seconds(60))
        var random = SeededRandom(seed: 3)
        for (attempt, bound) in [(1, 500), (2, 1000), (3, 2000), (7, 32_000), (8, 60_000), (50, 60_000)] {
            var longest: Int64 = 0
            var shortest: Int64 = .max
            for _ in 0..<2000 {
                let wait = backoff.delay(afterAttempt: attempt, using: &random).milliseconds
                longest = max(longest, wait)
                shortest = min(shortest, wait)
            }
            #expect((Int64(bound) * 9 / 10...Int64(bound)).contains(longest))
            #expect(shortest < Int64(bound) / 10)
        }
    }

    @Test(arguments: [-1, 0, 1, 1000, Int.max])
    func `no attempt number is a trap`(attempt: Int) {
        var random = SeededRandom(seed: 4)
        let wait = Backoff(base: .seconds(10), limit: .seconds(60)).delay(afterAttempt: attempt, using: &random)
        #expect(wait <= .seconds(60))
    }
}

@Suite struct TransferWindowTests {
    private let chunk = Int64(BlobGet.chunk)

    @Test func `at most eight chunks are under way, and each that comes asks for one more`() {
        var window = TransferWindow(sha256: "a", size: chunk * 20, from: 0)
        #expect(window.next().map(\.offset) == (0..<8).map { $0 * chunk })
        #expect(window.next().isEmpty)
        let taken = window.take(offset: 0, count: Int(chunk))
        #expect(taken)
        #expect(window.next().map(\.offset) == [8 * chunk])
    }

    @Test func `it goes on from what is here, and the last chunk is as long as the rest`() {
        var window = TransferWindow(sha256: "a", size: chunk + 100, from: chunk - 5)
        #expect(window.next() == [BlobGet(sha256: "a", offset: chunk - 5, length: 105)])
        let taken = window.take(offset: chunk - 5, count: 105)
        #expect(taken)
        #expect(window.isComplete)
    }

    @Test(arguments: [(5, 10), (-1, 1), (Int64.max, 1), (0, 0), (0, -4), (0, 101), (0, Int.max)] as [(Int64, Int)])
    func `a chunk that does not fit is passed over`(offset: Int64, count: Int) {
        var window = TransferWindow(sha256: "a", size: 100, from: 0)
        _ = window.next()
        let before = window
        let taken = window.take(offset: offset, count: count)
        #expect(!taken)
        #expect(window == before)
    }

    @Test func `after a break everything that is missing is asked for again`() {
        var window = TransferWindow(sha256: "a", size: chunk * 3, from: 0)
        _ = window.next()
        _ = window.take(offset: 0, count: Int(chunk))
        window.restart()
        #expect(window.next().map(\.offset) == [chunk, 2 * chunk])
    }

    @Test func `an empty body is complete at once`() {
        var window = TransferWindow(sha256: "a", size: 0, from: 0)
        #expect(window.isComplete)
        #expect(window.next().isEmpty)
    }

    @Test func `a lease from before a restart has its length again, and no more than was left of its cap`() {
        var table = LeaseTable(length: .seconds(30), cap: .seconds(60))
        for (id, age) in [(1, 0), (2, 40), (3, 60), (4, 90)] as [(Int64, Int)] {
            table.lease(
                HeldTask(id: id, fence: 1), to: nil, suspect: false, huge: false, age: .seconds(age), at: .at(0))
        }
        #expect(table.expire(at: .at(0)).map(\.id) == [3, 4])
        #expect(table.expire(at: .at(19)).isEmpty)
        table.beat([HeldTask(id: 2, fence: 1)], from: 7, at: .at(19))
        #expect(table.expire(at: .at(20)).map(\.id) == [2])
        #expect(table.expire(at: .at(29)).isEmpty)
        #expect(table.expire(at: .at(30)).map(\.id) == [1])
    }
}
