import Foundation
import Messages
import ReportGenerator
import ReportReader

/// Reports of agencies that copy from their own earlier years and from each other, so that many comparisons are ties:
/// more equal sources than are named, a form of words in all of them, runs in more reports than are compared, and an agency
/// with more reports of one year than are looked at.
enum CopiedReports {
    static let count = 500
    /// The first agency has so many, nearly all of one year.
    private static let ofFirstAgency = 22
    /// The other agencies.
    private static let agencies = 160

    private static let reader = ReportReader()
    private static let generator = ReportGenerator(seed: 90, targetBytes: 1_000)

    /// Whose report a number is, and of which year.
    private static func place(_ number: Int) -> (agency: Int, year: Int) {
        guard number >= ofFirstAgency else { return (0, number < ofFirstAgency - 2 ? 2021 : 2022) }
        let rest = number - ofFirstAgency
        return (1 + rest % agencies, 2021 + rest / agencies)
    }

    static func documentId(_ number: Int) -> String { GeneratedReports.documentId(number, seed: 91) }

    /// One report as it stands in the end.
    static func report(_ number: Int) -> Report { read(text(number), number, id: documentId(number), revision: 2) }

    /// All years of some agencies.
    static func years(of count: Int) -> [Report] {
        (ofFirstAgency..<self.count).filter { (1...count).contains(place($0).agency) }.map { report($0) }
    }

    /// An older reading of the same document.
    static func olderReading(_ number: Int) -> Report {
        read("此前的解析结果与现在的完全不同，已经被替换。\n" + text(number), number, id: documentId(number), revision: 1)
    }

    /// Another document of the same series.
    static func otherVersion(_ number: Int) -> Report {
        read(text(number).replacing("年", with: "年度"), number, id: documentId(10_000 + number), revision: 1)
    }

    /// A report of the same agency and year that is of no series of ours.
    static func stranger(_ number: Int) -> Report {
        let id = documentId(20_000 + number)
        var report = read(text(number), number, id: id, revision: 1)
        report.reportId = id
        return report
    }

    private static func read(_ text: String, _ number: Int, id: String, revision: Int) -> Report {
        var report = reader.read(
            SourceText(text: text, fileName: "\(number).txt", size: text.utf8.count), documentID: id,
            reportID: documentId(number), revision: revision)
        let (agency, year) = place(number)
        report.agency = ReportAgency(key: "单位\(agency)", name: "第\(agency)局", kind: .department)
        report.reportYear = year
        return report
    }

    private static func text(_ number: Int) -> String {
        let (agency, year) = place(number)
        // Twenty agencies hand in one text.
        let isClone = year == 2022 && agency > 140
        let writer = isClone ? 141 : agency
        let lines =
            ["第\(agency)局\(year)年法治政府建设年度报告", "一、主要工作"] + work(writer, year)
            + ["二、存在的问题", "（一）\(word(writer, 0))一线执法力量薄弱，\(word(writer, 1))片区尤为突出。"]
            + (year % 2 == 0 ? ["（二）\(word(writer, 2))等信息系统数据不通，重复录入较多。"] : [])
            + ["三、下一步工作安排"] + plans(writer, year)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func work(_ agency: Int, _ year: Int) -> [String] {
        let generated = generator.report(at: agency * 10 + year % 10).text
            .split(whereSeparator: { $0 == "。" || $0 == "\n" }).filter { $0.contains("，") && $0.count > 20 }
        let subject = year % 3 == 0 ? "调解邻里纠纷" : "调解各类邻里纠纷"
        return [
            // In all reports.
            "坚持以人民为中心的发展思想，统筹推进法治政府建设各项工作。",
            "全年\(subject)\(agency * 7 + year % 10)起，组织专题培训\(year % 100)场。",
            "围绕\(word(agency, 3))行业开展执法检查，\(word(agency, 4))问题全部整改。",
            "在\(word(agency, year))乡镇设立联系点，群众诉求当天受理。",
        ]
            // In more reports than are compared.
            + (agency % 3 == 0 ? ["推行告知承诺制，企业开办时间压缩到半天。", "街道设立调解工作室，小纠纷不出社区。"] : [])
            // From the neighbour, with the numbers changed or a word.
            + ["在\(word(max(0, agency - 1), year))乡镇设立了联系点，群众诉求当天受理。"]
            + (agency % 2 == 0 ? ["本年度受理行政复议案件\(agency + year % 7)件。"] : [])
            // Planned the year before.
            + (agency % 4 > 0 ? ["建成\(word(agency, year + 100))调解中心，方便群众就近办事。"] : [])
            + generated.dropFirst(2).prefix(2).map { $0.trimmingCharacters(in: .whitespaces) + "。" }
    }

    private static func plans(_ agency: Int, _ year: Int) -> [String] {
        [
            "（一）建设\(word(agency, year + 101))调解中心，方便群众就近办事。",
            "（二）编制\(word(agency, year + 200))事项清单，\(word(agency, 5))事项一次办结。",
        ]
    }

    /// Some characters that stand in few other reports.
    private static func word(_ agency: Int, _ salt: Int) -> String {
        var random = SeededRandom(seed: UInt64(agency), index: UInt64(salt))
        var word = String.UnicodeScalarView()
        for _ in 0..<3 { word.append(Unicode.Scalar(UInt16(Int.random(in: 0x5000...0x5FFF, using: &random))) ?? "甲") }
        return String(word)
    }
}
