import Messages

/// The word lists that the reader goes by.
///
/// Each list is a section of a plain text file beside this one: one word a line, `#` begins a comment. Files of the same
/// names can take their place; the caller reads them. A class that nothing changes, since every reading holds the same.
package final class Lexicon: Sendable {
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
    let zoneWords: [[Unicode.Scalar]]
    /// What the name of a national organ's office with a district of its own ends in.
    let ownDistrictWords: [[Unicode.Scalar]]
    /// What the name of a national organ begins with.
    let nationalWords: [[Unicode.Scalar]]
    private let taxonomies: [DutyWords]
    private let laws: LawTable
    /// By the ordinals of the lists.
    private let lists: [WordSet]

    /// Takes texts of files by their names (`labels.txt`, …) in place of the built-in ones of these names.
    ///
    /// - Throws: ``LexiconError`` that names the file and the line, when a name is none of ``fileNames``, a list that the
    ///   reader needs is missing or empty, or a line has not the shape of its list.
    package convenience init(replacing files: [String: String] = [:]) throws(LexiconError) {
        for name in files.keys.sorted() where !Self.fileNames.contains(name) {
            throw LexiconError(
                .unknownFile, name,
                "this is none of the word lists, which are \(Self.fileNames.joined(separator: ", ")).",
                "没有这个词表文件；词表文件有 \(Self.fileNames.joined(separator: "、"))。")
        }
        let sections = try LexiconSections(Self.builtInFiles.merging(files) { $1 })
        try self.init(sections)
        for (name, home) in Self.homes where name != "duties" && sections.lines[name]?.isEmpty ?? true {
            throw LexiconError(
                .listMissing, home, "the list [\(name)] is missing or empty; give it a word.",
                "缺少词表 [\(name)] 或其中没有词；请至少写一个词。")
        }
    }

    /// The lists that come with the program.
    package static let builtIn: Lexicon = {
        do {
            return try Lexicon()
        } catch {
            preconditionFailure("the built-in word lists are wrong: \(error)")
        }
    }()

    /// The names of the files that make up a lexicon.
    package static var fileNames: [String] { builtInFiles.keys.sorted() }

    /// The file that a list stands in.
    static func home(ofList name: String) -> String? { homes[name] }

    private static let homes: [String: String] = {
        var homes: [String: String] = [:]
        for (file, text) in builtInFiles {
            for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("[") && line.hasSuffix("]") {
                let name = line.dropFirst().dropLast()
                homes[name.hasPrefix("duties ") ? "duties" : String(name)] = file
            }
        }
        return homes
    }()

    /// A text as it is compared.
    func folded(_ text: String) -> String { folding.fold(text) }

    /// The duties that reports on a year are read for; without a year the newest.
    func duties(inYear year: Int?) -> DutyWords? {
        guard let year else { return taxonomies.last }
        return taxonomies.last { $0.taxonomy.years.contains(year) }
    }

    /// The national law, administrative regulation or rule whose name, without 中华人民共和国, a range is.
    func law(in text: ScalarText, _ name: Range<Int>) -> Law? { laws[name, in: text] }

    /// The words of one list.
    subscript(list: List) -> WordSet { lists[list.rawValue] }

    private init(_ sections: LexiconSections) throws(LexiconError) {
        let digits = String(sections.hash, radix: 16)
        version = String(repeating: "0", count: 8 - digits.count) + digits
        let folding = try Folding(sections.lines[List.simplified.name] ?? [])
        self.folding = folding
        writtenDeadlines = try Deadlines(sections.lines["deadline-written"] ?? [])
        publishedDeadlines = try Deadlines(sections.lines["deadline-published"] ?? [])
        divisions = try DivisionTable(
            sections.lines["division"] ?? [], peoples: sections.words("people"), fold: folding.fold)
        func scalars(_ list: String) throws(LexiconError) -> [[Unicode.Scalar]] {
            try sections.words(list).map { Array(folding.fold($0).unicodeScalars) }
        }
        zoneWords = try scalars("zone")
        ownDistrictWords = try scalars("own-district")
        nationalWords = try scalars("national")
        var taxonomies: [DutyTaxonomy] = []
        for head in sections.taxonomies {
            let lines = sections.lines[String(head.text.dropFirst().dropLast())] ?? []
            taxonomies.append(try DutyTaxonomy(head, lines))
        }
        self.taxonomies = taxonomies.sorted { $0.name < $1.name }.map { DutyWords($0, folding: folding) }
        laws = try LawTable(sections, folding: folding)
        var lists: [WordSet] = []
        for list in List.allCases { lists.append(WordSet(try sections.words(list.name), folding: folding)) }
        self.lists = lists
    }
}
