/// The rules of findings, with their meaning, as `report-contract.md` has them.
struct FindingRule: Sendable {
    var name: String
    var severity: String
    var meaning: Wording

    static let all: [Self] = [
        Self(
            name: "numbering.duplicate", severity: "info",
            meaning: Wording("Two sibling items bear the same number.", "同级两项标号相同。")),
        Self(
            name: "numbering.gap", severity: "info",
            meaning: Wording(
                "A number is skipped among siblings, or a section's first item does not start at one.",
                "同级标号有跳号，或首项不从一开始。")),
        Self(
            name: "figures.sum", severity: "warning",
            meaning: Wording(
                "A stated total is followed by its parts, and they do not add up to it.", "总数与其后所列各分项之和不符。")),
        Self(
            name: "contents.missing", severity: "warning",
            meaning: Wording(
                "One of the statutory contents has no section and no passage; item names it: achievements, problems, "
                    + "leader-duty, plans.",
                "缺少法定内容之一，item 指明是哪一项：工作开展情况、存在问题、第一责任人履职、下一步安排。")),
        Self(
            name: "deadline.written-late", severity: "warning",
            meaning: Wording(
                "Departments and branches, report years from 2019: written after 1 March of the following year.",
                "部门及派出机构，2019 年度起：成文晚于次年 3 月 1 日。")),
        Self(
            name: "deadline.published-late", severity: "warning",
            meaning: Wording(
                "Published after 1 April of the following year; report years up to 2018: after 31 March.",
                "发布晚于次年 4 月 1 日；2018 年度及以前为 3 月 31 日。")),
        Self(
            name: "index-number.check-digit", severity: "warning",
            meaning: Wording(
                "The organisation code in the index number fails its check character.", "索引号中的组织机构代码校验码不符。")),
        Self(
            name: "dates.order", severity: "warning",
            meaning: Wording("Published before it was written.", "发布日期早于成文日期。")),
        Self(
            name: "year.disagrees", severity: "warning",
            meaning: Wording("The year in the title and the year that the body reports on differ.", "标题年份与正文报告年度不一致。")),
        Self(
            name: "metadata.disagrees", severity: "info",
            meaning: Wording(
                "What a sidecar or manifest declares differs from what the text says.", "附带文件或清单所载与正文不一致。")),
        Self(
            name: "template.leftover", severity: "error",
            meaning: Wording(
                "Placeholders of a template are left in the text: XX局, ××, 20__年.", "文中留有模板占位符：XX局、××、20__年。")),
    ]
}
