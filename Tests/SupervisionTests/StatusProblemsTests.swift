import Messages
import Settings
import Supervision
import Testing

struct StatusProblemsTests {
    private func status(
        _ stage: StageName, waiting: Int64 = 0, workers: Int = 1, failed: Int64 = 0, consumers: [ConsumerStatus] = []
    ) -> StageStatus {
        StageStatus(
            stage: stage, accepted: 0, waiting: waiting, inWork: 0, done: 0, rejected: 0, failed: failed,
            workers: workers, consumers: consumers, upstreams: [:], head: 0, pid: 1, store: "s")
    }

    private func words(_ stages: [StageStatus], freeBytes: Int64? = nil) -> [String] {
        StatusProblems.find(stages, home: "/h", freeBytes: freeBytes).map(\.english)
    }

    @Test func `an archive that is well has no problems`() {
        let follower = ConsumerStatus(name: "mirror", floor: 0, behind: 9, connected: false)
        let stages = StageName.allCases.map { status($0, consumers: $0 == .notify ? [follower] : []) }
        #expect(words(stages, freeBytes: 1 << 40) == [])
    }

    @Test func `what does not run, is full, has no workers, is cut off or set aside is named`() {
        let consumer = ConsumerStatus(name: "index", floor: 0, behind: 9, connected: false)
        let stages = [
            status(.ingest), status(.parse, waiting: 12, workers: 0, consumers: [consumer]), status(.index, failed: 2),
        ]
        #expect(
            words(stages, freeBytes: 5 << 20) == [
                "not running: notify; start with `guidang up --home /h`",
                "the disk of /h is full (5 MiB left); nothing is lost, but little more is taken in until there is room",
                "parse: 12 wait and no worker is connected; start some with `guidang up --workers parse=2`",
                "parse → index: not connected, 9 to hand on",
                "index: 2 set aside; `guidang failed list` says why",
            ]
        )
    }
}
