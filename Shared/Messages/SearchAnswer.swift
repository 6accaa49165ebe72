/// The reports that fit a query.
public struct SearchAnswer: Codable, Sendable, Equatable {
    /// How many reports fit.
    public var total: Int
    /// Whether ``total`` and the facets' counts are estimates from a fixed sample; they are exact up to 50,000.
    public var estimated: Bool
    /// The hits asked for.
    public var hits: [SearchHit]
    /// Gives the next hits; nil where there are no more.
    public var cursor: String?
    /// The facets asked for, in that order.
    public var facets: [SearchFacet]
    /// How the query was understood, in lines; nil unless asked for.
    public var explanation: String?
    /// What was passed over or put right in the query, for people.
    public var notes: [String]

    /// Puts an answer together.
    public init(
        total: Int, estimated: Bool, hits: [SearchHit], cursor: String? = nil, facets: [SearchFacet] = [],
        explanation: String? = nil, notes: [String] = []
    ) {
        self.total = total
        self.estimated = estimated
        self.hits = hits
        self.cursor = cursor
        self.facets = facets
        self.explanation = explanation
        self.notes = notes
    }
}

/// How the reports that fit spread over the values of one field.
public struct SearchFacet: Codable, Sendable, Equatable {
    /// One value.
    public struct Value: Codable, Sendable, Equatable {
        /// As a query takes it: `2023`, `410100`, `disputes`.
        public var value: String
        /// For people, where it is another: `郑州市`.
        public var label: String?
        /// How many reports that fit have it.
        public var count: Int

        /// Puts a value together.
        public init(value: String, label: String? = nil, count: Int) {
            self.value = value
            self.label = label
            self.count = count
        }
    }

    /// The facet as it was asked for.
    public var facet: String
    /// The most frequent values first; years and divisions in their own order.
    public var values: [Value]
    /// Whether there are more values than were asked for.
    public var hasMore: Bool

    /// Puts a facet together.
    public init(facet: String, values: [Value], hasMore: Bool) {
        self.facet = facet
        self.values = values
        self.hasMore = hasMore
    }
}

/// One report that fits.
public struct SearchHit: Codable, Sendable, Equatable {
    /// The series of versions.
    public var reportId: String
    /// SHA-256 of the original.
    public var documentId: String
    /// Which reading of it, from 1.
    public var revision: Int
    /// Which version of the reader made it.
    public var reader: String
    /// What the file was called; nil where an older version answers.
    public var fileName: String?
    /// The report's own title.
    public var title: String?
    /// Full name of the reporting organ.
    public var agency: String?
    /// Code of its division (GB/T 2260).
    public var division: String?
    /// The year reported on.
    public var reportYear: Int?
    /// The date of publication, else of writing; ISO 8601.
    public var date: String?
    /// Greater is better, comparable within one query only; 0 in date order.
    public var score: Double
    /// The sentence around the best place, at most 120 characters or so, each white space as one blank.
    public var snippet: String
    /// The matches in the snippet, in Unicode scalar offsets into it.
    public var ranges: [TextRange]
    /// Where the snippet stands in the report's text.
    public var snippetRange: TextRange
    /// The matches in the report's text, the first 100.
    public var textRanges: [TextRange]

    /// Puts a hit together.
    public init(
        reportId: String, documentId: String, revision: Int, reader: String, fileName: String? = nil, title: String?,
        agency: String?, division: String?, reportYear: Int?, date: String?, score: Double, snippet: String,
        ranges: [TextRange], snippetRange: TextRange, textRanges: [TextRange]
    ) {
        self.reportId = reportId
        self.documentId = documentId
        self.revision = revision
        self.reader = reader
        self.fileName = fileName
        self.title = title
        self.agency = agency
        self.division = division
        self.reportYear = reportYear
        self.date = date
        self.score = score
        self.snippet = snippet
        self.ranges = ranges
        self.snippetRange = snippetRange
        self.textRanges = textRanges
    }
}
