package import Foundation
import Messages
internal import Postings
internal import ReportAnalysis

/// A report made ready for the index by a worker: all that is costly is done, and the head only stores it.
///
/// ``record`` is small and travels as the payload of a result, ``content`` beside it as its bytes.
package struct IndexEntry: Sendable, Equatable {
    /// The columns of the report.
    package var record: IndexRecord
    /// The report's JSON, packed, behind it its vector, and its fingerprint.
    package var content: Data

    /// Puts an entry together again from what travelled.
    package init(record: IndexRecord, content: Data) {
        self.record = record
        self.content = content
    }

    /// Prepares a report from the JSON that parse wrote, which is kept byte for byte; pure, and made for workers.
    package init(reportJSON: Data, tags: [String] = []) throws {
        let report = try Self.read(reportJSON)
        let compared = Fingerprint(report.compared.sentences)
        let made = ReportVector(report, tags: tags, sentences: compared.keys)
        let packedReport = try Deflate.pack(reportJSON, level: Self.packing)
        let vector = Data(made.vector.bytes)
        let fingerprint = Data(compared.encoded)
        content = packedReport + vector + fingerprint
        record = IndexRecord(
            report,
            tags: tags,
            parts: IndexRecord.Parts(
                json: reportJSON.count,
                packedJSON: packedReport.count,
                vector: vector.count,
                fingerprint: fingerprint.count,
                checksum: Checksum.of(vector + fingerprint),
                isPartial: made.isPartial
            )
        )
    }

    /// The report's JSON, still packed.
    func packedJSON() throws -> Data {
        let parts = record.parts
        let (lists, overflow) = parts.vector.addingReportingOverflow(parts.fingerprint)
        let (sum, isOver) = parts.packedJSON.addingReportingOverflow(lists)
        guard !overflow, !isOver, sum == content.count, parts.packedJSON > 0, parts.vector > 0, parts.fingerprint > 0,
            parts.json > 0, record.revision > 0
        else { throw IndexError(.malformed, "An index entry whose parts do not fit its bytes") }
        return content.prefix(parts.packedJSON)
    }

    /// What the posting lists get of the report, as the coding of a `DocumentVector`.
    func vector() throws -> Data { try lists().prefix(record.parts.vector) }

    /// What comparing with other reports needs of the report, as its coding has it.
    func fingerprint() throws -> Data { try lists().dropFirst(record.parts.vector) }

    /// What stands behind the report's JSON.
    private func lists() throws -> Data {
        let bytes = content.dropFirst(try packedJSON().count)
        guard Checksum.of(bytes) == record.parts.checksum else {
            throw IndexError(.malformed, "An index entry whose vector or fingerprint is damaged")
        }
        return bytes
    }

    /// The report's JSON that the content holds.
    func reportJSON() throws -> Data { try Deflate.unpackData(packedJSON(), size: record.parts.json) }

    /// Measured: level 1 takes less than half the time of 6 and gives 10 % more bytes.
    private static let packing: Int32 = 1

    private static func read(_ json: Data) throws -> IndexedReport {
        let report: IndexedReport
        do {
            report = try IndexedReport(json: json)
        } catch {
            throw IndexError(
                .malformed,
                "The report is not JSON of \(Report.schema)",
                hint: "Read the document again",
                cause: error
            )
        }
        guard Report.reads(schema: report.head.schema) else {
            throw IndexError(
                .malformed, "The report is written as \(report.head.schema), this program reads \(Report.schema)",
                hint: "Update Guidang")
        }
        return report
    }
}
