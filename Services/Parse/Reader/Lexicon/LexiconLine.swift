/// One line of a word list, with where it stands.
struct LexiconLine {
    /// Without blanks around it; never empty.
    var text: String
    var file: String
    /// From 1.
    var number: Int

    /// What blanks part.
    var columns: [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }

    /// That the line has not the shape it should have.
    func bad(_ english: String, _ chinese: String) -> LexiconError {
        LexiconError(.badLine, file, line: number, english, chinese)
    }
}

/// The lines of all word lists by the lists' names.
struct LexiconSections {
    private(set) var lines: [String: [LexiconLine]] = [:]
    /// The lines that open the taxonomies of duties.
    private(set) var taxonomies: [LexiconLine] = []
    /// FNV-1a over all lines that mean something: not against forgery, only to tell lists apart.
    private(set) var hash: UInt32 = 0x811C_9DC5

    /// Takes the texts of the files by their names.
    init(_ files: [String: String]) throws(LexiconError) {
        for (file, text) in files.sorted(by: { $0.key < $1.key }) {
            var section: String?
            var number = 0
            for raw in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
                number += 1
                let line = LexiconLine(text: Self.trimmed(raw), file: file, number: number)
                if line.text.isEmpty || line.text.hasPrefix("#") { continue }
                for byte in line.text.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
                if line.text.hasPrefix("["), line.text.hasSuffix("]") {
                    section = String(line.text.dropFirst().dropLast())
                    try Self.check(section ?? "", at: line)
                    if section?.hasPrefix("duties ") == true { taxonomies.append(line) }
                } else if let section {
                    lines[section, default: []].append(line)
                } else {
                    throw line.bad(
                        "this word stands before the first list; begin one with [name].", "这个词在第一个词表之前；请先用 [名称] 开始一个词表。"
                    )
                }
            }
        }
    }

    /// The words of a list of one word a line.
    func words(_ name: String) throws(LexiconError) -> [String] {
        var words: [String] = []
        for line in lines[name] ?? [] {
            guard !line.text.contains(where: \.isWhitespace) else {
                throw line.bad("a line of [\(name)] is one word without blanks.", "[\(name)] 每行一个词，词中不能有空格。")
            }
            guard !line.text.unicodeScalars.contains(where: { $0.value > 0xFFFF }) else {
                throw line.bad(
                    "characters beyond the basic plane can't be compared; leave this word out.",
                    "这个词含有无法比较的罕用字（基本平面之外），请删去。")
            }
            words.append(line.text)
        }
        return words
    }

    private static func check(_ section: String, at line: LexiconLine) throws(LexiconError) {
        let name = section.hasPrefix("duties ") ? "duties" : section
        guard let home = Lexicon.home(ofList: name) else {
            throw LexiconError(
                .unknownList, line.file, line: line.number,
                "there is no list [\(section)]; its names are those of the built-in files.",
                "没有名为 [\(section)] 的词表；名称须与内置文件中的相同。")
        }
        guard home == line.file else {
            throw LexiconError(
                .unknownList, line.file, line: line.number, "the list [\(section)] belongs into \(home).",
                "词表 [\(section)] 应放在 \(home) 里。")
        }
    }

    private static func trimmed(_ line: Substring) -> String {
        var rest = line
        while rest.first?.isWhitespace == true || rest.first == "\u{FEFF}" { rest = rest.dropFirst() }
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        return String(rest)
    }
}
