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

    @Test func `a report of 12 KB takes less than 2 KB and has a third of its sentences as keys`() {
        for index in 0..<20 {
            let text = ReportGenerator(seed: 3).report(at: index).text
            let fingerprint = Fingerprint(Report.draft("a", text).sentences)
            #expect(fingerprint.encoded.count < 2048)
            let different = Set(fingerprint.sentences).count
            #expect(fingerprint.keys.count == min(different, max(40, different / 3)))
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

    @Test func `a text with no sentence has no keys, a short one all its sentences`() {
        #expect(Fingerprint(Report.draft("a", "").sentences).keys.isEmpty)
        let short = Fingerprint(Report.draft("a", "在三个乡镇设立复议受理点。编印柔性执法案例若干篇。").sentences)
        #expect(short.keys.count == 2)
        #expect(Set(short.keys) == Set(short.sentences.map { $0 & 0xFFFF_FFFF_FFFF }))
    }
}
