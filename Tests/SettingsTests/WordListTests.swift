import Foundation
import Settings
import Testing

struct WordListTests {
    private func lists(_ home: String, _ environment: [String: String] = [:]) throws -> [String: String] {
        let variables = environment.merging(["GUIDANG_HOME": home]) { own, _ in own }
        return try ArchiveSettings.load(environment: variables).wordLists()
    }

    private func make(_ folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    @Test func `word lists lie in the archive's folder lexicon, which need not be there`() throws {
        try withTemporaryFolder { home in
            #expect(try lists(home).isEmpty)
            try make(home + "/lexicon")
            try write("[unit]\n件\n", to: home + "/lexicon/figures.txt")
            try write("not a list", to: home + "/lexicon/README.md")
            #expect(try lists(home) == ["figures.txt": "[unit]\n件\n"])
        }
    }

    @Test func `a folder that someone names must be there; a relative one is the archive's`() throws {
        try withTemporaryFolder { home in
            let error = #expect(throws: SettingsError.self) { try lists(home, ["GUIDANG_PARSE_LEXICON": "words"]) }
            #expect(error?.description.contains(home + "/words") == true)
            try make(home + "/words")
            try write("[unit]\n", to: home + "/words/figures.txt")
            #expect(try lists(home, ["GUIDANG_PARSE_LEXICON": "words"]).keys.sorted() == ["figures.txt"])
        }
    }

    @Test func `a list that is no UTF-8 is refused by its path`() throws {
        try withTemporaryFolder { home in
            try make(home + "/lexicon")
            try Data([0xB7, 0xA8]).write(to: URL(fileURLWithPath: home + "/lexicon/titles.txt"))
            let error = #expect(throws: SettingsError.self) { try lists(home) }
            #expect(error?.text.english.contains(home + "/lexicon/titles.txt") == true)
            #expect(error?.text.chinese.contains("UTF-8") == true)
        }
    }
}
