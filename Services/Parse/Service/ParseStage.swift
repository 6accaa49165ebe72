package import ExtractionSandbox
import Foundation
package import GRDB
import Links
package import Messages
package import ReportReader
package import StageKit
import TextExtraction

/// What a parse worker makes of a document: a summary of the report that lies beside it, or the reason why there is none.
package struct ParseProduct: Codable, Sendable {
    /// The report's summary; the report itself is the product's body.
    package var summary: ReportSummary?
    /// Which reader made it.
    package var reader: ReaderIdentity?
    /// Why it can't be read.
    package var rejection: DocumentRejected?
    /// How many documents it holds.
    ///
    /// They are the product's body, a ``MemberBundle``. 0, without a body, is a part of a saved web page, which is only
    /// kept.
    package var members: Int?
}

/// The parse stage: bytes to text, text to report.
///
/// A document that can't be read is a result like any other.
package struct ParseStage: Stage {
    package static let name = StageName.parse
    let reader: ReportReader
    private let extractor: SandboxedExtractor
    private let hook: PoisonHook?
    private let largestText: Int
    private let longest: Duration
    private let room = ReadingRoom { ExtractionLimits.ofThisProcess.textBytes }

    /// How long a document waits for others that take long, before other workers may have it.
    package static let patience = Duration.seconds(60)

    /// - Parameters:
    ///   - extractor: Reads what is no plain text.
    ///   - largestText: Bytes of the largest text that is read; less where the process has not the memory for it.
    ///   - longest: How long one document may take.
    ///   - environment: Looked at for the tests' hook only.
    package init(
        reader: ReportReader = ReportReader(), extractor: SandboxedExtractor, largestText: Int = 32 << 20,
        longest: Duration = .seconds(600),
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        self.reader = reader
        self.extractor = extractor
        self.largestText = largestText
        self.longest = longest
        hook = PoisonHook(environment: environment)
    }

    package func work(on task: WorkTask<ReceivedDocument>) async throws -> WorkProduct<ParseProduct> {
        let document = task.input
        let bytes = try task.content?.data ?? Data()
        hook?.act(on: bytes)
        if SavedPagePart.isOne(document) { return WorkProduct(ParseProduct(members: 0)) }
        var limits = ExtractionLimits(textBytes: min(largestText, ExtractionLimits.ofThisProcess.textBytes))
        limits.seconds = Int(longest / .seconds(1))
        if TextExtractor.isPlainText(bytes, fileName: document.fileName) {
            // Half as much again: Chinese in GBK or UTF-16 grows by that much. Of what is larger no more than the ends
            // are looked at.
            let size = bytes.count > limits.textBytes ? 0 : bytes.count + bytes.count / 2
            return await room.read(size) {
                product(of: document) { () throws(ExtractionError) in
                    try TextExtractor.extract(bytes, fileName: document.fileName, limits: limits)
                }
            }
        }
        let found: Result<Extraction, SandboxedExtractor.Busy>
        do throws(ExtractionError) {
            found = try await extractor.extract(
                bytes, fileName: document.fileName, limits: limits, patience: Self.patience)
        } catch {
            return Self.rejection(of: document, error)
        }
        guard let extraction = try? found.get() else {
            throw TaskPutBack("documents that take long are read before \(document.fileName)")
        }
        switch extraction {
        case .text(let text):
            return await room.read(text.text.utf8.count) { product(of: document) { text } }
        case .container(let container):
            guard document.depth ?? 0 < limits.depth else {
                return Self.rejection(of: document, .tooDeep(container.mediaType, limits.depth))
            }
            return WorkProduct(
                ParseProduct(members: container.members.count), body: try container.bundle)
        }
    }

    private func product(
        of document: ReceivedDocument, _ extract: () throws(ExtractionError) -> ExtractedText
    ) -> WorkProduct<ParseProduct> {
        do throws(ExtractionError) {
            let report = reader.read(
                SourceText(try extract(), of: document), documentID: document.documentId,
                reportID: document.reportId ?? document.documentId, revision: document.revision ?? 1)
            return WorkProduct(
                ParseProduct(summary: ReportSummary(of: report), reader: report.reader), body: Data(report.json()))
        } catch {
            return Self.rejection(of: document, error)
        }
    }

    private static func rejection(
        of document: ReceivedDocument, _ error: ExtractionError
    ) -> WorkProduct<ParseProduct> {
        WorkProduct(
            ParseProduct(
                rejection: DocumentRejected(
                    documentId: document.documentId, fileName: document.fileName, code: error.code.rawValue,
                    message: error.message, hint: error.hint)))
    }

    package func commit(
        _ product: CommittedProduct<ParseProduct>, of task: CommittedTask<ReceivedDocument>, to archive: Database
    ) throws -> [OutgoingItem] {
        try Self.check(product, of: task)
        if task.input.again == true, let kept = try KeptReport.find(task.subject, in: archive) {
            return try commit(product, over: kept, of: task, to: archive)
        }
        if let summary = product.product.summary, let body = product.body {
            try body.adopt(in: archive)
            try keep(
                Reading(summary: summary, body: body.hash, reader: product.product.reader, task: task), in: archive)
            return try [Self.verdict(of: task), Self.parsed(summary, task)]
        }
        if let members = product.product.members {
            try product.body?.adopt(in: archive)
            try Reading(members: members, task: task).save(in: archive)
            return try items(forMembers: product.body?.hash, of: task)
        }
        guard let rejection = product.product.rejection else { throw ProductError("a product without anything") }
        try Reading(rejection: rejection, task: task).save(in: archive)
        try Counter.rejected.add(in: archive)
        return try [
            OutgoingItem(
                topic: HandoffTopic.verdict, subject: task.subject, trace: task.trace,
                payload: ReadingVerdict(documentId: task.subject, rejection: rejection)),
            OutgoingItem(
                event: Event(
                    source: "/guidang/parse", subject: task.subject, data: .rejected(rejection),
                    traceparent: task.trace)),
        ]
    }

    /// Hands a report on, and keeps it under the number that the outbox gives it.
    func keep(_ reading: Reading, in archive: Database) throws {
        guard let payload = reading.payload else { throw ProductError("a reading without a report") }
        var reading = reading
        reading.sequence = try Outbox.append(
            OutgoingItem(
                topic: HandoffTopic.report, subject: reading.task.subject, trace: reading.task.trace,
                payload: payload, content: reading.body), in: archive)
        try reading.save(in: archive)
    }

    private func items(
        forMembers body: ContentHash?, of task: CommittedTask<ReceivedDocument>
    ) throws -> [OutgoingItem] {
        let verdict = try Self.verdict(of: task)
        guard let body else { return [verdict] }
        let members = try OutgoingItem(
            topic: HandoffTopic.members, subject: task.subject, trace: task.trace,
            payload: UnpackedDocument(documentId: task.subject, depth: (task.input.depth ?? 0) + 1), content: body)
        return [members, verdict]
    }

    private static func verdict(of task: CommittedTask<ReceivedDocument>) throws -> OutgoingItem {
        try OutgoingItem(
            topic: HandoffTopic.verdict, subject: task.subject, trace: task.trace,
            payload: ReadingVerdict(documentId: task.subject))
    }

    static func parsed(_ summary: ReportSummary, _ task: CommittedTask<ReceivedDocument>) throws -> OutgoingItem {
        try OutgoingItem(
            event: Event(
                source: "/guidang/parse", subject: task.subject, data: .parsed(summary),
                dataref: "guidang:report/\(summary.reportId)", traceparent: task.trace))
    }
}
