import Messages

extension StatedWriter {
    /// A document of an office that is no yearly report on the rule of law.
    mutating func otherDocument() {
        stated.kind = .other
        let form = random.pick(OtherForm.allCases, else: .notice)
        let title = form.title(organ: organ.name, year: year)
        stated.title = title
        stated.dateWritten = Vocabulary.date(year: year + 1, month: 1...2, &random)
        line(title)
        line("")
        for words in form.lines(year: year) { line("　　" + words) }
        line("　　　　" + organ.name)
        if let date = stated.dateWritten { line("　　　　\(date.year)年\(date.month)月\(date.day)日") }
    }
}

/// What else is found where reports are.
private enum OtherForm: CaseIterable {
    case notice, openness, plan, keyPoints, governmentWork, explanation, news

    func title(organ: String, year: Int) -> String {
        switch self {
        case .notice: "\(organ)关于报送\(year)年度法治政府建设年度报告的通知"
        case .openness: "\(organ)\(year)年政府信息公开工作年度报告"
        case .plan: "\(organ)\(year + 1)年法治政府建设工作计划"
        case .keyPoints: "\(organ)\(year + 1)年法治政府建设工作要点"
        case .governmentWork: "\(organ)\(year)年政府工作报告"
        case .explanation: "《\(organ)\(year)年度法治政府建设情况报告》解读"
        case .news: "\(organ)召开\(year)年度法治政府建设工作推进会"
        }
    }

    func lines(year: Int) -> [String] {
        switch self {
        case .notice:
            [
                "各有关单位：", "为做好报送工作，现将有关事项通知如下：", "一、报送内容", "包括全年工作情况和来年打算。", "二、报送时间",
                "请于1月31日前报送纸质件和电子件。",
            ]
        case .openness:
            [
                "本报告依照有关要求编制。", "一、总体情况", "全年主动公开信息120条。", "二、主动公开政府信息情况", "按季度更新目录。",
            ]
        case .plan, .keyPoints:
            ["为做好\(year + 1)年工作，制定本安排。", "一、总体要求", "以人民为中心推进工作。", "二、重点任务", "（一）加强培训。全年培训2次。", "（二）规范程序。"]
        case .explanation:
            ["近日，《\(year)年度法治政府建设情况报告》公布。", "一、起草背景", "为便于群众了解，现解读如下。", "二、主要内容", "报告共四个部分。"]
        case .news:
            ["近日，推进会召开。会议听取了\(year)年工作情况汇报。", "会议强调，要压实责任，抓好落实。"]
        case .governmentWork:
            ["各位代表：", "现在，我代表人民政府向大会报告工作。", "一、过去一年工作回顾", "经济运行稳中向好。", "二、今年工作安排", "抓好各项任务落实。"]
        }
    }
}
