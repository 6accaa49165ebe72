/// The duties that reports of some years are read for.
struct DutyTaxonomy: Sendable {
    /// One duty with the words that show it.
    struct Duty: Sendable {
        var name: String
        /// The duty that it is a part of.
        var parent: String?
        /// Each shows it; of several words in one, all must be in a sentence.
        var signs: [[String]]
    }

    var name: String
    var years: ClosedRange<Int>
    var duties: [Duty]

    /// Reads a section by the line that opens it, `[duties NAME FIRST LAST]`, with a duty a line.
    init(_ head: LexiconLine, _ lines: [LexiconLine]) throws(LexiconError) {
        let parts = head.text.dropFirst().dropLast().split(separator: " ").map(String.init)
        guard parts.count == 4, let first = Int(parts[2]), let last = parts[3] == "-" ? 9_999 : Int(parts[3]),
            first <= last
        else {
            throw head.bad(
                "duties begin with [duties NAME FIRST LAST], as in [duties outline-2021 2021 -].",
                "职责词表以 [duties 名称 起始年度 截止年度] 开头，如 [duties outline-2021 2021 -]。")
        }
        name = parts[1]
        years = first...last
        duties = []
        for line in lines { duties.append(try Self.duty(line, among: duties)) }
    }

    private static func duty(_ line: LexiconLine, among others: [Duty]) throws(LexiconError) -> Duty {
        let columns = line.columns
        guard columns.count == 3 else {
            throw line.bad(
                "a duty is its name, the duty it is a part of or -, and its signs with 、 between and no blanks.",
                "职责的写法是：名称、上级职责（没有写 -）、标志词（用、分隔，中间不留空格）。")
        }
        let signs = columns[2].split(separator: "、", omittingEmptySubsequences: false)
            .map { $0.split(separator: "+", omittingEmptySubsequences: false).map(String.init) }
        guard !signs.contains(where: { $0.contains("") }) else {
            throw line.bad("a sign is empty; take away the 、 or + beside it.", "有一个标志词是空的；请删去旁边的、或 +。")
        }
        guard columns[1] == "-" || others.contains(where: { $0.name == columns[1] }) else {
            throw line.bad(
                "there is no duty \(columns[1]) above this line.", "上文没有名为 \(columns[1]) 的职责。")
        }
        guard !others.contains(where: { $0.name == columns[0] }) else {
            throw line.bad("the duty \(columns[0]) is there twice.", "职责 \(columns[0]) 写了两次。")
        }
        return Duty(name: columns[0], parent: columns[1] == "-" ? nil : columns[1], signs: signs)
    }
}
