import ExtractionSandbox
import Foundation
import Testing
import TextExtraction

@Suite struct SandboxTests {
    @Test func `a document is read in a sandbox`() async throws {
        let extractor = SandboxedExtractor(.success(try Sandbox(extractor: Built.extractor)))
        let limits = ExtractionLimits(textBytes: 1 << 20)
        let found = try await extractor.extract(Data("法治政府建设".utf8), fileName: "a.txt", limits: limits)
        guard case .text(let text) = found else { throw Unexpected() }
        #expect(text.text == "法治政府建设")
    }
    struct Unexpected: Error {}
}

enum Built {
    static var extractor: String { Bundle.main.executableURL!.deletingLastPathComponent().appending(path: "guidang-extract").path }
}
