import Messages

/// The words that reports are made of: everything that they say of any place is made up.
enum Vocabulary {
    private static let places = [
        "洛川市", "临江市", "安平县", "青石县", "云溪区", "东湖区", "北塔区", "河阳县", "松山区", "长岭县", "白沙市", "金坪县",
        "南浦区", "西固区", "海宁市", "清源县", "柳林县", "仙桥区", "双河市", "石泉县", "武陵区", "怀远县", "新丰县", "永定区",
    ]
    private static let organs = [
        "人民政府", "司法局", "财政局", "教育局", "水利局", "交通运输局", "农业农村局", "市场监督管理局", "生态环境局",
        "自然资源局", "应急管理局", "文化和旅游局", "卫生健康委员会", "住房和城乡建设局", "人力资源和社会保障局", "统计局",
    ]

    static func agency(_ random: inout SeededRandom) -> String {
        random.pick(places) + random.pick(organs)
    }

    static func titles(year: Int) -> [String] {
        [
            "\(year)年度法治政府建设情况报告", "\(year)年法治政府建设工作报告", "关于\(year)年度法治政府建设情况的报告",
            "\(year)年度法治政府建设年度报告", "关于\(year)年法治政府建设工作情况的报告",
        ]
    }

    static let documentWords = ["云府发", "河政呈", "安司发", "青政函", "松府办", "白政报"]

    static let sections = [
        ["主要工作和成效", "工作开展情况", "主要举措和成效", "推进法治政府建设的主要做法"],
        ["党政主要负责人履行推进法治建设第一责任人职责情况", "主要负责人履职情况"],
        ["存在的主要问题", "存在的不足和原因", "存在问题"],
        ["下一步工作打算", "下一步工作安排", "下一步工作计划"],
    ]

    static let openings = [
        "按照上级部署，我单位把依法履职贯穿全年工作，各项任务有序落地", "全年工作紧扣年度要点，边推进、边检查、边整改",
        "面对繁重的发展任务，我单位坚持用法治的办法破解难题", "围绕群众关心的身边事，我单位把规矩立在前面、把服务做在实处",
    ]

    static let tasks = [
        "健全学法用法机制", "规范重大决策程序", "严格规范性文件审查", "优化审批办事流程", "推进柔性执法", "加强执法队伍建设",
        "做实矛盾纠纷调解", "主动接受各方监督", "深化政务公开", "开展普法宣传", "完善应急处置预案", "压实责任链条",
        "推行跨部门联合检查", "提升合同审查质量", "做好行政复议应诉", "加快数字监管应用",
    ]

    static let aims = [
        "让权力运行更透明", "把服务送到群众身边", "守住依法办事底线", "形成齐抓共管合力", "不断夯实基层基础", "持续改善营商环境",
    ]

    static let shortfalls = [
        "基层力量仍然薄弱", "部门协同还不顺畅", "普法形式不够丰富", "信息系统数据不通", "个别程序执行不严", "专业人才储备不足",
    ]

    static let laws = [
        "中华人民共和国行政处罚法", "中华人民共和国行政复议法", "优化营商环境条例", "重大行政决策程序暂行条例",
        "法治政府建设实施纲要", "中华人民共和国民法典", "政府信息公开条例",
    ]

    /// Clauses with one counted fact each; `#` stands for the number.
    static let facts = [
        "全年召开专题会议#次", "组织集中培训#场", "审查各类文件#件", "办理群众来信#件", "排查风险点位#处", "调解邻里纠纷#起",
        "发放宣传手册#份", "公开各类信息#条", "检查生产经营单位#家", "聘请法律顾问#名", "答复代表建议#件", "整改各类问题#个",
    ]

    static let clauses = [
        "坚持问题导向，逐项列出清单、明确责任人和完成时限", "办事窗口延长服务时间，群众少跑路、数据多跑路成为常态",
        "对重点领域开展回头看，防止同类情形再次发生", "通过案例讲评和跟班学习，一线人员的取证和文书水平明显提高",
        "建立每月通报和季度会商制度，发现的情况当场交办", "把意见征集放在前面，专家论证和风险评估同步开展",
        "统一文书样式和办理时限，做到同样情形同样处理", "线上线下同时受理，办理进度随时可以查询",
    ]

    static func date(year: Int, month: ClosedRange<Int>, _ random: inout SeededRandom) -> CivilDate {
        let (month, day) = (random.number(month), random.number(1...28))
        // Every month has 28 days, so the fallback never comes to pass.
        return CivilDate(year: year, month: month, day: day) ?? CivilDate(iso: "2000-01-01")
            ?? date(
                year: 2000,
                month: 1...1,
                &random
            )
    }

    static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// 1 to 999 in Chinese.
    static func chinese(upToThousand number: Int) -> String {
        guard number > 99 else { return chinese(number) }
        let rest = number % 100
        // 一百零五, 一百一十五.
        let tens = rest == 0 ? "" : rest < 10 ? "零" : rest < 20 ? "一" : ""
        return chinese(number / 100) + "百" + tens + chinese(rest)
    }

    /// 1 to 99 in Chinese.
    static func chinese(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        let (tens, ones) = (number / 10 % 10, number % 10)
        return (tens == 0 ? "" : tens == 1 ? "十" : digits[tens] + "十") + digits[ones]
    }
}
