import Messages
import ReportAnalysis
import ReportGenerator
import Testing

@Suite struct FingerprintTests {
    private static let generated = ReportGenerator(seed: 3).report(at: 0).text

    @Test func `a fingerprint comes back from its bytes`() throws {
        let fingerprint = Fingerprint(Report.draft("a", Self.generated).sentences)
        #expect(fingerprint.sentences.count > 50)
        #expect(try Fingerprint(decoding: fingerprint.encoded) == fingerprint)
    }

    @Test func `a report of 12 KB takes less than 2 KB and at most 20 bands`() {
        for index in 0..<20 {
            let text = ReportGenerator(seed: 3).report(at: index).text
            let fingerprint = Fingerprint(Report.draft("a", text).sentences)
            #expect(fingerprint.encoded.count < 2048)
            #expect(fingerprint.bands.count == Fingerprint.bandLimit)
        }
    }

    @Test func `cut or changed bytes are refused or read, and never trap`() {
        let bytes = Fingerprint(Report.draft("a", Self.generated).sentences).encoded
        for count in 0..<bytes.count {
            #expect(throws: AnalysisError.self) { try Fingerprint(decoding: bytes.prefix(count)) }
        }
        #expect(throws: AnalysisError.self) { try Fingerprint(decoding: bytes + [0]) }
        var random = TestRandom(11)
        for _ in 0..<2000 {
            var changed = bytes
            changed[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
            _ = try? Fingerprint(decoding: changed)
        }
    }

    @Test func `a newer version says so`() {
        let error = #expect(throws: AnalysisError.self) { try Fingerprint(decoding: [9]) }
        #expect(error?.code == .version)
    }

    @Test func `the bands of a text with no sentence are none`() {
        #expect(Fingerprint(Report.draft("a", "").sentences).bands.isEmpty)
    }
}
