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
        // More than two agencies of the sample hold it, and more reports than ties are chosen from.
        for number in 0...CandidateScore.tieLimit { index.add(.draft("doc\(number)", common, agency: "单位\(number)")) }
        index.add(.draft("mine", common + "本区在地铁口设立移动法庭，夜间也能立案。", agency: "本区司法局"))
        let report = try report(of: "mine", in: index)
        #expect(report.common.sentences == 1)
        #expect(report.others.sentences == 1)
        #expect(report.otherSources.isEmpty)
    }

    @Test func `of reports that share as much those with the first ids are compared`() throws {
        var index = MemoryFingerprintIndex()
        let common = "坚持以人民为中心的发展思想，统筹推进各项工作。"
        let ids = (100..<400).map { "doc\($0)" }
        var random = TestRandom(8)
        for (number, id) in ids.shuffled(using: &random).enumerated() {
            index.add(.draft(id, common, agency: "单位\(number)"))
        }
        let number = try #require(index.number(of: "doc399"))
        let chosen = index.nearest(sharing: try #require(index.entry(number)).fingerprint.keys, limit: 50)
        #expect(Set(chosen.compactMap { index.entry($0)?.identity.documentId }) == Set(ids.prefix(50)))
        #expect(try report(of: "doc399", in: index).otherSources.map(\.documentId) == Array(ids.prefix(10)))
    }

    @Test func `a copy is found among reports of the same few sentences, though none of its sentences is rare`() throws
    {
        var random = TestRandom(5)
        let characters = (0x4E00...0x8FFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).map(Character.init)
        let phrases = (0..<160).map { _ in String(characters.shuffled(using: &random).prefix(14)) + "。" }
        var index = MemoryFingerprintIndex()
        let texts = (0..<1_500).map { _ in Array(phrases.shuffled(using: &random).prefix(30)) }
        for (number, text) in texts.enumerated() {
            index.add(.draft("doc\(number)", text.joined(), agency: "单位\(number)"))
        }
        for copy in 0..<40 {
            let kept = texts[copy * 31].shuffled(using: &random).prefix(21)
            let others = phrases.filter { !texts[copy * 31].contains($0) }.shuffled(using: &random).prefix(9)
            let text = (kept + others).shuffled(using: &random).joined()
            index.add(.draft("copy", text, agency: "抄写单位"))
            #expect(try report(of: "copy", in: index).otherSources.first?.documentId == "doc\(copy * 31)")
        }
    }
}
