import Foundation
import Messages

/// Documents on which a worker dies, hangs or eats memory: set aside after their attempts while the others flow, and
/// read once the cause is gone and somebody says so.
struct Poison {
    private let scene: Scene
    private let seed: UInt64
    private let reports: Int
    private let journal = Journal()

    init(_ scene: Scene, seed: UInt64, reports: Int) {
        self.scene = scene
        self.seed = seed
        self.reports = reports
    }

    func run() async throws -> Bool {
        let heads = StageName.allCases.map { Role.head($0, in: scene) }
        let workers = (1...3).map { Role.worker($0, in: scene) }
        let others = workers + [.consumer(in: scene), .subscriber(in: scene)]
        let troupe = Troupe(heads + others, scene: scene, seed: seed, armedPercent: 0, journal: journal)
        troupe.environment = { $0.name.hasPrefix("worker") ? ["GUIDANG_TEST_HOOKS": "1"] : [:] }
        troupe.expectsDeaths = true
        var good = Drop(scene)
        try good.prepare(reports, seed: seed)
        var bad = Drop(scene)
        for (index, deed) in ["die", "hang", "eat"].enumerated() {
            try bad.prepare(1, seed: seed &+ UInt64(index) &+ 1, mark: "guidang-test-hook:\(deed) \n")
        }
        try await troupe.turn(for: 1)
        _ = try bad.drop(3)
        try await troupe.turn(for: 0.5)
        _ = try good.drop(reports)
        let asker = try Asker(scene)
        try await wait(troupe, "the good reports", 60) { try indexed() >= reports }
        journal.note("the good reports are indexed beside the poison")
        try await wait(troupe, "the dead letters", 120) { try dead() == 3 }
        let letters: FailedAnswer = try await troupe.turn {
            try await asker.ask(.parse, Question.failed, FailedQuery())
        }
        for letter in letters.letters {
            journal.note("dead letter \(letter.documentId.prefix(12)) after \(letter.attempts): \(letter.errors)")
        }
        if letters.total != 3
            || letters.letters.contains(where: { $0.attempts != 3 || bad.names[$0.documentId] == nil })
        {
            journal.fail("the dead letters are not the three poisonous documents after three attempts each")
        }
        try await wait(troupe, "the poison in rejected/", 60) { try rejected() == Set(bad.names.values) }
        troupe.environment = { _ in [:] }
        for worker in workers { troupe.kill(worker.name, restartAfter: 0.1) }
        troupe.expectsDeaths = false
        let count: CountAnswer = try await troupe.turn {
            try await asker.ask(.parse, Question.failedAction, FailedAction(onAll: "retry"))
        }
        if count.count != 3 { journal.fail("retry touched \(count.count) dead letters instead of 3") }
        let checker = Checker(
            scene: scene,
            documents: good.names.merging(bad.names) { $1 },
            journal: journal,
            rejections: bad.names.count
        )
        try await wait(troupe, "everything after the retry", 60) { checker.unsettled().isEmpty }
        try await troupe.end()
        troupe.revive((heads + workers).map(\.name))
        try await troupe.turn(for: 2)
        try await troupe.end()
        await asker.close()
        if journal.problems.isEmpty { checker.checkAll() }
        return journal.verdict("POISON", "seed=\(seed) reports=\(reports) seconds=\(Int(journal.seconds))")
    }

    private func wait(_ troupe: Troupe, _ what: String, _ seconds: Double, _ isSo: () throws -> Bool) async throws {
        let deadline = journal.seconds + seconds
        while journal.seconds < deadline {
            try await troupe.turn(for: 0.2)
            if (try? isSo()) == true { return }
        }
        journal.fail("\(what) did not come within \(Int(seconds)) s")
    }

    private var stores: Checker { Checker(scene: scene, documents: [:], journal: journal) }
    private func indexed() throws -> Int { try stores.count(.index, "report_version") }
    /// The names in `rejected/` that have both files.
    private func rejected() throws -> Set<String> {
        let files = Set(try stores.files(in: scene.home + "/rejected"))
        return files.filter { files.contains($0 + ".why.txt") }
    }
    private func dead() throws -> Int {
        try stores.number("SELECT count(*) FROM task WHERE state = 'dead'", scene.store(.parse))
    }
}
