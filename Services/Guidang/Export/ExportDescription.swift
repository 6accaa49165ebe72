import Foundation
import Messages

/// What every export tells of itself.
///
/// There is no time of the day in it: exports of the same set are the same bytes.
struct ExportDescription {
    var program: String
    var query: String
    var digest: String
    var tally: ExportTally

    var json: JSONValue {
        .object([
            "program": .string(program),
            "query": .string(query),
            "tables": .string(TableSchema.standardVersion),
            "reports": .integer(Int64(tally.reports)),
            "rows": counts(tally.rows),
            "set": .object([
                "sha256": .string(digest), "rule": .string(SetDigest.rule.both),
            ]),
            "schemas": counts(tally.schemas),
            "readers": .array(
                tally.readers.sorted { $0.key < $1.key }.map { reader, count in
                    let parts = reader.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
                    return .object([
                        "version": .string(String(parts.first ?? "")), "lexicon": .string(String(parts.last ?? "")),
                        "reports": .integer(Int64(count)),
                    ])
                }),
            "taxonomies": counts(tally.taxonomies),
        ])
    }

    /// The same as lines for people: a name, and what it is.
    var lines: [(name: Wording, value: String)] {
        func list(_ counts: [String: Int]) -> String {
            counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "; ")
        }
        return [
            (Wording("Program", "程序"), program),
            (Wording("Query", "查询"), query),
            (Wording("Reports", "报告数"), String(tally.reports)),
            (Wording("Digest of the set", "报告集摘要"), digest),
            (Wording("How the digest is made", "摘要算法"), SetDigest.rule.both),
            (Wording("Readers (version, lexicon: reports)", "读取程序（版本、词表：报告数）"), list(tally.readers)),
            (Wording("Taxonomies (reports)", "职责体系（报告数）"), list(tally.taxonomies)),
            (Wording("Schemas (reports)", "模式（报告数）"), list(tally.schemas)),
            (Wording("Tables", "表的版本"), TableSchema.standardVersion),
            (Wording("Rows", "行数"), list(tally.rows)),
        ]
    }

    func counts(_ counts: [String: Int]) -> JSONValue { .object(counts.mapValues { .integer(Int64($0)) }) }
}

extension Wording {
    /// Both languages in one string, for formats that have room for one.
    var both: String { english == chinese ? english : "\(english) / \(chinese)" }
}

extension JSONValue {
    /// As a file for people and programs: indented, keys sorted, with a line end.
    var fileBytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return Array((try? encoder.encode(self)) ?? Data()) + [0x0A]
    }
}
