internal import Foundation
internal import Messages

extension Report {
    /// Reads what comparisons need of a report; the lists of what it cites and is found to lack, and the like, stay empty.
    ///
    /// - Throws: `JSONSyntaxError`, `JSONReadError`, `DecodingError`, ``IndexError``.
    init(compared json: Data) throws {
        self = try JSONDecoder().decode(Report.self, from: JSONMembers.select(Self.comparedHead, of: json))
        var (outline, figures) = ([OutlineSection](), [ReportFigure]())
        var (problems, commitments) = ([ReportItem](), [ReportItem]())
        try JSONReader.read(json) { reader in
            try reader.members { name, reader in
                switch name {
                case "outline": outline = try reader.list { try $0.section() }
                case "figures": figures = try reader.list { try $0.figure() }
                case "problems": problems = try reader.list { try $0.item() }
                case "commitments": commitments = try reader.list { try $0.item() }
                default: break
                }
            }
        }
        (self.outline, self.figures) = (outline, figures)
        (self.problems, self.commitments) = (problems, commitments)
    }

    private static let comparedHead: [StaticString] = [
        "schema", "documentId", "reportId", "revision", "kind", "source", "text", "body", "reportYear", "agency",
        "reader",
    ]
}
