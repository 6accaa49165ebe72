import Foundation
import Messages

/// What a person read in a document; fields as `Labelled/README.md` says.
struct Labels: Decodable {
    struct Figure: Decodable {
        let value: Double
        let unit: String
        let qualifier: String?
    }
    struct Heading: Decodable {
        let level: Int
        let number: String
        let title: String
    }
    /// Labels that only some documents have.
    struct Further: Decodable {
        let agencyKind: String?
        let agencyLevel: String?
        let joint: [String]
        /// By number and title of a section.
        let roles: [String: String]
        /// Name and kind.
        let citationKinds: [[String]]
        /// Name and canonical name.
        let canonicalNames: [[String]]
        /// Numbers of a part and of its whole among `figures`.
        let partOf: [[Int]]
        /// A figure's number and the time it is on.
        let periods: [[String]]
        let duties: [String]
    }

    let kind: String
    let title: String?
    let agency: String?
    let division: String?
    let reportYear: Int?
    let indexNumber: String?
    let docNumber: String?
    let dateWritten: String?
    let datePublished: String?
    let source: String?
    let headings: [Heading]
    let figures: [Figure]
    let figuresOptional: [Figure]?
    let citations: [String]
    let problems: [String]?
    let commitments: [String]?
    let findings: [String]
    let further: Further?

    /// The labelled documents by their names, in order.
    static func all() throws -> [(name: String, text: String, labels: Labels)] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Labelled")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try files.filter { $0.hasSuffix(".json") }.sorted().map { file in
            let name = String(file.dropLast(5))
            let text = try String(contentsOf: folder.appending(path: name + ".txt"), encoding: .utf8)
            let json = try Data(contentsOf: folder.appending(path: file))
            return (name, text, try JSONDecoder().decode(Labels.self, from: json))
        }
    }
}
