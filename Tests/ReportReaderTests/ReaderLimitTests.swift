import Glibc
import Messages
import Testing

@Suite struct ReaderLimitTests {
    private struct Noise: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test func `any mixture of marks is read and its ranges hold`() {
        let pieces = [
            "一、", "二、", "（一）", "(二)", "三)", "1.", "2.", "（1）", "(2)", "\n", "。", "；", "：", " ", "　", "《", "》", "2023年",
            "2023年1月5日", "二〇二三年一月", "索引号：", "文 号：", "发布日期：", "来源：", "|", "•", ">", "法治", "报告", "关于", "现将",
            "某县人民政府", "一是", "附件下载", "𠀀", "\u{FFFD}", "十", "9", "(", ")", "005254130/2024-00001", "", "A",
        ]
        var noise = Noise(state: 21)
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...40, using: &noise)
            let report = read((0..<count).compactMap { _ in pieces.randomElement(using: &noise) }.joined())
            let total = report.text.unicodeScalars.count
            #expect(report.body.end <= total)
            for section in flat(report.outline) {
                #expect(section.range.end <= total)
                #expect(slice(report, section.range).hasPrefix(section.number))
            }
            for citation in report.citations { #expect(slice(report, citation.range) == citation.name) }
            for evidence in report.evidence.values { #expect((evidence.range?.end ?? 0) <= total) }
        }
    }

    @Test func `nothing at all is a report that states nothing`() {
        let report = read("")
        #expect(report.kind == .other)
        #expect(report.title == nil)
        #expect(report.body == TextRange(0, 0))
    }

    @Test func `a file of nothing but headings or citations is read up to a limit`() {
        let count = 60_000
        #expect(flat(read(String(repeating: "1.甲\n", count: count)).outline).count == 50_000)
        #expect(read(String(repeating: "《甲》", count: count)).citations.count == 50_000)
    }

    /// Sixteen times the text may take about sixteen times the work.
    ///
    /// A step that looks back or ahead without a bound would take 256 times. The thread's own time on the processor is
    /// the measure: others' work does not count in it.
    @Test(arguments: ["一", "（", "《", "1.", "（一）甲\n", "2023年", "\n", " ", "》", "《a", "一、甲。", "|", "发布日期：\n"])
    func `work grows with the text and no faster`(unit: String) {
        func work(_ count: Int) -> Duration {
            let text = String(repeating: unit, count: count)
            return (0..<3).map { _ in
                let begin = processorTime()
                _ = read(text)
                return processorTime() - begin
            }.min() ?? .zero
        }
        let (small, large) = (work(2_000), work(32_000))
        #expect(large < small * 64 + .milliseconds(20), "\(small) and \(large)")
    }

    /// What this thread has used of the processor.
    private func processorTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
