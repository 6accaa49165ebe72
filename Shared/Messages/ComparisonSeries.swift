/// A figure over agencies and years.
///
/// Nothing is added up.
public struct FigureTable: Codable, Sendable, Equatable {
    /// What was asked for.
    public var subject: String
    /// The measure word asked for; nil for any.
    public var unit: String?
    /// The years that have a value, in order.
    public var years: [Int]
    /// The agencies that have a value, by division code, name and key; without a division last.
    public var rows: [FigureTableRow]

    /// Puts a table together.
    public init(subject: String, unit: String?, years: [Int], rows: [FigureTableRow]) {
        self.subject = subject
        self.unit = unit
        self.years = years
        self.rows = rows
    }
}

/// One agency's row.
public struct FigureTableRow: Codable, Sendable, Equatable {
    /// The agency's key.
    public var agencyKey: String
    /// The agency's full name, as the last document by id states it.
    public var agency: String
    /// Code of GB/T 2260; nil where it is not known.
    public var division: String?
    /// One cell for each of the table's years; an empty one has no value.
    public var cells: [[FigureCell]]

    /// Puts a row together.
    public init(agencyKey: String, agency: String, division: String?, cells: [[FigureCell]]) {
        self.agencyKey = agencyKey
        self.agency = agency
        self.division = division
        self.cells = cells
    }
}

/// One value and where it is stated.
public struct FigureCell: Codable, Sendable, Equatable {
    /// The number.
    public var value: Double
    /// The measure word.
    public var unit: String
    /// How exact it is.
    public var qualifier: FigureQualifier
    /// What is counted, as printed.
    public var subject: String
    /// SHA-256 of the original that states it.
    public var documentId: String
    /// The words that state it.
    public var quote: String
    /// Where they stand.
    public var range: TextRange

    /// Puts a cell together.
    public init(
        value: Double, unit: String, qualifier: FigureQualifier, subject: String, documentId: String, quote: String,
        range: TextRange
    ) {
        self.value = value
        self.unit = unit
        self.qualifier = qualifier
        self.subject = subject
        self.documentId = documentId
        self.quote = quote
        self.range = range
    }
}
