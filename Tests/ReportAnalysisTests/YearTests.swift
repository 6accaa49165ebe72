import Messages
import Testing

@testable import ReportAnalysis

@Suite struct YearTests {
    private func report(
        _ id: String, _ year: Int, figures: [(subject: String, value: Double)], unit: String = "件",
        period: String? = nil
    ) -> Report {
        var report = Report.draft(id, "", year: year)
        report.figures = figures.enumerated().map { place, figure in
            ReportFigure(
                id: "f\(place)", value: figure.value, unit: unit, subject: figure.subject, period: period,
                quote: "\(figure.subject)\(figure.value)", range: TextRange(place, place + 1))
        }
        return report
    }

    @Test func `a subject written differently joins the line with a score, and changes are told`() throws {
        let lines = FigureLines.lines(of: [
            report("c", 2023, figures: [("行政复议案件", 30)]), report("a", 2021, figures: [("全年行政复议", 20)]),
            report("b", 2022, figures: [("行政复议案件", 25)]),
        ])
        let line = try #require(lines.first)
        #expect(lines.count == 1)
        #expect(line.subject == "行政复议案件")
        #expect(line.points.map(\.value) == [20, 25, 30])
        #expect(line.points[0].score < 1 && line.points[1].score == 1)
        #expect(
            line.changes == [
                FigureChange(from: 2021, to: 2022, absolute: 5, relative: 0.25),
                FigureChange(from: 2022, to: 2023, absolute: 5, relative: 0.2),
            ])
    }

    @Test func `two subjects that could be meant are left apart`() {
        let lines = FigureLines.lines(of: [
            report("a", 2022, figures: [("行政复议", 20)]),
            report("b", 2023, figures: [("行政复议案件", 30), ("行政复议申请", 35)]),
        ])
        #expect(lines.count == 3)
    }

    @Test func `opposed subjects and other units are left apart`() {
        let lines = FigureLines.lines(of: [
            report("a", 2022, figures: [("受理行政复议", 20)]), report("b", 2023, figures: [("办结行政复议", 30)]),
            report("c", 2024, figures: [("受理行政复议", 3)], unit: "次"),
        ])
        #expect(lines.count == 3)
    }

    @Test func `two values of a year are both kept as a conflict and give no change`() throws {
        let line = try #require(
            FigureLines.lines(of: [
                report("a", 2022, figures: [("行政诉讼", 5)]),
                report("b", 2023, figures: [("行政诉讼", 6)], period: "2022"), report("c", 2023, figures: [("行政诉讼", 9)]),
            ]).first)
        #expect(line.conflicts == [2022])
        #expect(line.points.map(\.value) == [5, 6, 9])
        #expect(line.changes.isEmpty)
    }

    @Test func `a series holds each value of each agency and year, and adds nothing up`() {
        let figures = report("a", 2022, figures: [("受理行政复议案件", 5), ("行政复议", 7), ("信访", 1)]).figures
        func agency(_ name: String, _ code: String?) -> ReportAgency {
            ReportAgency(
                key: name, name: name,
                division: code.map { AdministrativeDivision(code: $0, name: name, path: []) }, kind: .department)
        }
        let adds: [(inout FigureSeries) -> Void] = [
            { $0.add(documentId: "a", agency: agency("丙局", nil), year: 2022, figures: figures) },
            { $0.add(documentId: "b", agency: agency("乙局", "110000"), year: 2023, figures: figures) },
            { $0.add(documentId: "c", agency: agency("甲局", "440000"), year: 2022, figures: figures) },
        ]
        var (one, other) = (FigureSeries(subject: "行政复议", unit: "件"), FigureSeries(subject: "行政复议", unit: "件"))
        for add in adds { add(&one) }
        for add in adds.reversed() { add(&other) }
        #expect(one.table == other.table)
        #expect(one.table.years == [2022, 2023])
        #expect(one.table.rows.map(\.agency) == ["乙局", "甲局", "丙局"])
        #expect(one.table.rows[0].cells.map { $0.map(\.value) } == [[], [5, 7]])
    }

    @Test func `a problem that comes back is told once, with its returns`() throws {
        func report(_ id: String, _ year: Int, _ problems: [String]) -> Report {
            var report = Report.draft(id, "", year: year)
            report.problems = problems.enumerated().map { ReportItem(text: $1, range: TextRange($0, $0 + 1)) }
            return report
        }
        let found = ReturningProblems.find(in: [
            report("c", 2023, ["执法力量不足，一人多岗的情况没有改变", "个别文书送达不及时"]),
            report("a", 2021, ["基层执法力量不足，一人多岗现象突出", "普法宣传形式单一，群众参与不多"]),
            report("b", 2022, ["基层执法力量仍然不足，一人多岗较为普遍", "信息系统没有打通，重复填报多"]),
        ])
        let problem = try #require(found.first)
        #expect(found.count == 1)
        #expect(problem.documentId == "a" && problem.year == 2021)
        #expect(problem.again.map(\.documentId) == ["b", "c"])
    }

    @Test func `the logarithm is that of powers of two and of their products`() {
        for power in -20...20 {
            let value = Double(sign: .plus, exponent: power, significand: 1)
            #expect(value.logarithm == Double(power))
        }
        #expect(abs((3.0).logarithm + (5.0).logarithm - (15.0).logarithm) < 1e-12)
        #expect((0.0).logarithm == 0)
    }
}
