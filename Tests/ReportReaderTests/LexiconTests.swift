import ReportReader
import Testing

@Suite struct LexiconTests {
    @Test func `a folder without all files or lists is refused by name`() {
        let missing = #expect(throws: LexiconError.self) { try Lexicon(files: [:]) }
        #expect(missing?.code == .fileMissing)
        let empty = Dictionary(uniqueKeysWithValues: Lexicon.fileNames.map { ($0, "# nothing\n") })
        let unlisted = #expect(throws: LexiconError.self) { try Lexicon(files: empty) }
        #expect(unlisted?.code == .listMissing)
    }

    @Test func `the built-in lists are complete and have a version`() throws {
        let copy = try Lexicon(files: Lexicon.builtInFiles)
        #expect(copy.version == Lexicon.builtIn.version)
        #expect(copy.version.count == 8)
    }
}
