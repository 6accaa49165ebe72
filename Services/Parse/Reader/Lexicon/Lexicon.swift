/// The word lists that the reader goes by.
///
/// Each list is a section of a plain text file beside this one: one word a line, `#` begins a comment. A folder with
/// files of the same names can take their place; the caller reads it.
package struct Lexicon: Sendable {
    /// Names the content of the lists: eight hexadecimal digits that change with any word.
    package let version: String

    let folding: Folding
    private let lists: [String: WordSet]
    private let none: WordSet

    /// Takes the texts of the files by their names (`labels.txt`, …).
    ///
    /// - Throws: `LexiconError` when a file or a list that the reader needs is missing or empty.
    package init(files: [String: String]) throws(LexiconError) {
        for name in Self.fileNames where files[name] == nil {
            throw LexiconError(.fileMissing, "The word list \(name) is missing: put all of them into the folder.")
        }
        self.init(parsing: files)
        for list in List.allCases where lists[list.rawValue] == nil {
            throw LexiconError(.listMissing, "The list [\(list.rawValue)] is missing or empty: give it a word.")
        }
    }

    /// The lists that come with the program.
    package static let builtIn = Lexicon(parsing: builtInFiles)

    /// The names of the files that make up a lexicon.
    package static let fileNames = [
        "labels.txt", "organs.txt", "page.txt", "sections.txt", "titles.txt", "variants.txt",
    ]

    /// The words of one list, none if it is missing.
    subscript(list: List) -> WordSet { lists[list.rawValue] ?? none }

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
        lists = sections.mapValues { WordSet($0, folding: folding) }
        none = WordSet([], folding: folding)
    }
}
