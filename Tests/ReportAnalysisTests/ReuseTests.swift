import Messages
import ReportAnalysis
import Testing

@Suite struct ReuseTests {
    private static let own = [
        "建立重大决策目录管理制度，未列入目录的一律不上会。", "全年审查合同28份，提出修改意见61条，避免损失。",
        "在三个乡镇设立复议受理点，方便群众就近申请。", "对涉企检查实行扫码登记，重复检查明显减少。",
        "组织执法人员旁听庭审4次，覆盖所有执法中队。", "编印柔性执法案例12篇，供一线人员参照办理。",
    ]

    private func text(_ sentences: [String]) -> String { sentences.joined() }

    private func report(of id: String, in index: MemoryFingerprintIndex) throws -> ReuseReport {
        let number = try #require(index.number(of: id))
        return try #require(try ReuseFinder(index).report(of: number))
    }

    @Test func `a copy with numbers changed, sentences moved and words changed is found in another agency's report`()
        throws
    {
        var index = MemoryFingerprintIndex()
        index.add(.draft("source", text(Self.own), agency: "甲县司法局"))
        index.add(
            .draft(
                "copy",
                text([
                    Self.own[2], Self.own[0], "全年审查合同35份，提出修改意见70条，避免损失。",
                    "对涉企检查实行扫码登记，多头检查明显减少。", "开通法律援助绿色通道，农民工讨薪当天受理。",
                ]), agency: "乙县司法局"))
        index.add(.draft("other", "推行告知承诺制，企业开办时间压缩到半天。街道设立调解工作室，小纠纷不出社区。", agency: "丙县司法局"))
        let report = try report(of: "copy", in: index)
        #expect(report.sentences == 5)
        #expect(report.others.sentences == 4)
        #expect(report.others.ofSentences == 0.8)
        #expect(report.ownEarlier.sentences == 0)
        let source = try #require(report.otherSources.first)
        #expect(report.otherSources.count == 1)
        #expect(source.documentId == "source")
        #expect([source.same, source.numbersChanged, source.near] == [2, 1, 1])
    }

    @Test func `only earlier years of the same agency count as its own`() throws {
        var index = MemoryFingerprintIndex()
        index.add(.draft("2021", text(Self.own), year: 2021))
        index.add(.draft("2022", text(Array(Self.own.prefix(3))), year: 2022))
        index.add(.draft("2023", text(Array(Self.own.suffix(4))), year: 2023))
        #expect(try report(of: "2021", in: index).ownEarlier.sentences == 0)
        #expect(try report(of: "2022", in: index).ownEarlier.sentences == 3)
        let last = try report(of: "2023", in: index)
        #expect(last.ownEarlier.sentences == 4)
        #expect(last.ownSources.map(\.documentId) == ["2021", "2022"])
        #expect(last.others.sentences == 0)
        #expect(last.otherSources.isEmpty)
    }

    @Test func `a sentence in a sample of the archive counts without any candidate`() throws {
        var index = MemoryFingerprintIndex()
        let common = "坚持以人民为中心的发展思想，统筹推进各项工作。"
        // Enough documents that more than two agencies of the sample hold it, in more reports than a band may have.
        for number in 0..<400 { index.add(.draft("doc\(number)", common, agency: "单位\(number)")) }
        index.add(.draft("mine", common + "本区在地铁口设立移动法庭，夜间也能立案。", agency: "本区司法局"))
        let report = try report(of: "mine", in: index)
        #expect(report.common.sentences == 1)
        #expect(report.others.sentences == 1)
        #expect(report.otherSources.isEmpty)
    }

    @Test func `a band of too many reports gives no sources`() throws {
        var index = MemoryFingerprintIndex()
        let common = "坚持以人民为中心的发展思想，统筹推进各项工作。"
        for number in 0..<100 { index.add(.draft("doc\(number)", common, agency: "单位\(number)")) }
        #expect(try report(of: "doc0", in: index).otherSources.count == 10)
        for number in 100..<300 { index.add(.draft("doc\(number)", common, agency: "单位\(number)")) }
        #expect(try report(of: "doc0", in: index).otherSources.isEmpty)
    }
}
