import Messages

extension StatedWriter {
    /// A cited text of some kind, in one of the ways that reports cite.
    mutating func citation() -> String {
        switch random.number(0...8) {
        case 0...2: return "认真学习" + cite(law()) + "。"
        case 3: return "落实" + cite(law()) + cite(law()) + "各项要求。"
        case 4: return "印发" + numbered() + "。"
        case 5: return "对照" + shortened()
        case 6: return "转发" + cite(nested) + "。"
        case 7: return random.pick(["学习《未写完的名称。", "材料归入》卷宗。"])
        default: return "依据" + cite(random.pick(Self.texts, else: nested)) + "办理。"
        }
    }

    /// Writes a citation down and gives it as printed.
    private mutating func cite(_ citation: StatedReport.Citation) -> String {
        stated.citations.append(citation)
        return "《\(citation.name)》"
    }

    /// A national law under its full name, without the state's, or with its stage.
    private mutating func law() -> StatedReport.Citation {
        let law = random.pick(Self.laws, else: Self.laws[0])
        stated.duties.formUnion(law.duties)
        let name = law.kind == .law ? random.pick(["", "中华人民共和国"]) + law.name : law.name
        return StatedReport.Citation(name: name, kind: law.kind, canonicalName: law.name)
    }

    private mutating func numbered() -> String {
        let number = "\(random.pick(StatedWords.documentWords))〔\(year)〕\(random.number(1...99))号"
        return cite(
            StatedReport.Citation(name: "关于做好年度考核工作的通知", kind: .policy, docNumber: number)) + "（\(number)）"
    }

    /// A name with a short one behind it, which is then used.
    private mutating func shortened() -> String {
        var law = law()
        let alias = law.kind == .law ? "本法" : "条例"
        let short = StatedReport.Citation(name: alias, kind: law.kind, canonicalName: law.canonicalName)
        law.alias = alias
        let first = cite(law)
        let second = cite(short)
        let third = cite(short)
        return first + "（以下简称" + second + "）逐条自查，按" + third + "整改。"
    }

    private var nested: StatedReport.Citation {
        StatedReport.Citation(name: "关于贯彻〈行业管理办法〉的通知", kind: .policy)
    }

    /// Names as the national database of laws has them, with the duties that they speak of.
    private static let laws: [(name: String, kind: CitationKind, duties: Set<String>)] = [
        ("行政处罚法", .law, ["penalties"]), ("行政复议法", .law, ["reconsideration"]), ("土地管理法", .law, []), ("森林法", .law, []),
        ("道路交通安全法", .law, []), ("优化营商环境条例", .administrativeRegulation, ["functions", "business-environment"]),
        ("政府督查工作条例", .administrativeRegulation, []),
    ]

    private static let texts: [StatedReport.Citation] = [
        StatedReport.Citation(name: "党政领导干部选拔任用工作条例", kind: .partyRegulation),
        StatedReport.Citation(name: "浙江省平安建设条例", kind: .localRegulation),
        StatedReport.Citation(name: "公文处理工作制度", kind: .internalSystem),
        StatedReport.Citation(name: "年度工作要点", kind: .plan), StatedReport.Citation(name: "十年发展规划", kind: .plan),
        StatedReport.Citation(name: "关于加强基层建设的意见", kind: .policy),
    ]
}
