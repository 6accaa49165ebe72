import Settings
import Testing

@Suite struct RejectionReasonTests {
    @Test(
        arguments: [
            ("empty", .empty), ("unsupported", .unsupported), ("corrupt", .damaged), ("encrypted", .locked),
            ("over-limit", .tooLarge), ("failed", .failed), ("of-a-later-version", .failed),
        ] as [(String, RejectionReason)])
    func `each code is told as one reason`(code: String, reason: RejectionReason) {
        #expect(RejectionReason(code: code) == reason)
    }

    @Test func `every reason has its sentences in both languages`() {
        var seen: Set<String> = []
        for reason in RejectionReason.allCases {
            for phrase in [reason.wrong, reason.help] {
                #expect(phrase.english.hasSuffix(".") && phrase.english.utf8.allSatisfy { $0 < 0x80 })
                #expect(phrase.chinese.hasSuffix("。"))
                #expect(seen.insert(phrase.chinese).inserted)
            }
        }
    }

    @Test func `a line is the program's own words in English and the code's sentence in Chinese`() {
        let words = "The file is a PDF document, which is not read yet."
        func line(_ code: String?, _ detail: String?, _ language: Language) -> String? {
            RejectionReason.line(code: code, detail: detail, in: language)
        }
        #expect(line("unsupported", words, .en) == words)
        #expect(line("unsupported", nil, .en) == RejectionReason.unsupported.wrong.english)
        #expect(line("unsupported", words, .zh) == "目前还不能读这种格式。原件已经存好，不会丢。")
        #expect(line(nil, "no answer", .zh) == "no answer")
        #expect(line(nil, nil, .zh) == nil)
    }
}
