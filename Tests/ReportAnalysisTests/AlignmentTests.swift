import Messages
import Testing

@testable import ReportAnalysis

@Suite struct AlignmentTests {
    @Test func `the common length is that of the plain dynamic programme`() {
        var random = TestRandom(5)
        for _ in 0..<400 {
            func row() -> [UInt16] {
                (0..<Int.random(in: 0...200, using: &random)).map { _ in UInt16.random(in: 1...12, using: &random) }
            }
            let (one, other) = (row(), row())
            #expect(CommonSubsequence(one[...]).length(with: other[...]) == Self.plainLength(one, other))
        }
    }

    private static func plainLength(_ one: [UInt16], _ other: [UInt16]) -> Int {
        var above = [Int](repeating: 0, count: other.count + 1)
        for unit in one {
            var row = [0]
            for (index, next) in other.enumerated() {
                row.append(unit == next ? above[index] + 1 : max(above[index + 1], row[index]))
            }
            above = row
        }
        return above[other.count]
    }

    @Test func `longer runs are paired first, and each place once`() {
        let tiling = SentenceTiling([1, 2, 3, 9, 1, 7], [1, 9, 1, 2, 3, 1])
        #expect(
            tiling.pairs.map { [$0.first, $0.second] } == [[4, 0], [3, 1], [0, 2], [1, 3], [2, 4]]
                || tiling.pairs.map { [$0.first, $0.second] } == [[3, 1], [0, 2], [1, 3], [2, 4], [4, 5]])
        var random = TestRandom(9)
        for _ in 0..<200 {
            func row() -> [UInt64] { (0..<60).map { _ in .random(in: 0...20, using: &random) } }
            let (one, other) = (row(), row())
            let pairs = SentenceTiling(one, other).pairs
            #expect(Set(pairs.map(\.first)).count == pairs.count)
            #expect(Set(pairs.map(\.second)).count == pairs.count)
            #expect(pairs.allSatisfy { one[$0.first] == other[$0.second] })
        }
    }

    @Test func `the heaviest rising part is chosen`() {
        let order = HeaviestOrder([(value: 2, weight: 5), (value: 0, weight: 1), (value: 1, weight: 1), (3, 1)])
        #expect(order.chosen == [true, false, false, true])
    }

    private let first = Report.draft(
        "a", "全年召开专题会议12次，部署重点任务。聘请专职法律顾问三名，参与合同审查。窗口延长服务时间，群众少跑路。建立月度通报制度，发现的问题当场交办。")
    private let second = Report.draft(
        "b", "窗口延长服务时间，群众少跑路。全年召开专题会议15次，部署重点任务。建立每月通报制度，发现的情况当场交办。组织执法人员轮训，提升取证水平。")

    @Test func `two texts are told apart row by row`() throws {
        let rows = Alignment.diff(.init(first), .init(second)).rows
        #expect(rows.map(\.kind) == [.same, .numbersChanged, .onlyFirst, .near, .onlySecond])
        #expect(rows.map(\.isMoved) == [true, false, false, false, false])
        let changed = rows[1].edits.filter { !$0.isSame }
        #expect(changed.map { first.words($0.first) } == ["12"])
        #expect(changed.map { second.words($0.second) } == ["15"])
        #expect(rows[3].score > 0.8 && rows[3].score < 1)
    }

    @Test func `edits cover both sides, and what is the same reads the same`() {
        for row in Alignment.diff(.init(first), .init(second)).rows where !row.edits.isEmpty {
            #expect(row.edits.compactMap { first.words($0.first) }.joined() == first.words(row.first))
            #expect(row.edits.compactMap { second.words($0.second) }.joined() == second.words(row.second))
            for edit in row.edits where edit.isSame { #expect(first.words(edit.first) == second.words(edit.second)) }
        }
    }

    @Test func `every sentence of both stands in one row`() {
        let rows = Alignment.diff(.init(first), .init(second)).rows
        #expect(Set(rows.compactMap(\.first)) == Set(first.sentences.items.map(\.range)))
        #expect(Set(rows.compactMap(\.second)) == Set(second.sentences.items.map(\.range)))
        #expect(rows.compactMap(\.first).count == first.sentences.items.count)
    }

    @Test func `a text is the same as itself`() {
        #expect(Alignment.diff(.init(first), .init(first)).rows.allSatisfy { $0.kind == .same && !$0.isMoved })
    }

    @Test func `a text of one sentence many times is aligned in linear time`() {
        let text = String(repeating: "坚持问题导向，逐项列出清单。", count: 20_000)
        let rows = Alignment.diff(.init(.draft("a", text)), .init(.draft("b", text))).rows
        #expect(rows.count == 20_000)
    }
}
