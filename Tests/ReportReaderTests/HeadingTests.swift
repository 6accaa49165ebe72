import Messages
import Testing

@Suite struct HeadingTests {
    @Test func `styles give levels, and duplicates, gaps and a lost bracket stay as printed`() {
        let report = read(
            """
            　　一、总体情况
            （一）抓学习。全员参加。
            二)抓管理。逐项落实。
            （四）抓监督
            1.内部监督。有序。
            （1）专项检查。有力。
            　二、存在问题
            (一)人手不足。待补。
            (一)经费不足。待补。
            """
        )
        #expect(
            headings(report) == [
                "1 一、 总体情况", "2 （一） 抓学习", "2 二) 抓管理", "2 （四） 抓监督", "3 1. 内部监督", "4 （1） 专项检查",
                "1 二、 存在问题", "2 (一) 人手不足", "2 (一) 经费不足",
            ]
        )
        #expect(report.outline.map(\.children.count) == [3, 2])
    }

    @Test func `headings are found where all line breaks are lost`() {
        let report = read(
            "现将情况报告如下：一、工作开展情况（一）强化统筹，压实责任1.会议研究到位。研究3次。2.学法到位。学习《甲办法》。"
                + "（二）规范执法职责一是加强检查，二是加强培训。（责任处室：法规处）（三）分步推进，（1）先试点，共1.5万户；（2）再铺开。"
                + "二、存在问题在看到成绩的同时，仍有一、二线人员不足。 三、下一步工作计划继续努力。"
        )
        #expect(
            headings(report) == [
                "1 一、 工作开展情况", "2 （一） 强化统筹，压实责任", "3 1. 会议研究到位", "3 2. 学法到位", "2 （二） 规范执法职责",
                "2 （三） 分步推进", "4 （1） 先试点，共1.5万户", "4 （2） 再铺开", "1 二、 存在问题", "1 三、 下一步工作计划",
            ]
        )
    }

    @Test func `numbers inside the text are no headings`() {
        let report = read(
            """
            一、宣传情况
            在4.15、12.4等日子宣传，覆盖率99.5%，第一、第二季度各1次，依据《某规定》（一）至（三）项，2023.12.4完成。
            12.4国家宪法日当天发放手册。
            """
        )
        #expect(headings(report) == ["1 一、 宣传情况"])
    }

    @Test func `a section reaches to the next of its level or above`() {
        let report = read("一、甲\n（一）乙\n文字\n二、丙\n文字。")
        #expect(report.outline.map { slice(report, $0.range) } == ["一、甲\n（一）乙\n文字\n", "二、丙\n文字。"])
        #expect(report.outline.first.map { slice(report, $0.children[0].range) } == "（一）乙\n文字\n")
    }
    @Test func `a usual heading ends where a sentence that leads to a list is run into it`() {
        let report = read("现将情况报告如下：一、工作情况有序。二、存在的问题和不足总体来看，成效明显，但仍有差距，主要表现在：一是人手少。三、下一步工作计划下一步，重点抓好以下工作：一是抓学习。")
        #expect(headings(report) == ["1 一、 工作情况有序", "1 二、 存在的问题和不足", "1 三、 下一步工作计划"])
    }

    @Test func `a heading ends at the blank where its line's end was lost`() {
        let report = read(
            "青山镇2022年度法治政府建设工作总结 现将情况报告如下: 一、健全机制，压实责任 镇党委书记主持会议3次，配备专干2名。按期完成。 "
                + "二、规范决策 依法办事 聘请法律顾问1名，审查协议7份。 三、加强学习 落实责任。四、下步打算 （一）充实队伍。（二）加强培训。")
        #expect(
            headings(report) == [
                "1 一、 健全机制，压实责任", "1 二、 规范决策 依法办事", "1 三、 加强学习 落实责任", "1 四、 下步打算", "2 （一） 充实队伍",
                "2 （二） 加强培训",
            ])
    }

    @Test func `a heading ends before the words that lead to a list where its line's end was lost`() {
        let report = read("现将情况报告如下。 一、主要工作 检查工地9次。 二、问题和打算 存在问题：一是人手少。下一步打算：一是充实队伍。")
        #expect(headings(report) == ["1 一、 主要工作", "1 二、 问题和打算"])
    }

    @Test func `a blank in a heading on its own line is a part of it`() {
        let report = read("一、主要工作\n（一）高举旗帜 坚持把法治建设摆在突出位置。召开会议。\n（二）服务群众 全年接待来访群众312人次，办结事项三百件。\n")
        #expect(headings(report) == ["1 一、 主要工作", "2 （一） 高举旗帜 坚持把法治建设摆在突出位置", "2 （二） 服务群众"])
    }
}

@Suite struct RunInHeadingTests {
    @Test func `sentences that ran into parallel headings are cut off where all begin`() {
        let report = read(
            "青山县水务局2022年度法治政府建设情况报告 现将情况报告如下：一、主要工作（一）压实领导责任局长带头履行职责，主持会议9次。（二）优化办件服务受理申请622件，办结600件。（三）化解行政争议全年办理复议18件，维持11件。二、存在问题（一）少数队员取证不规范，标注不够完整。（二）执法比例偏低，仅占12%。 青山县水务局 2023年1月9日"
        )
        #expect(
            headings(report) == [
                "1 一、 主要工作", "2 （一） 压实领导责任", "2 （二） 优化办件服务", "2 （三） 化解行政争议", "1 二、 存在问题",
                "2 （一） 少数队员取证不规范，标注不够完整", "2 （二） 执法比例偏低，仅占12%",
            ])
    }

    @Test func `a first-level number that leaves one out is a heading's where its words are usual ones`() {
        let report = read(
            "青山县水务局2022年度法治政府建设情况报告 现将情况报告如下：一、主要工作（一）有序推进。三、存在问题一是人手不足；二是编制偏少。 青山县水务局 2023年1月9日")
        #expect(headings(report) == ["1 一、 主要工作", "2 （一） 有序推进", "1 三、 存在问题"])
        #expect(report.findings.contains { $0.rule == "numbering.gap" })
    }
}
