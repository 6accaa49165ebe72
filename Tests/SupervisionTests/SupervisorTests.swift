import Foundation
import Glibc
import Messages
import Supervision
import Testing

/// Real processes, killed for real.
struct SupervisorTests {
    /// Drains on SIGTERM; says that it is ready by writing its pid.
    private static let willing = """
        trap 'exit 0' TERM
        echo $$ > "$0.ready"
        while :; do sleep 0.05; done
        """

    /// Hears no SIGTERM, and has a process of its own.
    private static let unwilling = """
        trap '' TERM
        sleep 1000 &
        echo $! > "$0.inner"
        echo $$ > "$0.ready"
        while :; do sleep 0.05; done
        """

    private let quick: RestartPolicy = {
        var policy = RestartPolicy()
        policy.base = .milliseconds(20)
        policy.cap = .milliseconds(40)
        return policy
    }()

    /// Runs programs under a supervisor while a test acts on them, then stops it.
    private func supervise(
        _ programs: [ServiceProgram],
        in scene: Scene,
        policy: RestartPolicy? = nil,
        _ body: @Sendable (Notices, AsyncStream<Void>.Continuation) async throws -> Void
    ) async throws -> SupervisionState.Outcome {
        let (stops, stop) = AsyncStream.makeStream(of: Void.self)
        let notices = Notices()
        let supervisor = Supervisor(programs: programs, home: scene.home, policy: policy ?? quick) {
            notices.feed.yield($0)
        }
        return try await withThrowingTaskGroup(of: SupervisionState.Outcome.self) { group in
            group.addTask { await supervisor.run(stops: stops) }
            do {
                try await body(notices, stop)
            } catch {
                // Cancelling the run kills what it started.
                group.cancelAll()
                throw error
            }
            guard let outcome = try await group.next() else { throw Unmet(what: "an outcome") }
            return outcome
        }
    }

    @Test func `a service that is killed is started again, in a group of its own`() async throws {
        let scene = try Scene()
        let program = try scene.program("parse", Self.willing)
        let outcome = try await supervise([program], in: scene) { notices, stop in
            let first = try await notices.pid(of: "parse")
            #expect(getpgid(first) == first)
            kill(first, SIGKILL)
            let again = try await notices.first { if case .restarting = $0 { true } else { false } }
            guard case .restarting("parse", .signaled(SIGKILL), _) = again else { throw Unmet(what: "\(again)") }
            let second = try await notices.pid(of: "parse")
            #expect(second != first)
            try await eventually("the second one is ready") {
                (try? String(contentsOfFile: program.executable + ".ready", encoding: .utf8)) == "\(second)\n"
            }
            stop.yield()
            let end = try await notices.first { if case .ended = $0 { true } else { false } }
            #expect(end == .ended(service: "parse", end: .exited(0)))
        }
        #expect(outcome == .stopped)
    }

    @Test func `what a killed service leaves behind ends with it`() async throws {
        let scene = try Scene()
        let program = try scene.program("parse", Self.unwilling)
        _ = try await supervise([program], in: scene) { notices, stop in
            let head = try await notices.pid(of: "parse")
            let inner = Int32(try await scene.line(of: "parse.inner")) ?? 0
            #expect(isAlive(inner))
            kill(head, SIGKILL)
            try await eventually("the inner process is gone") { !isAlive(inner) }
            stop.yield()
            stop.yield()
        }
    }

    @Test func `the second request to stop kills those that do not hear the first`() async throws {
        let scene = try Scene()
        let programs = [try scene.program("parse", Self.unwilling), try scene.program("index", Self.willing)]
        let outcome = try await supervise(programs, in: scene) { notices, stop in
            _ = try await scene.line(of: "parse.ready")
            _ = try await scene.line(of: "index.ready")
            let inner = Int32(try await scene.line(of: "parse.inner")) ?? 0
            stop.yield()
            #expect(
                try await notices.first { if case .ended = $0 { true } else { false } }
                    == .ended(service: "index", end: .exited(0))
            )
            #expect(isAlive(inner))
            stop.yield()
            #expect(
                try await notices.first { if case .ended = $0 { true } else { false } }
                    == .ended(service: "parse", end: .signaled(SIGKILL))
            )
            try await eventually("the inner process is gone") { !isAlive(inner) }
        }
        #expect(outcome == .stopped)
    }

    @Test func `one that does not drain in its time is killed`() async throws {
        let scene = try Scene()
        var policy = quick
        policy.grace = .milliseconds(50)
        let outcome = try await supervise([try scene.program("parse", Self.unwilling)], in: scene, policy: policy) {
            notices,
            stop in
            _ = try await scene.line(of: "parse.ready")
            stop.yield()
            _ = try await notices.first { $0 == .killing }
        }
        #expect(outcome == .stopped)
    }

    @Test func `one that refuses to run stops all and is named`() async throws {
        let scene = try Scene()
        let programs = [try scene.program("ingest", Self.willing), try scene.program("parse", "exit 78")]
        let outcome = try await supervise(programs, in: scene) { _, _ in }
        #expect(outcome == .failed(service: "parse", .exited(78)))
    }

    @Test func `a program that is not there is tried again, and says so`() async throws {
        let scene = try Scene()
        let missing = ServiceProgram(name: "parse", executable: scene.folder + "/none", arguments: [])
        let outcome = try await supervise([missing], in: scene) { notices, stop in
            for _ in 1...2 {
                let notice = try await notices.first { _ in true }
                guard case .restarting(_, .notStarted, _) = notice else { throw Unmet(what: "\(notice)") }
            }
            stop.yield()
        }
        #expect(outcome == .stopped)
    }
}

/// The supervisor's notices, to be waited for.
struct Notices: Sendable {
    private let stream: AsyncStream<SupervisorNotice>
    let feed: AsyncStream<SupervisorNotice>.Continuation

    init() {
        (stream, feed) = AsyncStream.makeStream()
    }

    /// The next notice of a kind, waited for as long as a busy machine may take.
    func first(where isWanted: @escaping @Sendable (SupervisorNotice) -> Bool) async throws -> SupervisorNotice {
        try await withThrowingTaskGroup(of: SupervisorNotice.self) { group in
            group.addTask { [stream] in
                guard let notice = await stream.first(where: isWanted) else { throw Unmet(what: "a notice") }
                return notice
            }
            group.addTask {
                try await Task.sleep(for: .seconds(300))
                throw Unmet(what: "a notice in time")
            }
            defer { group.cancelAll() }
            guard let notice = try await group.next() else { throw Unmet(what: "a notice") }
            return notice
        }
    }

    /// The pid of the next start of a service.
    func pid(of service: String) async throws -> Int32 {
        let notice = try await first { if case .started(service, _) = $0 { true } else { false } }
        guard case .started(_, let pid) = notice else { throw Unmet(what: "a start") }
        return pid
    }
}
