import Testing

@testable import TextExtraction

private let long = "各单位按照年度要点逐项落实任务并把结果列入考核内容接受社会监督不断提升依法办事的水平和能力让群众满意。"

@Suite struct RunningMatterTests {
    /// Pages of a paragraph each, with something at the top and at the bottom.
    private func flow(_ count: Int, top: (Int) -> String?, bottom: (Int) -> String?) -> [String] {
        let pages = (1...count).map { number in
            var setter = LineSetter()
            setter.paragraph(long)
            setter.paragraph(long)
            if let line = top(number) { setter.put(line, x: 28, y: 20) }
            if let line = bottom(number) {
                setter.put(line, x: number % 2 == 0 ? 30 : 160, y: 280.0 + Double(number % 2) * 0.3)
            }
            return setter.page
        }
        return PageFlow.paragraphs(of: pages)
    }

    @Test(
        arguments: [
            { "- \($0) -" }, { "第 \($0) 页" }, { "第\($0)页　共12页" }, { "\($0)" }, { "— \($0 + 4) —" }, { "\($0)/12" },
            { "青石县司法局 \($0)" }, { "Page \($0) of 12" },
            { "－" + ["１", "２", "３", "４", "５"][$0 - 1] + "－" },
        ] as [@Sendable (Int) -> String])
    func `numbers of pages go, wherever they count from`(number: @Sendable (Int) -> String) {
        #expect(flow(5, top: { _ in nil }, bottom: number) == [String](repeating: long, count: 10))
    }

    @Test func `headers that repeat go, on every page or on every other`() {
        #expect(flow(4, top: { _ in "法治政府建设年度报告" }, bottom: { _ in nil }) == [String](repeating: long, count: 8))
        let alternating = flow(6, top: { $0 % 2 == 0 ? "青石县" : "年度报告" }, bottom: { _ in nil })
        #expect(alternating == [String](repeating: long, count: 12))
    }

    @Test func `what stands once stays, and so does a number that does not count pages`() {
        #expect(flow(3, top: { $0 == 1 ? "青石县司法局文件" : nil }, bottom: { _ in nil }).first == "青石县司法局文件")
        let years = flow(3, top: { _ in nil }, bottom: { "\([2019, 2021, 2024][$0 - 1])年" })
        #expect(years.filter { $0.hasSuffix("年") }.count == 3)
    }

    @Test func `the number of a single page goes where it is shaped as one`() {
        for number in ["- 1 -", "—1—", "－１－", "第1页", "第 1 页 共 1 页"] {
            #expect(flow(1, top: { _ in nil }, bottom: { _ in number }) == [long, long])
        }
        for number in ["- 7 -", "1", "第2页", "1-1"] {
            #expect(flow(1, top: { _ in nil }, bottom: { _ in number }) == [long, long, number])
        }
    }

    @Test func `lines in the middle of pages stay though they repeat`() {
        let pages = (1...4).map { _ in
            var setter = LineSetter()
            setter.paragraph(long)
            setter.line("　", at: 28)
            setter.line("无", at: 39)
            setter.paragraph(long)
            return setter.page
        }
        #expect(PageFlow.paragraphs(of: pages).filter { $0 == "无" }.count == 4)
    }
}
