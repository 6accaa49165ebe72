import ReportGenerator

/// A report that an agency has copied from another: seven tenths of its sentences, moved and with other numbers, among
/// sentences of a third report.
struct PlantedCopy: Sendable {
    /// Index of the report that it was copied from.
    let source: Int
    /// The copy.
    let text: String
    /// What its file is called.
    let fileName: String

    /// Makes the copy with a number; the same corpus and number make the same copy.
    ///
    /// - Parameter reports: How many reports the corpus has.
    init(_ number: Int, of generator: ReportGenerator, reports: Int) {
        var random = SeededRandom(seed: 70, index: UInt64(number))
        source = Int.random(in: 0..<reports, using: &random)
        let own = generator.report(at: reports + number)
        let copied = Self.sentences(of: generator.report(at: source).text)
        let kept = copied.shuffled(using: &random).prefix(copied.count * 7 / 10)
        var sentences = kept.map { Self.withOtherNumbers($0, &random) }
        sentences += Self.sentences(of: own.text).shuffled(using: &random).prefix(copied.count - kept.count)
        sentences.shuffle(using: &random)
        let paragraphs = stride(from: 0, to: sentences.count, by: 5).map { start in
            sentences[start..<min(sentences.count, start + 5)].joined()
        }
        text = ([own.structure.title] + paragraphs).joined(separator: "\n") + "\n"
        fileName = own.fileName
    }

    /// What ends with a full stop; headings do not.
    private static func sentences(of text: String) -> [String] {
        text.split(separator: "\n").flatMap { line in
            line.split(separator: "。", omittingEmptySubsequences: true).dropLast(line.hasSuffix("。") ? 0 : 1)
                .map { $0 + "。" }
        }
    }

    private static func withOtherNumbers(_ sentence: String, _ random: inout SeededRandom) -> String {
        String(
            sentence.map { $0.isASCII && $0.isNumber ? Character(String(Int.random(in: 1...9, using: &random))) : $0 })
    }
}
