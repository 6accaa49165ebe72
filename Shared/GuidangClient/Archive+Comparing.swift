public import Messages

extension Archive {
    /// Sets a report against the same agency's other years and against other agencies.
    ///
    /// - Parameters:
    ///   - id: The id of a report or document, or at least 6 characters of its beginning.
    ///   - parts: What to tell; the others are left empty.
    ///   - index: The name of a further index to ask; nil means the first one.
    public func compare(_ id: String, parts: [ComparisonPart] = ComparisonPart.allCases, index: String? = nil)
        async throws -> ReportComparison
    {
        let query = CompareQuery(id: try IDBeginning.read(id), parts: parts == ComparisonPart.allCases ? nil : parts)
        return try await ask(
            .index, Question.compare, query, of: index, within: .seconds(60), as: ReportComparison.self
        ).value
    }

    /// The texts of two reports side by side.
    ///
    /// - Parameter index: The name of a further index to ask; nil means the first one.
    public func diff(_ first: String, _ second: String, index: String? = nil) async throws -> ReportAlignment {
        let query = DiffQuery(first: try IDBeginning.read(first), second: try IDBeginning.read(second))
        return try await ask(
            .index, Question.diff, query, of: index, within: .seconds(60), as: ReportAlignment.self
        ).value
    }

    /// A figure over agencies and years.
    ///
    /// - Parameter index: The name of a further index to ask; nil means the first one.
    public func series(_ query: SeriesQuery, index: String? = nil) async throws -> FigureTable {
        try await ask(.index, Question.series, query, of: index, within: .seconds(120), as: FigureTable.self).value
    }
}
