import Foundation
import Messages
import ParseService
import StageKit
import Testing

/// Documents that are larger than any report.
@Suite struct HugeTextTests {
    private func read(_ content: WorkContent, size: Int64, limit: Int = 32 << 20) async throws -> ParseProduct {
        let document = ReceivedDocument(
            documentId: String(repeating: "a", count: 64), fileName: "大.txt", size: size, tags: [], declared: [:],
            receivedAt: .now)
        return try await ParseStage(extractor: .none, largestText: limit, environment: [:]).work(
            on: WorkTask(input: document, subject: document.documentId, trace: nil, content: content)
        ).product
    }

    @Test(.timeLimit(.minutes(5))) func `a text larger than the memory is refused by its size, unread`() async throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "huge-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: url) }
        try Data("某县司法局2023年度法治政府建设年度报告\n".utf8).write(to: url)
        // Nothing but a hole: it takes no room, and reading it would take more memory than there is.
        let size: UInt64 = 1 << 38
        let file = try FileHandle(forWritingTo: url)
        try file.truncate(atOffset: size)
        try file.close()
        let product = try await read(.file(url), size: Int64(size))
        #expect(product.summary == nil)
        #expect(product.rejection?.code == "over-limit")
        #expect(product.rejection?.message.contains("\(size) bytes") == true)
        #expect(product.rejection?.hint?.contains("parse.largest") == true)
    }

    @Test func `the limit is the settings'`() async throws {
        let text = Data(("某县司法局2023年度法治政府建设年度报告\n" + String(repeating: "依法行政。", count: 100)).utf8)
        let bytes = WorkContent.bytes(text)
        #expect(try await read(bytes, size: Int64(text.count), limit: text.count - 1).rejection?.code == "over-limit")
        #expect(try await read(bytes, size: Int64(text.count), limit: text.count).rejection == nil)
    }
}
