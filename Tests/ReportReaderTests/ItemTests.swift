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
            plans: "三、下一步打算\n（一）充实队伍。公开招录。（整改责任处室：办公室）\n（二）加强培训。分级开展。\n接下来，我们将再接再厉，作出更大贡献。\n")
        #expect(found.commitments.map(\.text) == ["充实队伍。公开招录", "加强培训。分级开展"])
    }

    @Test func `a placeholder is no item`() {
        let found = report(
            problems: "二、存在的问题\n执法人员偏少。", plans: "三、下一步打算\n一是充实执法队伍；二是[此处填写其他安排]。\n")
        #expect(found.commitments.map(\.text) == ["充实执法队伍"])
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

    @Test(arguments: [
        "二、存在的问题\n虽然取得了一定成绩，但仍有差距：执法力量薄弱，人手不够；宣传形式单一，效果有限。",
        "二、存在的问题\n2022年我局工作还存在一些薄弱环节：执法力量薄弱，人手不够；宣传形式单一，效果有限。\n究其原因，主要是经费不足。",
        "二、存在的问题\n工作还存在以下不足：执法力量薄弱，人手不够；宣传形式单一，效果有限。\n针对以上问题，我局将认真研究解决。",
        "二、存在的问题\n对照要求，仍存在执法力量薄弱、人手不够，宣传形式单一、效果有限等问题。",
    ])
    func `problems that one sentence joins are items of their own, and why they are there is none`(_ section: String) {
        let problems = report(problems: section).problems.map { $0.text.replacing("、", with: "，") }
        #expect(problems == ["执法力量薄弱，人手不够", "宣传形式单一，效果有限"])
    }

    @Test(arguments: [
        "虽取得一定成效，但也存在执法力量不足，宣传形式较为单一等问题，需要进一步改进。", "虽取得一定成效，但仍存在一些不足。执法力量不足。宣传形式较为单一。",
        "在取得一定成效的同时，与要求相比还有不少差距。虽取得一定成效，但执法力量不足。宣传形式较为单一。",
    ])
    func `a sentence that only says that there are problems is none, nor is what it praises`(_ section: String) {
        let problems = report(problems: "二、存在的问题\n" + section).problems.map(\.text)
        #expect(problems == ["执法力量不足", "宣传形式较为单一"])
    }

    @Test func `a mark shows that few words are an item`() {
        let found = report(problems: "二、存在的问题\n人手比较少。", plans: "三、下一步打算\n1.抓学习。\n2.抓宣传。深入社区。\n")
        #expect(found.commitments.map(\.text) == ["抓学习", "抓宣传。深入社区"])
    }

    @Test func `以及 joins two problems, or two nouns of one`() {
        #expect(
            report(problems: "二、存在的问题\n执法力量较为薄弱，以及宣传形式比较单一。").problems.map(\.text) == ["执法力量较为薄弱", "宣传形式比较单一"])
        #expect(report(problems: "二、存在的问题\n对企业员工以及外来人员宣传不多。").problems.count == 1)
    }

    @Test func `a clause that goes on with a problem is no other one`() {
        #expect(report(problems: "二、存在的问题\n还存在案件数量大，执法力量不足，难以及时办结等问题。").problems.count == 1)
    }

    @Test func `plans that one sentence joins are items without the spirit they are made in`() {
        let found = report(
            problems: "二、存在的问题\n人手比较少。", plans: "三、2023年打算\n2023年，我局将以新思想为指导，健全工作制度；充实执法队伍，强化培训；创新宣传方式。\n")
        #expect(found.commitments.map(\.text) == ["健全工作制度", "充实执法队伍，强化培训", "创新宣传方式"])
    }

    @Test func `problems that are to be mended are no items of their own`() {
        let found = report(problems: "二、存在的问题\n对检查中存在的程序不规范，文书不完整等问题整改不力。", plans: "三、下一步打算\n解决执法队伍存在人员不足，装备落后等问题。\n")
        #expect(found.problems.map(\.text) == ["对检查中存在的程序不规范，文书不完整等问题整改不力"])
        #expect(found.commitments.map(\.text) == ["解决执法队伍存在人员不足，装备落后等问题"])
    }

    @Test func `一要 marks an item as 一是 does`() {
        let found = report(problems: "二、存在的问题\n人手比较少。", plans: "三、下一步打算\n一要健全工作制度；二要充实执法队伍，落实三要素。\n")
        #expect(found.commitments.map(\.text) == ["健全工作制度", "充实执法队伍，落实三要素"])
    }

    @Test(arguments: ["青山县水务局\n2023年1月9日\n", "青山县水务局\n", "国家水务总站\n2023年1月9日\n"])
    func `the names that sign a report are no commitment`(_ signature: String) {
        let report = read(
            "国家水务总站2022年度法治政府建设情况报告\n\n现将2022年情况报告如下。\n一、主要工作\n完成。\n二、下一步打算\n健全工作制度。充实执法队伍。\n\(signature)")
        #expect(report.commitments.map(\.text) == ["健全工作制度", "充实执法队伍"])
    }

    @Test func `other accounts of work have the items of their sections, plans of work have none`() {
        func items(_ title: String) -> [[String]] {
            let report = read(
                "\(title)\n2023-01-19\n一、总体情况\n公开信息9条。\n二、存在的主要问题及改进情况\n存在问题：一是解读形式不够多；二是公开意识不够强。改进措施：一是制作图解和短片；二是开展业务培训。\n"
            )
            return [report.problems.map(\.text), report.commitments.map(\.text)]
        }
        #expect(
            items("青山县水务局2022年政府信息公开工作年度报告") == [["解读形式不够多", "公开意识不够强"], ["制作图解和短片", "开展业务培训"]])
        #expect(items("青山县水务局2022年法治政府建设工作方案") == [[], []])
    }

    @Test func `what follows the last of several items of one paragraph each closes the report`() {
        let found = report(
            problems: "二、存在的问题\n人手比较少。", plans: "三、下一步打算\n（一）充实队伍。\n（二）加强培训。\n县水务局会以此为契机，推动工作迈上台阶。\n中共青山县水务局党组\n")
        #expect(found.commitments.map(\.text) == ["充实队伍", "加强培训"])
    }

    @Test(arguments: ["青山县水务局 2023年1月9日", "青山县人民政府办公室主办 青ICP备00000000号"])
    func `where line ends were lost the last item ends before the signature and the page's keeper`(_ end: String) {
        let found = read(
            "青山县水务局2022年度法治政府建设情况报告 现将情况报告如下。 一、主要工作 检查工地9次，整改3处。 二、下一步打算 （一）充实队伍。 （二）加强培训。 \(end)")
        #expect(found.commitments.map(\.text) == ["充实队伍", "加强培训"])
    }

    @Test(arguments: [
        ("第一部分　主要工作", "第二部分　存在问题", "第三部分：2023年工作打算"), ("主要工作情况", "存在问题", "下一步工作打算"),
    ])
    func `headings without a number open sections too`(_ work: String, _ problems: String, _ plans: String) {
        let found = read(
            "青山县水务局2022年度法治政府建设情况报告\n现将情况报告如下。\n\(work)\n局长履行法治建设第一责任人职责。\n\(problems)\n（一）人手不足。编制少。\n（二）经费不足。\n\(plans)\n一是充实队伍。\n二是培训9次。\n"
        )
        #expect(found.problems.map(\.text) == ["人手不足。编制少", "经费不足"])
        #expect(found.commitments.map(\.text) == ["充实队伍", "培训9次"])
        #expect(found.findings.isEmpty)
        #expect(found.figures.isEmpty)
    }
}
