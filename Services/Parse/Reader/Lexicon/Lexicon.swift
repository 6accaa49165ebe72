import Messages

/// The word lists that the reader goes by.
///
/// Each list is a section of a plain text file beside this one: one word a line, `#` begins a comment. A folder with
/// files of the same names can take their place; the caller reads it.
package struct Lexicon: Sendable {
    /// Names the content of the lists: eight hexadecimal digits that change with any word.
    package let version: String

    let folding: Folding
    /// Until when departments are to have written theirs.
    let writtenDeadlines: Deadlines
    /// Until when everyone is to have published theirs.
    let publishedDeadlines: Deadlines
    /// The divisions of China.
    let divisions: DivisionTable
    /// What a development zone's name ends in.
    let zoneWords: [String]
    /// What the name of a national organ's office with a district of its own ends in.
    let ownDistrictWords: [String]
    /// What the name of a national organ begins with.
    let nationalWords: [String]
    private let taxonomies: [DutyWords]
    private let laws: [String: CitationKind]
    /// By the ordinals of the lists.
    private let lists: [WordSet]

    /// Takes the texts of the files by their names (`labels.txt`, …).
    ///
    /// - Throws: `LexiconError` when a file or a list that the reader needs is missing or empty.
    package init(files: [String: String]) throws(LexiconError) {
        for name in Self.fileNames where files[name] == nil {
            throw LexiconError(.fileMissing, "The word list \(name) is missing: put all of them into the folder.")
        }
        self.init(parsing: files)
        for list in List.allCases where self[list].count == 0 {
            throw LexiconError(.listMissing, "The list [\(list.name)] is missing or empty: give it a word.")
        }
    }

    /// The lists that come with the program.
    package static let builtIn = Lexicon(parsing: builtInFiles)

    /// The names of the files that make up a lexicon.
    package static let fileNames = [
        "citations.txt", "deadlines.txt", "divisions.txt", "duties.txt", "figures.txt", "labels.txt", "laws.txt",
        "organs.txt", "page.txt", "sections.txt",
        "titles.txt",
        "variants.txt",
    ]

    /// A text as it is compared.
    func folded(_ text: String) -> String { folding.fold(text) }

    /// The duties that reports on a year are read for; without a year the newest.
    func duties(inYear year: Int?) -> DutyWords? {
        guard let year else { return taxonomies.last }
        return taxonomies.last { $0.taxonomy.years.contains(year) }
    }

    /// The national law, administrative regulation or rule of a folded name without 中华人民共和国.
    func law(named name: String) -> (name: String, kind: CitationKind)? {
        laws[name].map { (name, $0) }
    }

    private static func laws(in sections: [String: [String]], fold: (String) -> String) -> [String: CitationKind] {
        var laws: [String: CitationKind] = [:]
        for kind in [CitationKind.rule, .administrativeRegulation, .law] {
            for name in sections[kind.rawValue] ?? [] { laws[fold(name)] = kind }
        }
        return laws
    }

    /// The words of one list, none if it is missing.
    subscript(list: List) -> WordSet { lists[list.rawValue] }

    private init(parsing files: [String: String]) {
        var sections: [String: [String]] = [:]
        var hash: UInt32 = 0x811C_9DC5
        for name in Self.fileNames {
            var section = ""
            for line in (files[name] ?? "").split(whereSeparator: \.isNewline) {
                let line = line.drop { $0 == " " }
                if line.isEmpty || line.hasPrefix("#") { continue }
                // FNV-1a: not against forgery, only to tell lists apart.
                for byte in line.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
                if line.hasPrefix("["), line.hasSuffix("]") {
                    section = String(line.dropFirst().dropLast())
                } else {
                    sections[section, default: []].append(String(line))
                }
            }
        }
        let digits = String(hash, radix: 16)
        version = String(repeating: "0", count: 8 - digits.count) + digits
        let folding = Folding(
            variants: (sections["simplified"] ?? []).compactMap { pair in
                let scalars = Array(pair.unicodeScalars)
                return scalars.count == 2 ? (scalars[0].value, scalars[1].value) : nil
            }
        )
        self.folding = folding
        writtenDeadlines = Deadlines(sections["deadline-written"] ?? [])
        publishedDeadlines = Deadlines(sections["deadline-published"] ?? [])
        divisions = DivisionTable(sections["division"] ?? [], peoples: sections["people"] ?? [], fold: folding.fold)
        zoneWords = (sections["zone"] ?? []).map(folding.fold)
        ownDistrictWords = (sections["own-district"] ?? []).map(folding.fold)
        nationalWords = (sections["national"] ?? []).map(folding.fold)
        taxonomies = sections.compactMap { DutyTaxonomy(section: $0.key, lines: $0.value) }
            .sorted { $0.name < $1.name }.map { DutyWords($0, folding: folding) }
        laws = Self.laws(in: sections, fold: folding.fold)
        lists = List.allCases.map { WordSet(sections[$0.name] ?? [], folding: folding) }
    }
}
