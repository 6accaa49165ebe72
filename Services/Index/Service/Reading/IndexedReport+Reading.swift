internal import Foundation
internal import Messages

extension IndexedReport {
    /// Reads a report.
    ///
    /// - Throws: `JSONSyntaxError`, `JSONReadError`, `DecodingError`, ``IndexError``.
    init(json: Data) throws {
        let head = try JSONDecoder().decode(Head.self, from: JSONMembers.select(Head.members, of: json))
        var text: String?
        var (outline, figures, citations) = ([OutlineSection](), [Figure](), [Citation]())
        var (problems, commitments) = ([TextRange](), [TextRange]())
        var (duties, findings) = ([String](), [String]())
        try JSONReader.read(json) { reader in
            try reader.members { name, reader in
                switch name {
                case "text": text = try reader.string()
                case "outline": outline = try reader.list { try $0.section() }
                case "figures": figures = try reader.list { try Figure(&$0) }
                case "citations": citations = try reader.list { try Citation(&$0) }
                case "problems": problems = try reader.list(of: "range") { try $0.range() }
                case "commitments": commitments = try reader.list(of: "range") { try $0.range() }
                case "duties": duties = try reader.list(of: "duty") { try $0.string() }
                case "findings": findings = try reader.list(of: "rule") { try $0.string() }
                default: break
                }
            }
        }
        self.init(
            head: head, text: try JSONReader.required("text", text), outline: outline, figures: figures,
            citations: citations, duties: duties, problems: problems, commitments: commitments, findings: findings)
    }
}

extension IndexedReport.Figure {
    fileprivate init(_ reader: inout JSONReader) throws {
        var (value, unit, subject) = (Double?.none, String?.none, String?.none)
        try reader.members { name, reader in
            switch name {
            case "value": value = try reader.number()
            case "unit": unit = try reader.string()
            case "subject": subject = try reader.optionalString()
            default: break
            }
        }
        self.init(
            value: try JSONReader.required("value", value), unit: try JSONReader.required("unit", unit),
            subject: subject)
    }
}

extension IndexedReport.Citation {
    fileprivate init(_ reader: inout JSONReader) throws {
        var (name, canonicalName) = (String?.none, String?.none)
        try reader.members { member, reader in
            switch member {
            case "name": name = try reader.string()
            case "canonicalName": canonicalName = try reader.optionalString()
            default: break
            }
        }
        self.init(name: try JSONReader.required("name", name), canonicalName: canonicalName)
    }
}
