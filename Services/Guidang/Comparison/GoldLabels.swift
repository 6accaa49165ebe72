package import Foundation

/// What a person read in a document, for a reader to be measured against.
///
/// The file is JSON as the labelled reports of the project have it: a value that the document does not state is null or
/// absent, lists are in document order. Fields of other names are passed over.
package struct GoldLabels: Decodable, Sendable {
    /// One numbered heading.
    package struct Heading: Decodable, Sendable {
        /// As printed: `（一）`.
        package var number: String
        /// As printed.
        package var title: String
    }

    /// One counted quantity.
    package struct Figure: Decodable, Sendable {
        /// 万 and 亿 multiplied out.
        package var value: Double
        /// As printed; `%` for percent.
        package var unit: String
        /// How exact it is; nil is not compared.
        package var qualifier: String?
        /// The words that state it.
        package var quote: String?
    }

    /// A value of which it matters whether the file names it: one that is named and null is to be left empty, one that
    /// is not named is not compared.
    package enum Label: Sendable, Equatable {
        /// The file does not name it.
        case absent
        /// The file names it; nil where the document does not state it.
        case stated(String?)
    }

    package var kind: Label
    package var division: Label
    package var title: String?
    package var agency: String?
    package var reportYear: Int?
    package var indexNumber: String?
    package var docNumber: String?
    package var dateWritten: String?
    package var datePublished: String?
    package var source: String?
    package var headings: [Heading]
    package var figures: [Figure]
    /// Figures that may be given or left out.
    package var figuresOptional: [Figure]
    /// Whether every figure of the document is labelled; else one that is not counts as nothing.
    package var figuresComplete: Bool
    package var citations: [String]
    /// Nil is not compared.
    package var problems: [String]?
    /// Nil is not compared.
    package var commitments: [String]?
    /// Rule names, with the item of `contents.missing` behind a colon; nil is not compared.
    package var findings: [String]?

    /// Reads the labels of a file.
    package init(json: Data) throws { self = try JSONDecoder().decode(Self.self, from: json) }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        func list<Element: Decodable>(_ key: Key) throws -> [Element] {
            try values.decodeIfPresent([Element].self, forKey: key) ?? []
        }
        func label(_ key: Key) throws -> Label {
            values.contains(key) ? .stated(try values.decodeIfPresent(String.self, forKey: key)) : .absent
        }
        func text(_ key: Key) throws -> String? { try values.decodeIfPresent(String.self, forKey: key) }
        kind = try label(.kind)
        division = try label(.division)
        title = try text(.title)
        agency = try text(.agency)
        reportYear = try values.decodeIfPresent(Int.self, forKey: .reportYear)
        indexNumber = try text(.indexNumber)
        docNumber = try text(.docNumber)
        dateWritten = try text(.dateWritten)
        datePublished = try text(.datePublished)
        source = try text(.source)
        headings = try list(.headings)
        figures = try list(.figures)
        figuresOptional = try list(.figuresOptional)
        figuresComplete = try values.decodeIfPresent(Bool.self, forKey: .figuresComplete) ?? true
        citations = try list(.citations)
        problems = try values.decodeIfPresent([String].self, forKey: .problems)
        commitments = try values.decodeIfPresent([String].self, forKey: .commitments)
        findings = try values.decodeIfPresent([String].self, forKey: .findings)
    }

    private enum Key: CodingKey {
        case kind, division, title, agency, reportYear, indexNumber, docNumber, dateWritten, datePublished, source
        case headings, figures, figuresOptional, figuresComplete, citations, problems, commitments, findings
    }
}
