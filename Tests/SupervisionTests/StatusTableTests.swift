import Messages
import Settings
import Supervision
import Testing

struct StatusTableTests {
    private func status(_ stage: StageName, done: Int64) -> StageStatus {
        StageStatus(
            stage: stage,
            accepted: 1200,
            waiting: 30,
            inWork: 2,
            done: done,
            rejected: 0,
            failed: 1,
            workers: 1,
            consumers: [],
            upstreams: [:],
            head: 9,
            pid: 1,
            store: "s"
        )
    }

    @Test func `the columns are aligned and the rate is that since the last picture`() {
        var table = StatusTable(language: .en)
        _ = table.lines([status(.parse, done: 100)], at: .seconds(1))
        let lines = table.lines([status(.parse, done: 125), status(.ingest, done: 7)], at: .seconds(3))
        #expect(
            lines == [
                "stage     in  waiting  in work  done  rejected  failed  per s",
                "parse   1200       30        2   125         0       1   12.5",
                "ingest  1200       30        2     7         0       1      -",
            ]
        )
    }

    @Test func `Han characters are two columns wide`() {
        var table = StatusTable(language: .zh)
        let lines = table.lines([status(.parse, done: 1)], at: .zero)
        #expect(
            lines == [
                "阶段   收入  等待  处理中  完成  被拒  失败  条/秒",
                "parse  1200    30       2     1     0     1      -",
            ]
        )
    }

    @Test func `a count that goes back shows no rate`() {
        var table = StatusTable(language: .en)
        _ = table.lines([status(.parse, done: 9)], at: .seconds(1))
        #expect(table.lines([status(.parse, done: 2)], at: .seconds(2)).last?.hasSuffix("-") == true)
    }
}
