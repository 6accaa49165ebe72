internal import Postings
internal import QueryLanguage

/// What a search did, in a line for people.
enum SearchExplanation {
    /// The line.
    static func text(of result: SearchResult, in language: QueryMessageLanguage) -> String {
        let cost = result.cost
        switch language {
        case .english:
            return """
                cost: \(cost.lists) lists read, \(cost.checked) reports checked for phrases, \(cost.places) places read, \
                \(cost.scored) reports ranked

                """
        case .chinese:
            return """
                开销：读取 \(cost.lists) 个倒排表，核对 \(cost.checked) 份报告中的词组，读取 \(cost.places) 个位置，\
                为 \(cost.scored) 份报告排序

                """
        }
    }
}
