import Glibc
import Synchronization
import Testing
import ZeroMQ

@Suite(.timeLimit(.minutes(5))) struct ReactorTests {
    @Test func `an actor of the reactor runs on its thread and nowhere else`() async throws {
        try await withReactors { near, far in
            let counter = Counter(on: near)
            #expect(await counter.isOnReactor())
            #expect(!near.isCurrent)
            await withCheckedContinuation { continuation in
                near.run {
                    counter.assumeIsolated { $0.add() }
                    #expect(!far.isCurrent)
                    continuation.resume()
                }
            }
            #expect(await counter.count == 1)
        }
    }

    @Test func `ten thousand calls from many tasks all run`() async throws {
        try await withReactors { near, _ in
            let counter = Counter(on: near)
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<10 {
                    group.addTask { for _ in 0..<1000 { await counter.add() } }
                }
            }
            #expect(await counter.count == 10_000)
        }
    }

    @Test func `timers fire in order and not before their time and cancelled ones never`() async throws {
        try await withReactors { near, _ in
            let counter = Counter(on: near)
            let start = ContinuousClock.now
            let fired = await counter.timers(delays: [30, 10, 20, 5, 25], cancelling: 2)
            #expect(fired == [3, 1, 4, 0])
            #expect(ContinuousClock.now - start >= .milliseconds(30))
        }
    }

    @Test func `signals are left to other threads`() async throws {
        try await withReactors { near, _ in
            let blocked = await withCheckedContinuation { continuation in
                near.run {
                    var set = sigset_t()
                    pthread_sigmask(SIG_SETMASK, nil, &set)
                    continuation.resume(returning: [SIGTERM, SIGINT, SIGHUP, SIGCHLD].map { sigismember(&set, $0) })
                }
            }
            #expect(blocked == [1, 1, 1, 1])
        }
    }

    @Test func `after a stop actors still answer and their sockets are closed`() async throws {
        let reactor = try Reactor(name: "short", context: Contexts.plain.get())
        let counter = Counter(on: reactor)
        let peer = try await Peer(.dealer, on: reactor)
        await counter.stopReactor()
        await counter.add()
        #expect(await counter.count == 1)
        #expect(await counter.isOnReactor())
        let error = await #expect(throws: ZeroMQError.self) { try await peer.trySend([.empty]) }
        #expect(error?.code == .closed)
        await #expect(throws: ZeroMQError.self) { try await Peer(.dealer, on: reactor) }
        await reactor.stop()
    }

    @Test func `work handed over before a stop runs before it ends`() async throws {
        let reactor = try Reactor(name: "short", context: Contexts.plain.get())
        let count = Mutex(0)
        for _ in 0..<5000 { reactor.run { count.withLock { $0 += 1 } } }
        await reactor.stop()
        #expect(count.withLock { $0 } == 5000)
    }

    @Test func `a stop ends while an actor never stops working`() async throws {
        let reactor = try Reactor(name: "busy", context: Contexts.plain.get())
        let counter = Counter(on: reactor)
        let task = Task { while !Task.isCancelled { await counter.add() } }
        await counter.waitUntil(100)
        await reactor.stop()
        let seen = await counter.count
        await counter.waitUntil(seen + 100)
        task.cancel()
        await task.value
    }

    @Test func `a context ends once its sockets are closed and not before`() async throws {
        let context = try Context()
        let reactor = try Reactor(name: "brief", context: context)
        let peer = try await Peer(.dealer, on: reactor)
        #expect(!context.terminate())
        await reactor.stop()
        #expect(context.terminate())
        #expect(context.terminate())
        withExtendedLifetime(peer) {}
    }

    @Test func `a socket touched from another thread stops the process`() async {
        await #expect(processExitsWith: .failure) {
            let reactor = try Reactor(name: "near", context: try Context())
            _ = try Socket(.dealer, on: reactor)
        }
    }
}
