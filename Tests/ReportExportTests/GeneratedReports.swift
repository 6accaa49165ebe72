import Foundation
import Messages
import ReportExport
import ReportGenerator
import ReportReader

/// Reports that the reader made of generated texts, in the order of their document ids.
enum GeneratedReports {
    private static let reader = ReportReader()

    /// The first reports of a seed.
    static func make(_ count: Int, seed: UInt64 = 5, targetBytes: Int = 6_000) -> [Report] {
        let generator = ReportGenerator(seed: seed, targetBytes: targetBytes)
        return (0..<count).map { index in
            let generated = generator.report(at: index)
            let id = documentId(index, seed: seed)
            var report = reader.read(
                SourceText(
                    text: generated.text, fileName: generated.fileName, size: generated.text.utf8.count,
                    encoding: "utf-8",
                    declared: index.isMultiple(of: 3) ? ["department": "司法局"] : [:]),
                documentID: id, reportID: "report-\(index)", revision: 1 + index % 3)
            if index.isMultiple(of: 4) { report.agency?.joint = ["某街道办事处", "某街道工作委员会"] }
            return report
        }.sorted { $0.documentId < $1.documentId }
    }

    /// As the archive has them; some have tags.
    static func exported(_ reports: [Report]) -> [ExportedReport] {
        reports.enumerated().map { index, report in
            ExportedReport(json: Data(report.json()), tags: index.isMultiple(of: 2) ? ["抽查", "=第\(index)批"] : [])
        }
    }

    /// Some 32 bytes in hex, by the SplitMix64 generator.
    static func documentId(_ index: Int, seed: UInt64) -> String {
        var state = seed &* 1_000_003 &+ UInt64(index)
        let bytes = (0..<4).flatMap { _ in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            mixed ^= mixed >> 31
            return withUnsafeBytes(of: mixed) { Array($0) }
        }
        return ContentHash(bytes: bytes)?.hex ?? ""
    }
}
