import Foundation
import GRDB
import IndexService
import Messages
import ReportAnalysis
import ReportGenerator
import ReportReader
import Testing

/// Comparisons over the stored reports.
@Suite struct ComparingTests {
    /// Reports of five agencies and four years; each year repeats much of the one before.
    static let reports: [Report] = (0..<60).map { number in
        let (agency, year) = (number % 15, number / 15)
        let generated = ReportGenerator(seed: 77, targetBytes: 1_500).report(at: agency * 4 + year / 2)
        let text = generated.text
        let id = documentId(number + 1)
        let source = SourceText(text: text, fileName: "\(number).txt", size: text.utf8.count)
        var report = ReportReader().read(source, documentID: id, reportID: id, revision: 1)
        report.agency = ReportAgency(key: "单位\(agency)", name: "单位\(agency)", kind: .department)
        report.reportYear = 2019 + year
        return report
    }

    /// Every comparison of an index that was filled in an order, with old readings, other versions and removals between.
    private static func outcome(_ order: [Int]) throws -> Data {
        let index = try TemporaryIndex()
        for (step, number) in order.enumerated() {
            var report = reports[number]
            report.revision = 2
            if step % 3 == 0 {
                var old = report
                old.revision = 1
                old.text = "此前的解析结果，与现在的完全不同，已经被替换。" + old.text
                try index.add(old)
            }
            if step % 5 == 0 {
                var gone = report
                gone.documentId = documentId(1_000 + number)
                gone.reportId = gone.documentId
                try index.add(gone)
                #expect(try index.queue.write { try index.archive.remove(documentId: gone.documentId, in: $0) })
            }
            try index.add(report)
        }
        #expect(try index.faults() == [])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try index.queue.read { db in
            var data = Data()
            for report in reports {
                data += try encoder.encode(
                    #require(try index.archive.compare(CompareQuery(id: report.documentId), in: db)))
            }
            data += try encoder.encode(index.archive.series(SeriesQuery(subject: "会议"), in: db))
            let diff = DiffQuery(first: reports[0].documentId, second: reports[15].documentId)
            return data + (try encoder.encode(#require(try index.archive.diff(diff, in: db))))
        }
    }

    @Test func `comparisons depend on the current reports alone`() throws {
        let forward = try Self.outcome(Array(Self.reports.indices))
        #expect(forward.count > 20_000)
        #expect(try Self.outcome(Self.reports.indices.reversed()) == forward)
        let mixed = Self.reports.indices.sorted { ($0 * 37 % 60, $0) < ($1 * 37 % 60, $1) }
        #expect(try Self.outcome(mixed) == forward)
    }

    @Test func `what a report copies is found, also when the earlier year comes later`() throws {
        let index = try TemporaryIndex()
        for number in [15, 0] { try index.add(Self.reports[number]) }
        let comparison = try #require(
            try index.queue.read { try index.archive.compare(CompareQuery(id: Self.reports[15].documentId), in: $0) })
        let reuse = try #require(comparison.reuse)
        #expect(reuse.sentences > 10)
        #expect(reuse.ownEarlier.ofSentences == 1)
        #expect(reuse.ownSources.map(\.documentId) == [Self.reports[0].documentId])
        #expect(reuse.others.sentences == 0)
        #expect(try index.queue.write { try index.archive.remove(documentId: Self.reports[0].documentId, in: $0) })
        let alone = try #require(
            try index.queue.read { try index.archive.compare(CompareQuery(id: Self.reports[15].documentId), in: $0) })
        #expect(alone.reuse?.ownEarlier.sentences == 0)
        #expect(alone.reuse?.ownSources == [])
    }

    @Test func `a whole document id means that document, also where another series bears it`() throws {
        let index = try TemporaryIndex()
        var corrected = Self.reports[1]
        corrected.reportId = Self.reports[0].documentId
        var other = Self.reports[2]
        other.reportId = corrected.documentId
        for report in [Self.reports[0], corrected, other] { try index.add(report) }
        for report in [corrected, other] {
            let query = CompareQuery(id: report.documentId)
            let found = try index.queue.read { try index.archive.compare(query, in: $0) }
            #expect(found?.documentId == report.documentId)
        }
        let first = CompareQuery(id: Self.reports[0].documentId)
        #expect(try index.queue.read { try index.archive.compare(first, in: $0) }?.documentId == corrected.documentId)
    }

