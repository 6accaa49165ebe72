import Messages
import ReportReader
import Testing

private func report(problems: String, plans: String = "三、下一步打算\n加强培训，补齐短板。\n") -> Report {
    read(
        "青山县水务局2022年度法治政府建设情况报告\n\n现将2022年情况报告如下。\n一、主要工作\n局长履行推进法治建设第一责任人职责。\n\(problems)\n\(plans)青山县水务局\n2023年1月9日\n"
    )
}

@Suite struct ItemTests {
    @Test(arguments: [
        "二、存在的问题\n（一）人手不够。编制偏少。\n（二）宣传不深。形式单一。",
        "二、存在的问题\n一是人手不够。编制偏少；二是宣传不深。形式单一。",
        "二、存在的问题\n第一，人手不够。编制偏少。\n第二，宣传不深。形式单一。",
        "二、存在的问题\n工作中仍有短板：1.人手不够。编制偏少。2.宣传不深。形式单一。",
    ])
    func `each marked problem is an item without its mark`(_ section: String) {
        #expect(report(problems: section).problems.map(\.text) == ["人手不够。编制偏少", "宣传不深。形式单一"])
    }

    @Test func `without marks each sentence is an item, and what leads to them is none`() {
        let found = report(problems: "二、存在的问题\n在肯定成绩的同时，也要看到以下问题：\n执法人员偏少。宣传形式单一。")
        #expect(found.problems.map(\.text) == ["执法人员偏少", "宣传形式单一"])
    }

    @Test func `who is in charge is no part of a commitment, nor is a closing wish`() {
        let found = report(
            problems: "二、存在的问题\n执法人员偏少。",
            plans: "三、下一步打算\n（一）充实队伍。公开招录。（责任处室：办公室）\n（二）加强培训。分级开展。\n接下来，我们将再接再厉，作出更大贡献。\n")
        #expect(found.commitments.map(\.text) == ["充实队伍。公开招录", "加强培训。分级开展"])
    }

    @Test func `plans without a heading are told from the problems before them`() {
        let found = report(
            problems: "二、存在的问题\n一是人手不够，编制偏少；二是宣传不深，形式单一。\n下一步，我局将振奋精神。加强队伍建设，充实执法人员。创新宣传方式，扩大覆盖面。", plans: "")
        #expect(found.problems.map(\.text) == ["人手不够，编制偏少", "宣传不深，形式单一"])
        #expect(found.commitments.map(\.text) == ["加强队伍建设，充实执法人员", "创新宣传方式，扩大覆盖面"])
    }

    @Test func `problems and plans in one section are told apart by its own headings`() {
        let found = report(
            problems: "二、存在问题及下一步工作安排\n（一）存在问题\n1.人手不够。编制偏少。\n（二）下一步工作安排\n1.充实队伍。公开招录。", plans: "")
        #expect(found.problems.map(\.text) == ["人手不够。编制偏少"])
        #expect(found.commitments.map(\.text) == ["充实队伍。公开招录"])
    }

    @Test func `items stand where they say`() {
        let found = report(problems: "二、存在的问题\n（一）人手不够。编制偏少。\n（二）宣传不深。形式单一。")
        for item in found.problems + found.commitments { #expect(slice(found, item.range) == item.text) }
    }
}
