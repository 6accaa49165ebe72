import Foundation

/// The processes of a run: started again whenever they end, until they are told to end for good.
final class Troupe {
    let scene: Scene
    let journal: Journal
    private(set) var members: [ChaosProcess]
    private var random: Seed
    /// How many of a hundred starts are armed with a named point.
    var armedPercent: Int
    /// Variables that some roles get beside the usual ones.
    var environment: (Role) -> [String: String] = { _ in [:] }
    /// Whether an end by itself or by a crash is a problem.
    var expectsDeaths = false
    private(set) var kills = 0
    private(set) var stops = 0
    private(set) var faults: [String: Int] = [:]

    init(_ roles: [Role], scene: Scene, seed: UInt64, armedPercent: Int, journal: Journal) {
        self.scene = scene
        self.journal = journal
        self.armedPercent = armedPercent
        random = Seed(seed &+ 0x5DEE_CE66)
        members = roles.map(ChaosProcess.init)
    }

    /// Reaps, resumes and restarts; call it every few milliseconds.
    func turn() throws {
        let now = journal.seconds
        for place in members.indices {
            reap(place, at: now)
            switch members[place].state {
            case .stopped(let until) where now >= until:
                members[place].resume()
                journal.note("cont \(members[place].role.name)")
            case .down(let restartAt) where now >= restartAt: try start(place)
            default: break
            }
        }
    }

    /// Goes on turning for a while.
    func turn(for seconds: Double) async throws {
        let end = journal.seconds + seconds
        while journal.seconds < end {
            try turn()
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Goes on turning until an answer is there, so that who is down meanwhile comes back.
    func turn<Answer: Sendable>(while ask: @escaping @Sendable () async throws -> Answer) async throws -> Answer {
        try await withThrowingTaskGroup(of: Answer?.self) { group in
            group.addTask { try await ask() }
            while true {
                group.addTask {
                    try await Task.sleep(for: .milliseconds(5))
                    return nil
                }
                if case let answer?? = try await group.next() {
                    group.cancelAll()
                    return answer
                }
                try turn()
            }
        }
    }

    func kill(_ name: String, restartAfter: Double) {
        guard let place = members.firstIndex(where: { $0.role.name == name }) else { return }
        switch members[place].state {
        case .running, .stopped: break
        case .down, .over: return
        }
        members[place].kill()
        kills += 1
        journal.note("kill \(name) pid=\(members[place].pid)")
        // SIGKILL ends a stopped process too; wait here, so that the pause begins with the death.
        while isAlive(place) { usleep(500) }
        members[place].state = .down(restartAt: journal.seconds + restartAfter)
    }

    func stop(_ name: String, seconds: Double) {
        guard let place = members.firstIndex(where: { $0.role.name == name }), members[place].isRunning else { return }
        stops += 1
        members[place].stop(until: journal.seconds + seconds)
        journal.note("stop \(name) for \(String(format: "%.1f", seconds)) s")
    }

    /// Hurts nobody any more; who is down comes back unarmed.
    func calm() {
        armedPercent = 0
        for place in members.indices {
            if case .stopped = members[place].state { members[place].state = .stopped(until: 0) }
        }
    }

    /// Ends all; heads and workers must drain.
    func end(within seconds: Double = 30) async throws {
        for place in members.indices {
            switch members[place].state {
            case .running, .stopped:
                if case .stopped = members[place].state { members[place].resume() }
                if members[place].role.drains { members[place].terminate() } else { members[place].kill() }
            case .down, .over: members[place].state = .over
            }
        }
        let deadline = journal.seconds + seconds
        while journal.seconds < deadline {
            for place in members.indices { reap(place, at: .infinity) }
            if members.allSatisfy({ if case .over = $0.state { true } else { false } }) { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        for place in members.indices {
            if case .over = members[place].state { continue }
            journal.fail("\(members[place].role.name) does not end within \(Int(seconds)) s of SIGTERM")
            members[place].kill()
        }
    }

    /// Lets those that were ended come back, unarmed.
    func revive(_ names: [String]) {
        armedPercent = 0
        for place in members.indices where names.contains(members[place].role.name) {
            members[place].state = .down(restartAt: 0)
        }
    }

    private func isAlive(_ place: Int) -> Bool {
        guard let end = members[place].reap() else { return true }
        note(end, of: members[place].role.name)
        return false
    }

    private func reap(_ place: Int, at now: Double) {
        guard let end = members[place].reap() else { return }
        let role = members[place].role.name
        members[place].state = now == .infinity ? .over : .down(restartAt: now + random.seconds(0.02...0.4))
        note(end, of: role)
    }

    private func note(_ end: ChaosProcess.End, of role: String) {
        switch end {
        case .killed, .drained: break
        case .fault(let name):
            faults[name, default: 0] += 1
            journal.note("fault \(role) died at \(name)")
        case .unexpected(let how) where expectsDeaths: journal.note("death \(role) \(how)")
        case .unexpected(let how): journal.fail("\(role) \(how); see \(scene.log(of: role))")
        }
    }

    private func start(_ place: Int) throws {
        let role = members[place].role
        var fault: (name: String, count: Int)?
        if random.chance(armedPercent), let name = random.pick(role.faults),
            let count = random.pick([1, 2, 3, 5, 8, 13, 21, 50, 120])
        {
            fault = (name, count)
        }
        try members[place].start(
            fault: fault,
            environment: environment(role),
            log: scene.log(of: role.name),
            temporary: scene.temporary
        )
        journal.note(
            "start \(role.name) pid=\(members[place].pid)" + (fault.map { " armed \($0.name)=\($0.count)" } ?? "")
        )
    }
}