    @Test func `only what is asked for is told, and it is what is told of it among all`() throws {
        let index = try TemporaryIndex()
        for number in [15, 0, 30] { try index.add(Self.reports[number]) }
        func compared(_ parts: [ComparisonPart]?) throws -> ReportComparison {
            let query = CompareQuery(id: Self.reports[15].documentId, parts: parts)
            return try #require(try index.queue.read { try index.archive.compare(query, in: $0) })
        }
        let whole = try compared(nil)
        #expect(whole.reuse != nil && !whole.figures.isEmpty && !whole.earlierPromises.isEmpty)
        #expect(try compared(ComparisonPart.allCases) == whole)
        #expect(!whole.problems.isEmpty && !whole.promises.isEmpty)
        let none = ReportComparison(
            documentId: whole.documentId, reportId: whole.reportId, agency: whole.agency, reportYear: whole.reportYear)
        #expect(try compared([]) == none)
        for part in ComparisonPart.allCases {
            var expected = none
            switch part {
            case .reuse: expected.reuse = whole.reuse
            case .figures: expected.figures = whole.figures
            case .problems: expected.problems = whole.problems
            case .promises: expected.promises = whole.promises
            case .earlierPromises: expected.earlierPromises = whole.earlierPromises
            }
            #expect(try compared([part, part]) == expected)
        }
        let wrong = Data(#"{"id":"aaaaaa","parts":["copies"]}"#.utf8)
        let error = #expect(throws: DecodingError.self) { try JSONDecoder().decode(CompareQuery.self, from: wrong) }
        #expect("\(error as Any)".contains("there are: reuse, figures, problems, promises, earlierPromises"))
    }

    @Test func `the store chooses the same reports to compare with as memory, also behind a flush and removals`() throws
    {
        let index = try TemporaryIndex()
        var memory = MemoryFingerprintIndex()
        let reports = (0..<1_400).map { number in
            let text = ReportGenerator(seed: 78, targetBytes: 900).report(at: number).text
            var report = Self.reports[0]
            (report.documentId, report.reportId) = (documentId(number + 1), documentId(number + 1))
            (report.text, report.body, report.outline) = (text, TextRange(0, text.unicodeScalars.count), [])
            report.agency = ReportAgency(key: "单位\(number)", name: "单位\(number)", kind: .department)
            return report
        }
        try index.add(reports)
        for (number, report) in reports.enumerated() {
            if number % 9 == 4 {
                #expect(try index.queue.write { try index.archive.remove(documentId: report.documentId, in: $0) })
            } else {
                let sentences = Sentences(of: report.text, body: report.body, outline: [])
                let identity = ReportIdentity(
                    documentId: report.documentId, agencyKey: report.agency?.key, agency: report.agency?.name,
                    year: report.reportYear)
                memory.add(FingerprintEntry(identity: identity, fingerprint: Fingerprint(sentences))) { sentences }
            }
        }
        try index.tidy()
        for number in stride(from: 0, to: 1_395, by: 45) {
            let id = reports[number].documentId
            let told = try index.queue.read { try index.archive.compare(CompareQuery(id: id), in: $0)?.reuse }
            #expect(try told == ReuseFinder(memory).report(of: #require(memory.number(of: id))))
        }
    }

    @Test func `a figure over agencies has the values that the reports state, and can be narrowed`() throws {
        let index = try TemporaryIndex()
        for report in Self.reports.prefix(30) { try index.add(report) }
        let (all, narrowed) = try index.queue.read { db in
            (
                try index.archive.series(SeriesQuery(subject: "会议"), in: db),
                try index.archive.series(SeriesQuery(subject: "会议", words: "year:2020"), in: db)
            )
        }
        let stated = Self.reports.prefix(30).flatMap { report in
            report.figures.filter { $0.subject?.contains("会议") == true }.map { "\(report.documentId) \($0.quote)" }
        }
        let told = all.rows.flatMap { $0.cells.flatMap { $0 } }.map { "\($0.documentId) \($0.quote)" }
        #expect(stated.count > 5)
        #expect(Set(stated).isSubset(of: Set(told)))
        let documents = Set(Self.reports[15..<30].map(\.documentId))
        let cells = narrowed.rows.flatMap { $0.cells.flatMap { $0 } }
        #expect(!cells.isEmpty && cells.allSatisfy { documents.contains($0.documentId) })
    }
}
