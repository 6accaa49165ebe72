import Messages
import Testing

@Suite struct ReportYearTests {
    private func year(_ opening: String, title: String = "青石县司法局2022年法治政府建设工作报告") -> Int? {
        read(title + "\n" + opening + "\n一、工作情况\n有序。\n").reportYear
    }

    @Test func `the page's date is not the year reported on`() {
        #expect(year("公开方式：主动公开 发布日期： 2023年1月15日\n各项工作有序推进。") == 2022)
        #expect(year("某栏目 2023年1月15日\n各项工作有序推进。") == 2022)
        #expect(year("现将二〇二三年一月十五日会议以来的情况报告如下：") == 2022)
    }

    @Test func `a plan is not the year reported on`() {
        #expect(year("我局将于2024年建成服务中心。现将2022年工作情况报告如下：") == 2022)
        #expect(year("我局将在2024年建成服务中心。现将有关情况报告如下：") == 2022)
        #expect(year("我局将于2024年底前总结推广。") == 2022)
    }

    @Test func `the opening's own year goes before the title's`() {
        let title = "青石县司法局2023年法治政府建设工作报告"
        #expect(year("现将我局2022年工作情况报告如下：", title: title) == 2022)
        #expect(year("现将关于2022年度的工作情况汇报如下：", title: title) == 2022)
        #expect(year("按照要求，将我局2022年有关工作总结如下：", title: title) == 2022)
        #expect(year("现将青石县自然资源和规划局东岭经济技术开发区分局2022年情况报告如下：", title: title) == 2022)
        #expect(year("　　2022年，我局工作有序。", title: title) == 2022)
    }
}
