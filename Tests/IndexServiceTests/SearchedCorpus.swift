import GRDB
import IndexService
import Messages
import QueryGenerator
import QueryLanguage

/// An index of made-up reports in many segments, and each current report by itself.
struct SearchedCorpus {
    /// A report that searches ought to look at.
    struct Member {
        let report: Report
        let tags: [String]
        let folded: FoldedReport
    }

    let index: TemporaryIndex
    /// The current reports by the ids of their documents.
    private(set) var current: [String: Member] = [:]
    private var random: Seeded

    /// Fills an index, puts newer readings and other documents in the place of some reports, and takes some out again.
    init(seed: UInt64, series count: Int, reportsOfSegment: Int) throws {
        index = try TemporaryIndex(reportsOfSegment: reportsOfSegment)
        random = Seeded(state: seed)
        for number in 0..<count { try add(number, in: number) }
        for number in stride(from: 0, to: count, by: 5) { try add(number, in: number, revision: 2) }
        for number in stride(from: 0, to: count, by: 7) {
            let first = current.removeValue(forKey: documentId(number))
            try add(number + count, in: number)
            guard number % 2 == 0 else { continue }
            try remove(number + count)
            current[documentId(number)] = first
        }
        for number in stride(from: 1, to: count, by: 11) { try remove(number) }
    }

    private mutating func add(_ number: Int, in series: Int, revision: Int = 1) throws {
        var (report, tags) = RandomReport.make(&random)
        report.documentId = documentId(number)
        report.reportId = "series-\(series)"
        report.revision = revision
        current[report.documentId] = Member(
            report: report, tags: tags, folded: FoldedReport(report, tags: tags))
        try index.add(report, tags: tags)
    }

    private mutating func remove(_ number: Int) throws {
        current[documentId(number)] = nil
        _ = try index.queue.write { try index.archive.remove(documentId: documentId(number), in: $0) }
    }

    /// All that the index finds, page by page.
    func found(
        _ words: String, order: SearchOrder = .date, facets: [String] = []
    ) throws -> (first: SearchAnswer, ids: [String], totals: Set<Int>) {
        var query = SearchQuery(words: words, limit: 40, order: order, facets: facets, facetLimit: 100, snippets: false)
        let first = try index.search(query)
        var ids = first.hits.map(\.documentId)
        var totals: Set = [first.total]
        query.cursor = first.cursor
        query.facets = []
        while query.cursor != nil {
            let answer = try index.search(query)
            ids += answer.hits.map(\.documentId)
            totals.insert(answer.total)
            query.cursor = answer.cursor
        }
        return (first, ids, totals)
    }
}

extension SearchedCorpus.Member {
    /// What the report counts for in each facet.
    var facets: [String: Set<String>] {
        let agency = report.agency
        return [
            "year": Set([report.reportYear].compactMap { $0.map(String.init) }),
            "kind": Set([agency?.kind.rawValue].compactMap { $0 }),
            "report-kind": [report.kind.rawValue],
            "level": Set([agency?.level?.rawValue].compactMap { $0 }),
            "division": Set([agency?.division?.code].compactMap { $0.map { $0.prefix(2) + "0000" } }),
            "duty": Set(report.duties.map(\.duty)),
            "finding": Set(report.findings.map(\.rule)),
            "tag": Set(tags),
            "unit": Set(report.figures.map { $0.unit == "％" ? "%" : $0.unit }),
        ]
    }
}
