import Foundation
import Messages
import ReportExport

/// A report with next to nothing in it, as JSON that a test changes.
enum SmallReport {
    static let id = String(repeating: "ab", count: 32)

    static func exported(
        _ id: String = id, _ changes: [String: JSONValue?] = [:], tags: [String] = [], comparison: String? = nil
    ) -> ExportedReport {
        var members: [String: JSONValue] = [
            "schema": .string("guidang.report.v1"), "documentId": .string(id), "reportId": .string("r"),
            "revision": .integer(1), "kind": .string("other"), "text": .string("全文"),
            "body": .array([.integer(0), .integer(2)]),
            "source": .object(["fileName": .string("a"), "size": .integer(6), "declared": .object([:])]),
            "reader": .object(["version": .string("1"), "lexicon": .string("2")]),
        ]
        for (name, value) in changes { members[name] = value }
        let json = (try? JSONEncoder().encode(JSONValue.object(members))) ?? Data()
        return ExportedReport(json: json, tags: tags, comparison: comparison.map { Data($0.utf8) })
    }
}
