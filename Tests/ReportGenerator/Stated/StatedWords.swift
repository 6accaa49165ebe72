import Messages

/// The words of generated pages, each with what it means; whatever they say of a place is made up.
enum StatedWords {
    /// A counted fact: the words before its number, the measure word, the words behind it, and the duties it speaks to
    /// by the taxonomies of 2021 and of 2015.
    struct Fact: Sendable {
        var before: String
        var unit: String
        var behind = ""
        var duties: [String] = []
        var dutiesBefore2021: [String] = []

        init(
            _ before: String, _ unit: String, behind: String = "", _ duties: [String] = [], before2021: [String]? = nil
        ) {
            (self.before, self.unit, self.behind, self.duties) = (before, unit, behind, duties)
            dutiesBefore2021 = before2021 ?? duties
        }
    }

    static let facts: [Fact] = [
        Fact("召开专题会议", "次"), Fact("走访企业群众", "户"), Fact("发放宣传手册", "份"), Fact("整改风险隐患", "处"),
        Fact("收集意见建议", "条"), Fact("培训业务骨干", "人次"), Fact("新建便民服务点", "个"), Fact("投入专项经费", "元"), Fact("改造老旧小区", "个"),
        Fact("配备", "名", behind: "专职人员"),
        Fact("聘任", "位", behind: "社区顾问"), Fact("建成", "个", behind: "示范站点"),
        Fact("开展行政检查", "次", ["inspection"]), Fact("作出行政处罚决定", "件", ["penalties"]),
        Fact("审查规范性文件", "件", ["rule-making", "normative-documents", "legality-review"]),
        Fact("报备规范性文件", "件", ["rule-making", "normative-documents", "normative-filing"]),
        Fact("受理行政复议申请", "件", ["reconsideration"]), Fact("办理行政应诉案件", "件", ["litigation"]),
        Fact("化解矛盾纠纷", "起", ["disputes", "mediation"]), Fact("发布政务公开信息", "条", ["openness"]),
        Fact("举办普法讲座", "场", ["law-popularisation"]), Fact("核发执法证件", "本", ["enforcement-certificates"]),
        Fact("开展应急演练", "次", ["emergencies"], before2021: []),
        Fact("推出营商环境举措", "项", ["functions", "business-environment"]),
        Fact("办结行政许可事项", "件", ["functions", "licensing"], before2021: []),
        Fact("办理人大代表建议", "件", ["supervision"]), Fact("组织旁听庭审", "次", ["officials-study"], before2021: ["capacity"]),
        Fact("组织联合执法行动", "次", ["cross-department"], before2021: []),
        Fact("组织专家论证", "次", ["decision-experts"], before2021: []),
    ]

    /// Shares, in percent.
    static let shares: [Fact] = [
        Fact("按期办结率", "%"), Fact("群众满意率", "%"), Fact("信息报送率", "%"), Fact("行政应诉出庭率", "%", ["litigation"]),
    ]

    /// Totals with their parts.
    static let totals: [(total: Fact, parts: [String])] = [
        (Fact("受理行政复议案件", "件", ["reconsideration"]), ["维持", "撤销", "终止"]), (Fact("收到来信来访", "件"), ["来信", "来访", "网上留言"]),
        (Fact("培训干部职工", "人次"), ["机关干部", "基层人员", "窗口人员"]),
    ]

    /// Clauses without a number.
    static let clauses = [
        "坚持问题导向，逐项列出清单", "对重点环节经常回头看", "做到同样情形同样处理", "线上线下同时受理", "把服务做到群众身边", "每月通报进展",
    ]

    /// Sentences with numbers that count nothing.
    static let traps = [
        "12345热线运行平稳。", "5月20日召开了动员会。", "持续落实“1+3+N”工作模式。", "深化G312国道沿线整治。", "第三次全体会议作出部署。",
        "“十四五”时期各项任务有序推进。", "贯彻落实党的二十大精神。", "位于3号楼的服务大厅启用。", "“8·29”专项整治深入推进。",
    ]

    static let tasks = [
        "健全学习机制", "规范办事程序", "严格文件审核", "优化办理流程", "推进柔性管理", "主动接受各方监督", "压实责任链条", "加快数字应用", "夯实基层基础",
    ]

    static let aims = ["让权力运行更透明", "守住依法办事底线", "形成齐抓共管合力", "提升群众获得感"]

    static let achievements = ["主要工作和成效", "工作开展情况", "主要举措和成效", "主要做法"]
    static let leaderDuty = ["主要负责人履行推进法治建设第一责任人职责情况", "履行第一责任人职责情况"]
    static let problemHeadings = ["存在的主要问题", "存在的不足", "存在问题和不足"]
    static let planHeadings = ["下一步工作打算", "下一步工作安排", "下一步工作计划"]

    /// Problems: what is wrong, and a sentence more on it.
    static let problems = [
        ("基层力量仍然薄弱", "编制数量偏少，一人多岗较为普遍"), ("上下衔接还不顺畅", "信息互通不够及时"), ("宣传形式不够丰富", "入脑入心的办法不多"),
        ("信息数据尚未打通", "重复填报时有发生"), ("个别程序执行不严", "文书质量参差不齐"), ("专业人才储备不足", "老中青搭配不够合理"),
    ]

    /// Plans: what will be done, and a sentence more on it.
    static let plans = [
        ("健全工作制度", "梳理流程，明确分工"), ("充实基层队伍", "招录专业人员，开展跟班学习"), ("创新宣传方式", "制作群众喜爱的作品"), ("推动数据共享", "打通各个系统"),
        ("严格程序执行", "统一文书样式"), ("加强人才培养", "建立传帮带机制"),
    ]

    static let documentWords = ["云府发", "河政呈", "安司发", "青政函", "松府办", "白政报"]
}
