internal import Foundation
internal import Messages

/// What a table of figures needs of a report.
struct FiguresOfYear {
    struct Head: Decodable {
        static let members: [StaticString] = ["documentId", "agency", "reportYear"]

        let documentId: String
        let agency: ReportAgency?
        let reportYear: Int?
    }

    let head: Head
    let figures: [ReportFigure]

    /// Reads a report.
    ///
    /// - Throws: `JSONSyntaxError`, `JSONReadError`, `DecodingError`, ``IndexError``.
    init(json: Data) throws {
        head = try JSONDecoder().decode(Head.self, from: JSONMembers.select(Head.members, of: json))
        var figures: [ReportFigure] = []
        try JSONReader.read(json) { reader in
            try reader.members { name, reader in
                if name == "figures" { figures = try reader.list { try $0.figure() } }
            }
        }
        self.figures = figures
    }
}
