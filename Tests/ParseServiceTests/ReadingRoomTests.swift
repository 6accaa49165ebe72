import ParseService
import Synchronization
import Testing

@Suite struct ReadingRoomTests {
    /// What is being read at the moment.
    private final class Desk: Sendable {
        private let state = Mutex((now: 0, most: 0))

        var most: Int { state.withLock { $0.most } }

        func open(_ size: Int) {
            state.withLock {
                $0.now += size
                $0.most = max($0.most, $0.now)
            }
        }

        func close(_ size: Int) { state.withLock { $0.now -= size } }
    }

    @Test func `what is read at a time never takes more than the room, and each has its turn`() async {
        let room = ReadingRoom { 100 }
        let desk = Desk()
        let sizes = (0..<400).map { ($0 * 37) % 101 }
        let done = await withTaskGroup(of: Int.self) { group in
            for size in sizes {
                group.addTask {
                    await room.read(size) {
                        desk.open(size)
                        defer { desk.close(size) }
                        return 1
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(done == sizes.count)
        #expect(desk.most <= 100)
    }

    @Test func `what is larger than the room is read alone, and a failure gives its room back`() async {
        struct Failure: Error {}
        let room = ReadingRoom { 10 }
        for _ in 0..<3 {
            await #expect(throws: Failure.self) { try await room.read(1_000) { throw Failure() } }
        }
        #expect(await room.read(10) { "read" } == "read")
    }
}
