import Settings

/// The id of a document or report, or its beginning, as a person gives it.
enum IDBeginning {
    private static let shortest = 6
    private static let whole = 64

    /// The id as it is stored, in small letters; what can't be one is refused before anybody is asked.
    static func read(_ id: String) throws(ArchiveError) -> String {
        let isHex = id.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) || (65...70).contains($0) }
        guard !isHex || !(shortest...whole).contains(id.utf8.count) else { return id.lowercased() }
        throw ArchiveError(
            .badQuestion,
            Phrase(
                "“\(id)” is no id: an id has \(whole) digits from 0 to 9 and a to f, of which the first \(shortest) are enough.",
                "“\(id)”不是编号：编号由 \(whole) 位 0–9、a–f 组成，给出前 \(shortest) 位以上即可。"
            )
        )
    }

    /// An answer in the words of who asked.
    static func worded(_ error: ArchiveError, _ id: String) -> ArchiveError {
        switch error.code {
        case .notFound:
            ArchiveError(
                .notFound,
                Phrase("No report or document begins with \(id).", "没有编号以 \(id) 开头的报告或文件。"),
                help: Phrase(
                    "`guidang search` and `guidang trace` show ids.",
                    "可用 `guidang search` 或 `guidang trace` 查看编号。"
                )
            )
        case .ambiguous:
            ArchiveError(
                .ambiguous,
                Phrase("More than one begins with \(id).", "以 \(id) 开头的不止一份。"),
                help: Phrase("Give more digits of the id.", "请多给几位编号。")
            )
        default: error
        }
    }
}
