import ExtractionSandbox
import Foundation
import Messages
import StageKit
import Testing
import TextExtraction

@testable import ParseService

/// What the stage makes of archives, with a real extractor.
@Suite struct ContainerWorkTests {
    private func work(_ data: Data, named name: String, depth: Int? = nil) async throws -> WorkProduct<ParseProduct> {
        let bundle = ProcessInfo.processInfo.arguments.first { $0.hasSuffix(".xctest") } ?? ""
        let folder = URL(filePath: bundle).deletingLastPathComponent()
        let sandbox = try Sandbox(extractor: folder.appending(path: "guidang-extract").path, isRequired: false)
        let stage = ParseStage(extractor: SandboxedExtractor(.success(sandbox)), environment: [:])
        let document = ReceivedDocument(
            documentId: String(repeating: "a", count: 64), fileName: name, size: Int64(data.count), tags: [],
            declared: [:], receivedAt: .now, depth: depth)
        return try await stage.work(
            on: WorkTask(
                input: document, subject: document.documentId, trace: nil, content: .bytes(data)))
    }

    /// A mail with a text.
    private let mail = Data("From: a@b.cn\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\ntext\r\n".utf8)

    @Test func `a mail becomes a bundle of what it holds`() async throws {
        let product = try await work(mail, named: "a.eml")
        #expect(product.product.members == 1)
        let bundle = try #require(product.body)
        let end = try MemberBundle.tableEnd(bundle.prefix(4))
        let entries = try MemberBundle.entries(of: bundle[4..<end], bodies: bundle.count - end)
        #expect(entries.map(\.path) == ["x.txt"])
        #expect(String(decoding: bundle[end...], as: UTF8.self).hasPrefix("text"))
    }

    @Test func `an archive in too many others is refused`() async throws {
        #expect(try await work(mail, named: "a.eml", depth: 2).product.members == 1)
        let rejection = try #require(try await work(mail, named: "a.eml", depth: 3).product.rejection)
        #expect(rejection.code == "over-limit")
        #expect(rejection.hint?.contains("Unpack") == true)
    }

    @Test func `why an extractor refuses is why the document is rejected`() async throws {
        let rejection = try #require(try await work(Data("%PDF-1.7 nothing".utf8), named: "a.pdf").product.rejection)
        #expect(["corrupt", "missing-program"].contains(rejection.code))
        #expect(rejection.fileName == "a.pdf")
    }
}
