/// The figures of one agency that count one thing, lined up over the years.
public struct FigureLine: Codable, Sendable, Equatable {
    /// What is counted, as the latest report that names it has it.
    public var subject: String
    /// The measure word; `%` for percent.
    public var unit: String
    /// Every value, by year, then by document and place.
    public var points: [FigurePoint]
    /// From each year to the next one that has a value, where both have just one.
    public var changes: [FigureChange]
    /// The years for which different values are stated.
    public var conflicts: [Int]

    /// Puts a line together.
    public init(
        subject: String, unit: String, points: [FigurePoint], changes: [FigureChange], conflicts: [Int]
    ) {
        self.subject = subject
        self.unit = unit
        self.points = points
        self.changes = changes
        self.conflicts = conflicts
    }
}

/// One value of a line, and where it is stated.
public struct FigurePoint: Codable, Sendable, Equatable {
    /// The year that the value is for.
    public var year: Int
    /// The number.
    public var value: Double
    /// How exact it is.
    public var qualifier: FigureQualifier
    /// What is counted, as printed.
    public var subject: String
    /// The words that state it.
    public var quote: String
    /// Where the quote stands in the document's text.
    public var range: TextRange
    /// SHA-256 of the original that states it.
    public var documentId: String
    /// The figure's id in that document: `f12`.
    public var figure: String
    /// The year that the document reports on: another one than ``year`` where it looks back.
    public var reportYear: Int
    /// How well its subject fits the line's, from 0 to 1; 1 is the same words.
    public var score: Double

    /// Puts a point together.
    public init(
        year: Int, value: Double, qualifier: FigureQualifier, subject: String, quote: String, range: TextRange,
        documentId: String, figure: String, reportYear: Int, score: Double
    ) {
        self.year = year
        self.value = value
        self.qualifier = qualifier
        self.subject = subject
        self.quote = quote
        self.range = range
        self.documentId = documentId
        self.figure = figure
        self.reportYear = reportYear
        self.score = score
    }
}

/// What became of a value.
public struct FigureChange: Codable, Sendable, Equatable {
    /// The earlier year.
    public var from: Int
    /// The later year.
    public var to: Int
    /// Later less earlier value.
    public var absolute: Double
    /// The same as a part of the earlier value, to four decimals; nil where that is 0.
    public var relative: Double?

    /// Puts a change together.
    public init(from: Int, to: Int, absolute: Double, relative: Double?) {
        self.from = from
        self.to = to
        self.absolute = absolute
        self.relative = relative
    }
}
