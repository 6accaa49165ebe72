import QueryLanguage
import ReportReader
import Testing

@Suite struct VocabularyTests {
    @Test func `every duty of the reader has a name`() throws {
        let lexicon = try #require(Lexicon.builtInFiles["duties.txt"])
        var ids: Set<String> = []
        for line in lexicon.split(separator: "\n") where !line.hasPrefix("#") && !line.hasPrefix("[") {
            if let id = line.split(separator: " ").first { ids.insert(String(id)) }
        }
        let known = Set((QueryVocabulary.values(of: .duty) ?? []).map(\.name))
        #expect(known == ids)
        #expect(ids.count > 20)
    }

    @Test func `no typed name means two values`() {
        for field in QueryField.allCases {
            for value in QueryVocabulary.values(of: field) ?? [] {
                for name in [value.name, value.chinese] + value.aliases {
                    #expect(QueryVocabulary.value(name, of: field) == value, "\(field) \(name)")
                }
            }
        }
        #expect(QueryVocabulary.value("部門", of: .kind)?.name == "department")
    }
}
