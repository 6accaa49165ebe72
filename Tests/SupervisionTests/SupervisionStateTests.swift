import Supervision
import Testing

struct SupervisionStateTests {
    private typealias Action = SupervisionState.Action

    private func state(_ services: [String] = ["parse"]) -> SupervisionState {
        SupervisionState(services: services)
    }

    @Test func `every service is started at the beginning`() {
        #expect(state(["ingest", "parse"]).begin() == [.start("ingest"), .start("parse")])
    }

    @Test func `one that dies is started again after its wait, and not before`() {
        var state = state()
        #expect(
            state.handle(.started("parse", pid: 7), at: .seconds(0), jitter: 0)
                == [.say(.started(service: "parse", pid: 7))]
        )
        let actions = state.handle(.ended("parse", .signaled(9)), at: .seconds(1), jitter: 0.5)
        let wait = Duration.milliseconds(250)
        #expect(
            actions == [
                .say(.restarting(service: "parse", end: .signaled(9), after: wait)), .wake("parse", after: wait),
            ]
        )
        #expect(state.handle(.due("parse"), at: .seconds(2), jitter: 0) == [.start("parse")])
        #expect(state.handle(.due("parse"), at: .seconds(2), jitter: 0) == [])
    }

    @Test func `the wait doubles with each failure up to the cap, and health resets it`() {
        var state = state()
        var waits: [Duration] = []
        var now = Duration.zero
        func fail(after life: Duration) {
            _ = state.handle(.started("parse", pid: 1), at: now, jitter: 1)
            now += life
            for case .wake(_, let wait) in state.handle(.ended("parse", .exited(1)), at: now, jitter: 1) {
                waits.append(wait)
            }
            _ = state.handle(.due("parse"), at: now, jitter: 1)
        }
        for _ in 1...9 { fail(after: .seconds(1)) }
        fail(after: .seconds(59))
        fail(after: .seconds(60))
        let seconds = waits.map { $0 / .seconds(1) }
        #expect(seconds == [0.5, 1, 2, 4, 8, 16, 30, 30, 30, 30, 0.5])
    }

    @Test func `one that could not be started is tried again with back-off`() {
        var state = state()
        let end = ServiceEnd.notStarted("no such file")
        #expect(
            state.handle(.ended("parse", end), at: .zero, jitter: 1).last == .wake("parse", after: .milliseconds(500))
        )
    }

    @Test func `stopping drains those that run and forgets those that wait`() {
        var state = state(["ingest", "parse"])
        _ = state.handle(.started("ingest", pid: 1), at: .zero, jitter: 0)
        _ = state.handle(.started("parse", pid: 2), at: .zero, jitter: 0)
        _ = state.handle(.ended("parse", .exited(1)), at: .zero, jitter: 0.1)
        #expect(
            state.handle(.stop, at: .zero, jitter: 0)
                == [.say(.draining), .terminate(pid: 1), .endGrace(after: .seconds(60))]
        )
        #expect(state.handle(.due("parse"), at: .zero, jitter: 0) == [])
        #expect(
            state.handle(.ended("ingest", .exited(0)), at: .zero, jitter: 0)
                == [.say(.ended(service: "ingest", end: .exited(0))), .finish(.stopped)]
        )
    }

    @Test func `a second request kills, and so does the end of the grace`() {
        for event in [SupervisionState.Event.stop, .graceOver] {
            var state = state()
            _ = state.handle(.started("parse", pid: 2), at: .zero, jitter: 0)
            _ = state.handle(.stop, at: .zero, jitter: 0)
            #expect(state.handle(event, at: .zero, jitter: 0) == [.say(.killing), .kill(pid: 2)])
            #expect(state.handle(.ended("parse", .signaled(9)), at: .zero, jitter: 0).last == .finish(.stopped))
        }
    }

    @Test func `one that is just starting is stopped as soon as it has started`() {
        var state = state()
        #expect(state.handle(.stop, at: .zero, jitter: 0).contains(.finish(.stopped)) == false)
        #expect(state.handle(.started("parse", pid: 3), at: .zero, jitter: 0).last == .terminate(pid: 3))
        _ = state.handle(.stop, at: .zero, jitter: 0)
        #expect(state.handle(.started("parse", pid: 3), at: .zero, jitter: 0).last == .kill(pid: 3))
    }

    @Test func `stopping when all wait for their restart ends at once`() {
        var state = state()
        _ = state.handle(.ended("parse", .exited(1)), at: .zero, jitter: 1)
        #expect(state.handle(.stop, at: .zero, jitter: 0).last == .finish(.stopped))
    }

    @Test(arguments: [64, 78] as [Int32])
    func `one that says that a restart cannot help stops all`(_ code: Int32) {
        var state = state(["ingest", "parse"])
        _ = state.handle(.started("ingest", pid: 1), at: .zero, jitter: 0)
        _ = state.handle(.started("parse", pid: 2), at: .zero, jitter: 0)
        let actions = state.handle(.ended("parse", .exited(code)), at: .zero, jitter: 0)
        #expect(actions.first == .say(.gaveUp(service: "parse", end: .exited(code))))
        #expect(actions.contains(.terminate(pid: 1)))
        let last = state.handle(.ended("ingest", .exited(0)), at: .zero, jitter: 0).last
        #expect(last == .finish(.failed(service: "parse", .exited(code))))
    }

    @Test func `any order of events ends each service once and starts none while it runs`() {
        var random = SeededNumbers(state: 42)
        for _ in 1...2000 {
            var state = state(["a", "b"])
            var open = state.begin()
            var processes: [String: Int32] = [:]
            var events: [SupervisionState.Event] = []
            var stops = 0
            var pid: Int32 = 0
            var finished = 0
            for _ in 1...60 {
                for action in open {
                    switch action {
                    case .start(let name):
                        #expect(processes[name] == nil)
                        pid += 1
                        processes[name] = pid
                        events.append(.started(name, pid: pid))
                    case .wake(let name, _): events.append(.due(name))
                    case .endGrace: events.append(.graceOver)
                    case .finish:
                        finished += 1
                        #expect(processes.isEmpty)
                    case .terminate(let target), .kill(let target): #expect(processes.values.contains(target))
                    case .say: break
                    }
                }
                open = []
                let started = processes.filter { process in !events.contains(.started(process.key, pid: process.value))
                }
                let dying = started.keys.sorted().randomElement(using: &random)
                if let dying, Int.random(in: 0..<3, using: &random) == 0 {
                    processes[dying] = nil
                    open = state.handle(.ended(dying, .exited(1)), at: .zero, jitter: 0.5)
                } else if stops < 2, Int.random(in: 0..<20, using: &random) == 0 {
                    stops += 1
                    open = state.handle(.stop, at: .zero, jitter: 0.5)
                } else if !events.isEmpty {
                    let event = events.remove(at: Int.random(in: events.indices, using: &random))
                    open = state.handle(event, at: .zero, jitter: 0.5)
                }
            }
            #expect(finished <= 1)
        }
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers in every run.
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
