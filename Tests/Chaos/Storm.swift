import Foundation
import Messages

/// Reports flow while processes are killed, stopped, and armed to die at named points; then everything is checked.
struct Storm {
    private let scene: Scene
    private let seed: UInt64
    private let seconds: Double
    private let reports: Int
    private let journal = Journal()

    init(_ scene: Scene, seed: UInt64, seconds: Double, reports: Int) {
        self.scene = scene
        self.seed = seed
        self.seconds = seconds
        self.reports = reports
    }

    func run() async throws -> Bool {
        journal.note("seed=\(seed) seconds=\(Int(seconds)) reports=\(reports) home=\(scene.home)")
        let heads = StageName.allCases.map { Role.head($0, in: scene) }
        let others =
            (1...3).map { Role.worker($0, in: scene) } + [.consumer(in: scene), .subscriber(in: scene)]
        var drop = Drop(scene)
        try drop.prepare(reports, seed: seed)
        let names = (heads + heads + others).map(\.name)
        let plan = ChaosPlan(seed: seed, seconds: seconds, reports: reports, roles: names)
        let troupe = Troupe(heads + others, scene: scene, seed: seed, armedPercent: 60, journal: journal)

        let began = journal.seconds
        for step in plan.steps {
            while journal.seconds - began < step.time {
                try troupe.turn()
                try await Task.sleep(for: .milliseconds(5))
            }
            switch step.action {
            case .drop(let count): journal.note("drop \(try drop.drop(count))")
            case .kill(let role, let pause): troupe.kill(role, restartAfter: pause)
            case .stop(let role, let seconds): troupe.stop(role, seconds: seconds)
            }
        }
        troupe.calm()
        journal.note("calm")
        let checker = Checker(scene: scene, documents: drop.names, journal: journal)
        try await settle(troupe, checker)
        if journal.problems.isEmpty {
            try await finish(troupe, checker, services: (heads + others).filter(\.drains).map(\.name))
        }
        try await troupe.end()
        let faults = troupe.faults.values.reduce(0, +)
        journal.note("faults \(troupe.faults.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })")
        return journal.verdict(
            "CHAOS",
            "seed=\(seed) kills=\(troupe.kills + faults) stops=\(troupe.stops) faults=\(faults) reports=\(reports) "
                + "seconds=\(Int(journal.seconds))"
        )
    }

    /// Waits until everything has arrived everywhere, or until it should have.
    private func settle(_ troupe: Troupe, _ checker: Checker) async throws {
        let deadline = journal.seconds + 90 + Double(reports) / 10
        var last = ""
        while journal.seconds < deadline {
            try await troupe.turn(for: 1)
            let missing = checker.unsettled()
            if missing.isEmpty { return }
            let text = missing.joined(separator: ", ")
            if text != last { journal.note("waiting: \(text)") }
            last = text
        }
        journal.fail("not settled in time: \(last)")
    }

    /// Asks each head to verify itself, lets all drain, starts the services once more, then looks into the stores.
    private func finish(_ troupe: Troupe, _ checker: Checker, services: [String]) async throws {
        let asker = try Asker(scene)
        for stage in StageName.allCases {
            let answer: VerifyAnswer = try await troupe.turn { try await asker.ask(stage, Question.verify) }
            for problem in answer.problems { journal.fail("verify \(stage.rawValue): \(problem)") }
        }
        try await troupe.end()
        troupe.revive(services)
        try await troupe.turn(for: 1)
        for stage in StageName.allCases {
            let status: StageStatus = try await troupe.turn { try await asker.ask(stage, Question.status) }
            journal.note("again \(stage.rawValue) \(status.store)")
        }
        try await troupe.turn(for: 1)
        try await troupe.end()
        await asker.close()
        checker.checkAll()
    }
}
