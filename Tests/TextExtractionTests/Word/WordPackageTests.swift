import DocumentWriters
import Foundation
import Testing
import TextExtraction

/// Where the parts of a document are, and what is wrong with damaged ones.
@Suite struct WordPackageTests {
    private let file = WordFile(
        paragraph("文", inList(1)), numbering: abstractList(0, level(0, "decimal", "%1、")) + list(1, of: 0))

    private func text(_ members: [(path: String, content: Data)], isStored: Bool = false) throws -> String {
        try TextExtractor.extract(ZipWriter.archive(members, isStored: isStored), fileName: "a.docx").text
    }

    private func failure(_ data: Data) throws -> ExtractionError {
        let error = try #require(
            #expect(throws: ExtractionError.self) { try TextExtractor.extract(data, fileName: "a.docx") })
        #expect(error.mediaType == "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
        #expect(error.message.hasSuffix("."))
        #expect(error.hint != nil)
        return error
    }

    @Test(arguments: [true, false]) func `packed or not, the document is read`(isStored: Bool) throws {
        #expect(try text(file.members, isStored: isStored) == "1、文")
    }

    @Test(arguments: ["word/document2.xml", "word/Document.xml", "word/deep/er/main.xml"])
    func `the main document is where its relationship says`(path: String) throws {
        var file = file
        file.main = path
        #expect(try lines(file) == ["1、文"])
        let renamed = file.members.map { $0.path == path ? (path.lowercased(), $0.content) : $0 }
        #expect(try text(renamed) == "1、文")
    }

    @Test func `parts may be named from the root, from above and with escapes`() throws {
        for target in ["/word/numbering.xml", "../word/./numbering.xml", "%6Eumbering.xml", "..\\word\\numbering.xml"] {
            let members = file.members.map { member in
                let content = String(decoding: member.content, as: UTF8.self)
                return (member.path, Data(content.replacing("\"numbering.xml\"", with: "\"\(target)\"").utf8))
            }
            #expect(try text(members) == "1、文", "\(target)")
        }
    }

    @Test func `without relationships the content type tells, and else the usual names`() throws {
        let bare = file.members.filter { !$0.path.hasSuffix(".rels") }
        #expect(try text(bare) == "1、文")
        #expect(try text(bare.filter { $0.path != "[Content_Types].xml" }) == "1、文")
        let moved: [(path: String, content: Data)] = bare.map {
            $0.path == "word/document.xml" ? ("word/document-main.xml", $0.content) : $0
        }
        #expect(try text(moved) == "1、文")
        let typed = moved.map { member in
            let content = String(decoding: member.content, as: UTF8.self)
            return (member.path, Data(content.replacing("/word/document.xml", with: "/word/document-main.xml").utf8))
        }
        #expect(try text(typed + [("word/document-other.xml", Data("<x/>".utf8))]) == "1、文")
    }

    @Test func `names of members may have backslashes and a leading slash`() throws {
        #expect(try text(file.members.map { ("/" + $0.path, $0.content) }) == "1、文")
        #expect(try text(file.members.map { ($0.path.replacing("word/n", with: "word\\n"), $0.content) }) == "1、文")
    }

    @Test func `a document in UTF-16 is read`() throws {
        let members = try file.members.map { member in
            guard member.path == "word/document.xml" else { return member }
            let content = String(decoding: member.content, as: UTF8.self).replacing("UTF-8", with: "UTF-16")
            return (member.path, try Data([0xFF, 0xFE]) + encoded(content, as: "UTF-16LE"))
        }
        #expect(try text(members) == "1、文")
    }

    @Test func `of a package that is cut off the whole text is read or none`() throws {
        let whole = file.data
        for count in stride(from: 100, to: whole.count - 1, by: 7) {
            do throws(ExtractionError) {
                let text = try TextExtractor.extract(whole.prefix(count), fileName: "a.docx").text
                #expect(text == "1、文", "\(count)")
            } catch {
                #expect([.corrupt, .unsupported].contains(error.code), "\(count)")
            }
        }
        #expect(try failure(whole.prefix(whole.count / 2)).code == .corrupt)
    }

    @Test func `a package that lacks a part that it names is damaged`() throws {
        let error = try failure(ZipWriter.archive(file.members.filter { $0.path != "word/numbering.xml" }))
        #expect(error.code == .corrupt)
        #expect(error.message.contains("word/numbering.xml"))
    }

    @Test func `a package without its main document, or with one that is no XML, is damaged`() throws {
        let lacking = ZipWriter.archive(
            file.members.filter { $0.path != "word/document.xml" } + [("word/document.txt", Data("文".utf8))])
        #expect(try failure(lacking).code == .corrupt)
        for content in ["", "文", "<w:document><w:body></w:document>", "<a>&nonsense;"] {
            let members = file.members.map { $0.path == "word/document.xml" ? ($0.path, Data(content.utf8)) : $0 }
            let error = try failure(ZipWriter.archive(members))
            #expect(error.code == .corrupt)
            #expect(error.message.contains("word/document.xml"))
        }
    }

    @Test func `a document without text is empty`() throws {
        let error = try failure(WordFile(paragraph("") + paragraph(" 　")).data)
        #expect(error.code == .empty)
        #expect(error.hint?.contains("pictures") == true)
    }
}
