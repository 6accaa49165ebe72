import Foundation
import Messages
import ReportExport
import Testing

/// What an export makes of comparisons.
struct ComparisonTableTests {
    private static let (first, second) = (String(repeating: "0a", count: 32), String(repeating: "0b", count: 32))

    private static func options(_ format: ExportFormat) -> ExportOptions {
        var options = ExportFixture.options(format)
        options.tables += TableSchema.comparing
        options.hasCoderColumns = false
        return options
    }

    private static func point(_ year: Int, _ value: Double, _ document: String, _ figure: String) -> FigurePoint {
        FigurePoint(
            year: year, value: value, qualifier: .exact, subject: "培训", quote: "培训", range: TextRange(1, 3),
            documentId: document, figure: figure, reportYear: year, score: 1)
    }

    /// As an index tells it of either report: the agency's figures and problems whole.
    private static func comparison(_ document: String) -> ReportComparison {
        let share = ReuseShare(sentences: 1, characters: 10, wholeSentences: 4, wholeCharacters: 50)
        let source = ReuseSource(
            documentId: first, agencyKey: "k", agency: "=局", year: 2022, share: share, same: 1, numbersChanged: 0,
            near: 0)
        let lines = [
            FigureLine(
                subject: "培训", unit: "场", points: [point(2022, 4, first, "f2"), point(2023, 5, second, "f1")],
                changes: [FigureChange(from: 2022, to: 2023, absolute: 1, relative: 0.25)], conflicts: []),
            FigureLine(subject: "一年", unit: "件", points: [point(2023, 9, second, "f3")], changes: [], conflicts: []),
        ]
        let problem = ReturningProblem(
            documentId: first, year: 2022, item: 2, problem: ReportItem(text: "力量薄弱", range: TextRange(2, 6)),
            again: [
                TextEvidence(
                    documentId: second, year: 2023, item: 1, range: TextRange(3, 7), role: .problems, score: 0.5)
            ])
        let evidence = TextEvidence(documentId: second, year: 2023, range: TextRange(8, 9), role: nil, score: 0.4)
        let promise = PromiseReview(
            documentId: first, year: 2022, item: 1, commitment: ReportItem(text: "建成", range: TextRange(0, 2)),
            outcome: .kept, score: 0.4, evidence: [evidence])
        return ReportComparison(
            documentId: document, reportId: "r", agency: "局", reportYear: document == first ? 2022 : 2023,
            reuse: ReuseReport(
                documentId: document, sentences: 4, characters: 50, ownEarlier: share, others: share, common: share,
                ownSources: document == second ? [source] : [], otherSources: []),
            figures: lines, problems: [problem], promises: document == first ? [promise] : [], earlierPromises: [])
    }

    private static func reports() throws -> [ExportedReport] {
        try [first, second].map { id in
            var report = SmallReport.exported(id)
            report.comparison = try comparison(id).exported()
            return report
        }
    }

    private static func export(_ format: ExportFormat, query: String = "") async throws -> TemporaryFolder {
        let folder = TemporaryFolder()
        _ = try await ExportFixture.run(options(format), in: folder)
            .run(ListedSource(reports: try reports(), query: query))
        return folder
    }

    @Test func `each value stands once, with the report that states it`() async throws {
        let folder = try await Self.export(.dataPackage)
        func rows(_ table: String) -> [String] {
            folder.text("out/\(table).csv").components(separatedBy: "\r\n").dropFirst().filter { !$0.isEmpty }
        }
        let (first, second) = (Self.first, Self.second)
        let shares = "1,10,0.25,0.2"
        #expect(
            rows("reuse_totals") == [first, second].map { "\($0),4,50,\(shares),\(shares),\(shares)" })
        #expect(rows("reuse") == ["\(second),\(first),own,k,'=局,2022,\(shares),1,0,0"])
        #expect(
            rows("figure_years") == [
                "\(first),f2,,\(first),f2,培训,场,2022,4,1,,,,false",
                "\(second),f1,,\(first),f2,培训,场,2023,5,1,2022,1,0.25,false",
            ])
        #expect(rows("returning_problems") == ["\(first),2,力量薄弱,2022,\(second),1,2023,0.5"])
        #expect(rows("promises") == ["\(first),1,建成,2022,kept,0.4"])
        #expect(rows("promise_evidence") == ["\(first),1,1,\(second),,0.4,8,9"])
        #expect(folder.text("out/codebook.csv").contains("figure_years,lineDocument,"))
    }

    @Test func `a key into another report is a foreign key only where no query may leave that report out`() async throws
    {
        func foreignKeys(_ query: String) async throws -> Int {
            let text = try await Self.export(.dataPackage, query: query).text("out/datapackage.json")
            return text.components(separatedBy: "\"foreignKeys\"").count
        }
        func further(_ query: String) async throws -> Int {
            let text = try await Self.export(.dataPackage, query: query).text("out/datapackage.json")
            return text.components(separatedBy: "\"guidang:references\"").count
        }
        #expect(try await foreignKeys("") == foreignKeys("year:2023"))
        #expect(try await further("year:2023") == further("") + 4)
    }

    @Test func `lines stay what the archive has, and comparisons are a line each beside them`() async throws {
        var reports = try Self.reports()
        reports[0].comparison = nil
        let folder = TemporaryFolder()
        _ = try await ExportFixture.run(Self.options(.lines), in: folder).run(ListedSource(reports: reports))
        #expect(folder.text("out.jsonl") == reports.map { String(decoding: $0.json, as: UTF8.self) + "\n" }.joined())
        let second = String(decoding: try #require(reports[1].comparison), as: UTF8.self)
        #expect(folder.text("out.compare.jsonl") == "{\"documentId\":\"\(Self.first)\"}\n\(second)\n")
        #expect(folder.text("out.about.json").contains("NAME.compare.jsonl"))
    }

    @Test(arguments: ExportFormat.allCases)
    func `an export with comparisons that was interrupted anywhere is gone on with to the same bytes`(
        _ format: ExportFormat
    ) async throws {
        let reports = try (0..<12).map { number in
            let id = GeneratedReports.documentId(number, seed: 6)
            var report = SmallReport.exported(id)
            report.comparison = try Self.comparison(Self.second).exported()
            return (id, report)
        }.sorted { $0.0 < $1.0 }.map(\.1)
        var source = ListedSource(reports: reports)
        let whole = TemporaryFolder()
        _ = try await ExportFixture.run(Self.options(format), in: whole).run(source)
        for report in 0..<reports.count {
            let folder = TemporaryFolder()
            source.failsAt = report
            await #expect(throws: ListedSource.Interruption.self) {
                try await ExportFixture.run(Self.options(format), in: folder).run(source)
            }
            source.failsAt = nil
            _ = try await ExportFixture.run(Self.options(format), in: folder).run(source)
            #expect(folder.files() == whole.files(), "interrupted at \(report)")
        }
    }
}
