package import Foundation

/// Where the reports of an export come from: the index, page by page.
package protocol ExportSource: Sendable {
    /// Which reports they are.
    var set: ExportSet { get async throws }

    /// Whether what the pages so far were made of is still as ``set`` says, where that matters: a report in itself is what it
    /// is, and a comparison hangs on all others.
    var isUnchanged: Bool { get async throws }

    /// The reports behind a cursor, in the order of their document ids (as bytes), each id once.
    ///
    /// That order lies in the documents themselves, so that exports of the same set are the same bytes whatever the order
    /// in which the documents arrived.
    /// - Parameters:
    ///   - cursor: What the page before gave as its next; nil for the first page. It must mean the same to another
    ///     process later on, as an export that was ended goes on with it.
    ///   - limit: No more reports than that; fewer are no sign of the end.
    func page(after cursor: String?, limit: Int) async throws -> ExportPage
}

extension ExportSource {
    /// What does not compare need not know.
    package var isUnchanged: Bool { true }
}

/// Which reports an export is of.
package struct ExportSet: Sendable, Hashable, Codable {
    /// The query that chose them, as a person would type it; empty for all.
    package var query: String
    /// What changes when the set does, such as the index's sequence number.
    ///
    /// An export that was ended is gone on with only
    /// where it is still the same. It is not written into the export: it depends on the order of arrival.
    package var snapshot: String

    package init(query: String, snapshot: String) {
        self.query = query
        self.snapshot = snapshot
    }
}

/// Some reports, and where the next are.
package struct ExportPage: Sendable {
    package var reports: [ExportedReport]
    /// The cursor of the next page; nil where there is none.
    package var next: String?

    package init(reports: [ExportedReport], next: String?) {
        self.reports = reports
        self.next = next
    }
}

/// One report as the archive has it.
package struct ExportedReport: Sendable {
    /// JSON as `report-contract.md` has it, in UTF-8.
    package var json: Data
    /// What people call it.
    package var tags: [String]
    /// An object of JSON with what comparing with other reports gave; tables of it are declared by value with
    /// ``RowDocument/comparison``.
    package var comparison: Data?

    package init(json: Data, tags: [String] = [], comparison: Data? = nil) {
        self.json = json
        self.tags = tags
        self.comparison = comparison
    }
}
