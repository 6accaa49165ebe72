import Foundation
import IndexService
import Messages
import ReportGenerator
import ReportReader

/// The reports that an index is measured on, as a worker of parse hands them over.
///
/// The same texts as those of ``CorpusWriter``. Each is a series of its own, and seven in a row are the years of one
/// agency: the generator knows fewer names than an archive of a million reports has agencies.
struct IndexedCorpus: Sendable {
    private let generator: ReportGenerator
    private let reader = ReportReader()

    init(seed: UInt64 = 1) { generator = ReportGenerator(seed: seed) }

    /// The report's JSON; bytes of its text beside it.
    func report(at index: Int) -> (json: Data, textBytes: Int) {
        let generated = generator.report(at: index)
        return (json(of: generated.text, named: generated.fileName, at: index), generated.text.utf8.count)
    }

    /// A copy planted behind so many reports.
    func copy(_ number: Int, of reports: Int) -> (json: Data, textBytes: Int) {
        let copy = PlantedCopy(number, of: generator, reports: reports)
        let json = json(of: copy.text, named: copy.fileName, at: reports + number)
        return (json, copy.text.utf8.count)
    }

    /// The id of what a planted copy was copied from.
    func source(ofCopy number: Int, of reports: Int) -> String {
        Self.documentId(PlantedCopy(number, of: generator, reports: reports).source)
    }

    /// The JSON of a text that stands in the place of the one with this number.
    private func json(of text: String, named name: String, at index: Int) -> Data {
        let id = Self.documentId(index)
        var report = reader.read(
            SourceText(text: text, fileName: name, size: text.utf8.count, encoding: "utf-8"), documentID: id,
            reportID: "series-\(index)", revision: 1)
        report.agency?.key = "agency-\(index / Self.years)"
        report.reportYear = 2019 + index % Self.years
        return Data(report.json())
    }

    /// The id of the document with this number, in order.
    static func documentId(_ index: Int) -> String {
        let hex = String(index, radix: 16)
        return String(repeating: "0", count: 64 - hex.count) + hex
    }

    private static let years = 7
}
