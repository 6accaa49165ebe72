import Messages
import Testing

private func roles(_ sections: String, title: String = "青山县水务局2022年度法治政府建设情况报告") -> [String?] {
    flat(read("\(title)\n\n现将2022年情况报告如下。\n\(sections)").outline).map { $0.role?.rawValue }
}

@Suite struct RoleTests {
    @Test func `headings without telling words have the role of what their sections say`() {
        #expect(
            roles(
                """
                一、高位推动，压实责任
                研究议题3次。
                二、严格执法，服务民生
                检查工地47家。
                三、正视差距，查漏补缺
                工作中仍存在薄弱环节，主要是人手不足。
                四、砥砺前行，再创佳绩
                下一步，我局将充实队伍，加强培训。
                五、其他事项
                没有。

                """) == ["achievements", "achievements", "problems", "plans", "other"])
    }

    @Test func `what stands behind the problems is planned, and so is what a heading of the year to come tells`() {
        #expect(
            roles("一、强化统筹\n开会。\n二、存在的不足\n人手偏少。\n三、持续发力，久久为功\n（一）充实队伍。\n") == [
                "achievements", "problems", "plans", nil,
            ])
        #expect(roles("一、强化统筹\n开会。\n二、2023年怎么干\n充实队伍。\n") == ["achievements", "plans"])
    }

    @Test func `what comes first was done, however its heading reads`() {
        #expect(
            roles("一、统筹安排，落实计划\n召开会议3次。\n二、严密部署安排执法\n检查工地47家。\n三、2023年重点任务\n充实队伍。\n")
                == ["achievements", "achievements", "plans"])
    }

    @Test func `the first section below that tells how the leader answers for the rule of law has the leader's duty`() {
        #expect(
            roles(
                "一、工作情况\n（一）强化统筹。召开会议3次。\n（二）高位推动。局长切实履行法治建设第一责任人职责。\n（三）再次推动。局长履行法治建设第一责任人职责。\n")
                == ["achievements", nil, "leader-duty", nil])
        #expect(roles("一、工作情况\n1.高位推动。局长切实履行法治建设第一责任人职责。\n") == ["achievements", "leader-duty"])
        #expect(
            roles("一、工作情况\n（一）聚焦关键少数\n1.落实第一责任人职责。县长主持会议3次。\n") == ["achievements", "leader-duty", nil])
        #expect(roles("一、工作情况\n（一）企业守法。企业法人代表是污染防治第一责任人，局长带队检查。\n") == ["achievements", nil])
        #expect(
            roles("一、工作情况\n（一）高位推动。局长是法治建设第一责任人。\n（二）履行第一责任人职责。召开会议。\n")
                == ["achievements", nil, "leader-duty"])
    }

    @Test func `sections of other documents have none`() {
        #expect(roles("一、工作情况\n完成。\n二、存在的问题\n不多。\n", title: "青山县水务局2022年工作总结") == [nil, nil])
    }

    @Test(arguments: [
        "1.主要工作情况\n（1）强化领导。局长履行法治建设第一责任人职责。\n2.存在的主要问题\n人手比较少。\n3.下一步工作安排\n充实队伍。\n",
        "（一）主要工作情况\n1.强化领导。局长履行法治建设第一责任人职责。\n（二）存在的主要问题\n人手比较少。\n（三）下一步工作安排\n充实队伍。\n",
    ])
    func `the highest level that a text uses is its first`(_ sections: String) {
        #expect(roles(sections) == ["achievements", "leader-duty", "problems", "plans"])
    }
}
