import ArgumentParser
import GuidangClient
import Messages

/// Sets a report against the same agency's other years and against other agencies.
struct Compare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line(
            "Show what a report copies, what became of its promises, and its figures over the years.",
            "查看报告的重复文字、承诺兑现情况和历年数字。"),
        discussion: Help.text(
            """
            Shares count sentences of 8 characters or more; one whose numbers alone were changed counts as copied. \
            What is said of promises is a judgement by likeness of words, with the passage it rests on, for a person \
            to check.

              guidang compare 7e10d96a
              guidang compare 7e10d96a --json
            """,
            """
            按 8 字以上的句子计算；仅数字不同的句子也算重复。承诺的判断依据文字相似程度并附所据段落，供人工核对。

              guidang compare 7e10d96a
              guidang compare 7e10d96a --json
            """
        )
    )

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var choice: IndexOption

    @Argument(
        help: ArgumentHelp(
            Help.line("The id of a report or document, or at least 6 characters of it.", "报告或文件编号，或其前 6 位以上。"),
            valueName: Help.line("id", "编号")))
    var id: String

    @Flag(help: ArgumentHelp(Help.line("Print one JSON object.", "输出一个 JSON 对象。")))
    var json = false

    func run() async throws {
        try await choice.asking(archive) { open, index in
            let comparison = try await open.archive.compare(id, index: index)
            if json {
                Terminal.out(try JSONText.line(comparison))
            } else {
                let texts = try await texts(of: comparison, open, index)
                for line in ComparisonSheet(comparison, texts, open).lines { Terminal.out(line) }
            }
        }
    }

    /// The texts of the reports that say what became of promises, by document id; one that is gone meanwhile is left out.
    private func texts(
        of comparison: ReportComparison, _ open: OpenArchive, _ index: String?
    ) async throws -> [String: [Unicode.Scalar]] {
        let reviews = comparison.promises + comparison.earlierPromises
        var texts: [String: [Unicode.Scalar]] = [:]
        for id in Set(reviews.compactMap { $0.evidence.first?.documentId }) {
            do {
                texts[id] = Array(try await open.archive.report(id, index: index).text.unicodeScalars)
            } catch let error as ArchiveError where error.code == .notFound {
                continue
            }
        }
        return texts
    }
}
