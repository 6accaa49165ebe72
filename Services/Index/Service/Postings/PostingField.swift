/// The fields whose values have posting lists, by the number that the store knows them by.
enum PostingField: UInt8, CaseIterable {
    /// The year reported on.
    case year = 1
    /// Codes of GB/T 2260: the agency's division and all above it.
    case division = 2
    /// `annual-report`, `other`.
    case reportKind = 3
    /// `government`, `department`, …
    case agencyKind = 4
    /// `national` … `township`.
    case level = 5
    /// Duties by their ids.
    case duty = 6
    /// Names of cited laws and other documents, canonical where known.
    case cites = 7
    /// Rules of findings.
    case finding = 8
    /// Tags.
    case tag = 9
    /// Units of figures.
    case unit = 10
    /// Versions of the reader.
    case reader = 11
    /// The agency's key.
    case agency = 12
}
