import Messages
import ReportReader
import Testing

private func rules(_ text: String) -> [String] {
    read(text).findings.map { $0.rule + ($0.item.map { ":" + $0 } ?? "") }
}

private func report(
    header: String = "", title: String = "青山县水务局2022年度法治政府建设情况报告", work: String = "完成任务。",
    duty: String = "（二）局长履行推进法治建设第一责任人职责。", problems: String = "二、存在的问题\n（一）人手偏少。\n",
    plans: String = "三、下一步打算\n（一）充实队伍。\n"
) -> String {
    "\(header)\(title)\n\n现将2022年情况报告如下。\n一、主要工作\n（一）\(work)\n\(duty)\n\(problems)\(plans)"
}

@Suite struct FindingTests {
    @Test func `a report with everything in order has no finding`() { #expect(rules(report()) == []) }

    @Test func `each content that is missing is named`() {
        #expect(rules(report(problems: "", plans: "二、下一步打算\n（一）充实队伍。\n")) == ["contents.missing:problems"])
        #expect(rules(report(plans: "")) == ["contents.missing:plans"])
        #expect(rules(report(duty: "")) == ["contents.missing:leader-duty"])
    }

    @Test func `problems of others that were mended are no problems of the report's`() {
        #expect(
            rules(report(work: "对检查发现存在的问题督促整改到位。", problems: "", plans: "二、下一步打算\n（一）充实队伍。\n")) == [
                "contents.missing:problems"
            ])
        #expect(rules(report(work: "仍存在薄弱环节，有待解决。", problems: "", plans: "二、下一步打算\n（一）充实队伍。\n")) == [])
    }

    @Test(arguments: ["青山县水务局\n2023年1月9日\n", "2023年1月9日\n", "2023年1月9日，县水务局召开总结会。\n"])
    func `a day of the next year is no plan`(_ last: String) {
        #expect(rules(report(plans: last)) == ["contents.missing:plans"])
    }

    @Test func `a passage is enough for a content to be there`() {
        #expect(rules(report(problems: "工作虽有成效，但仍存在人手偏少的情况。\n", plans: "二、下一步打算\n（一）充实队伍。\n")) == [])
        #expect(rules(report(plans: "下一步，我局将充实队伍。\n")) == [])
        #expect(rules(report(duty: "局主要负责同志多次主持会议研究法治工作。")) == [])
    }

    @Test func `the first responsible person of a firm is not the leader's duty`() {
        #expect(
            rules(report(duty: "（二）引导企业负责人当好污染防治第一责任人。")) == ["contents.missing:leader-duty"])
    }

    @Test func `a number that stands twice or is left out is noted where it stands`() {
        #expect(rules(report(work: "一是学习。二是培训。二是宣传。四是检查。")) == ["numbering.duplicate", "numbering.gap"])
        #expect(rules(report(plans: "三、下一步打算\n（一）充实队伍。\n（三）加强培训。\n")) == ["numbering.gap"])
        #expect(rules(report(plans: "三、下一步打算\n（一）充实队伍。\n（一）加强培训。\n")) == ["numbering.duplicate"])
    }

    @Test func `points that run on across sections leave nothing out`() {
        #expect(rules(report(work: "学习。\n1.会前学法。\n2.集中培训。", duty: "（二）局长履行法治建设第一责任人职责。\n3.亲自部署。")) == [])
    }

    @Test func `a department is late after 1 March, everyone after 1 April, and the day itself is in time`() {
        func dated(_ written: String, _ published: String) -> [String] {
            rules(report(header: "成文日期：\(written)\n发布日期：\(published)\n\n"))
        }
        #expect(dated("2023-03-01", "2023-04-01") == [])
        #expect(dated("2023-03-02", "2023-04-02") == ["deadline.written-late", "deadline.published-late"])
        #expect(dated("2023-01-10", "2023-01-08") == ["dates.order"])
    }

    @Test func `up to 2018 the last day to publish was 31 March, and none was set for writing`() {
        let text = report(header: "成文日期：2019-03-20\n发布日期：2019-04-01\n\n", title: "青山县水务局2018年度法治政府建设情况报告")
            .replacing("2022", with: "2018")
        #expect(rules(text) == ["deadline.published-late"])
    }

    @Test func `a government's date of writing has no deadline`() {
        let text = report(
            header: "成文日期：2023-03-20\n发布日期：2023-03-28\n\n", title: "青山县人民政府2022年度法治政府建设情况报告")
        #expect(rules(text) == [])
    }

    @Test func `a wrong check character is noted`() {
        #expect(rules(report(header: "索引号：005254131/2023-00001\n\n")) == ["index-number.check-digit"])
    }

    @Test func `a unified code is checked as a whole`() {
        #expect(rules(report(header: "索引号：11440402007030341K/2023-00018\n\n")) == [])
        #expect(rules(report(header: "索引号：11440402007030341A/2023-00018\n\n")) == ["index-number.credit-code"])
        #expect(rules(report(header: "索引号：11440402007030342K/2023-00018\n\n")) == ["index-number.check-digit"])
    }

    private func disagreements(_ declared: [String: String]) -> [String] {
        let text = report(header: "文号：青水发〔2023〕2号\n成文日期：2023-01-10\n\n", title: "青山县水务局2022年度法治政府建设情况报告")
        let read = ReportReader().read(
            SourceText(text: text, fileName: "a.txt", size: 1, declared: declared), documentID: "d", reportID: "r",
            revision: 1)
        return read.findings.filter { $0.rule == "metadata.disagrees" }.map { finding in
            (finding.item ?? "") + (finding.range.map { "=" + slice(read, $0) } ?? "")
        }
    }

    @Test func `what is declared otherwise than the text says is noted where it says so`() {
        let right = [
            "title": "青山县水务局 ２０２２年度法治政府建设情况报告", "agency": "水务局", "year": "2022", "docNumber": "青水发〔2023〕2号",
            "dateWritten": "2023年1月10日", "source": "https://example.org/a", "publisher": "青山融媒",
        ]
        #expect(disagreements(right) == [])
        #expect(
            disagreements(["agency": "青山县林业局", "reportYear": "2021", "dateWritten": "2023-01-11"])
                == ["agency=青山县水务局", "reportYear=2022年", "dateWritten=2023-01-10"])
        #expect(disagreements(["dateWritten": "soon", "year": "", "title": " "]) == [])
    }

    @Test func `a title of another year disagrees`() {
        #expect(rules(report(title: "青山县水务局2023年度法治政府建设情况报告")) == ["year.disagrees"])
    }

    @Test(arguments: ["在XX村召开会议。", "依托××平台开展工作。", "20__年完成任务。", "开展培训（此处填写次数）。"])
    func `a placeholder that was left in is an error`(_ work: String) {
        #expect(rules(report(work: work)) == ["template.leftover"])
    }

    @Test func `another document is judged by its dates and its number alone`() {
        let text = "索引号：005254131/2023-00001\n成文日期：2023-03-10\n发布日期：2023-03-08\n\n青山县水务局关于印发2023年工作要点的通知\n\n一、XX村工作\n"
        #expect(rules(text) == ["index-number.check-digit", "dates.order"])
    }
}
