import DocumentWriters
import Foundation
import Messages
import Testing

@testable import TextExtraction

/// What archives and mails hold, page and attachment together.
@Suite struct ContainerTests {
    private let limits = ExtractionLimits(textBytes: 8 << 20)
    private let page = """
        <html><head><meta name="ArticleTitle" content="法治政府建设年度报告"><meta name="PubDate" content="2023-03-20">
        <meta name="ContentSource" content="云溪区司法局"></head><body><div id="zoom"><p>报告见附件。</p>
        <p><a href="./P02023/2022%E5%B9%B4%E6%8A%A5%E5%91%8A.pdf">2022年报告.pdf</a></p></div></body></html>
        """

    private func members(_ files: [(path: String, content: Data)]) throws -> [String: Extraction.Member] {
        let data = ZipWriter.archive(files)
        let found = try TextExtractor.open(data, fileName: "a.zip", limits: limits, workplace: .nowhere)
        guard case .container(let container) = found else { return [:] }
        return container.members.reduce(into: [:]) { $0[$1.path] = $1 }
    }

    @Test func `a page and the document that it offers are one report, and both are kept`() throws {
        let found = try members([
            ("页/公开.html", Data(page.utf8)), ("页/2022年报告.pdf", Data("%PDF-1.7".utf8)),
            ("页/别的.pdf", Data("%PDF-1.7 ".utf8)),
        ])
        #expect(found.count == 3)
        #expect(found["页/公开.html"]?.isCompanion == true)
        #expect(found["页/2022年报告.pdf"]?.page?.published == "2023-03-20")
        #expect(found["页/2022年报告.pdf"]?.page?.source == "云溪区司法局")
        #expect(found["页/2022年报告.pdf"]?.isCompanion == false)
        #expect(found["页/别的.pdf"]?.page == nil)
    }

    @Test func `of a page that a browser saved only the page and its documents are left`() throws {
        let found = try members([
            ("公开.html", Data(page.utf8)), ("公开_files/style.css", Data("a{}".utf8)),
            ("公开_files/logo.gif", Data("GIF89a".utf8)), ("公开_files/附件.doc", Data("{\\rtf1 a}".utf8)),
        ])
        #expect(found.keys.sorted() == ["公开.html", "公开_files/附件.doc"])
        #expect(found["公开_files/附件.doc"]?.page?.published == "2023-03-20")
        #expect(found["公开.html"]?.isCompanion == true)
    }

    @Test func `pages by the thousand find what was saved with each`() throws {
        let found = try members(
            (0..<4_000).flatMap { number in
                [
                    ("页/\(number).html", Data("<html><p>\(number)".utf8)),
                    ("页/\(number)_files/logo.gif", Data("GIF89a".utf8)),
                ]
            } + [("页/0_files/内/附件.doc", Data("{\\rtf1 a}".utf8))])
        #expect(found.count == 4_001)
        #expect(found["页/0_files/内/附件.doc"]?.page != nil)
        #expect(found["页/3999.html"]?.isCompanion == false)
    }

    @Test func `a page with the whole report stays a document beside its attachment`() throws {
        let paragraph = "<p>" + String(repeating: "全年开展执法监督检查活动并整改问题。", count: 10) + "</p>"
        let long = page.replacing("<p>报告见附件。</p>", with: String(repeating: paragraph, count: 8))
        let found = try members([("公开.html", Data(long.utf8)), ("2022年报告.pdf", Data("%PDF-1.7".utf8))])
        #expect(found["公开.html"]?.isCompanion == false)
        #expect(found["2022年报告.pdf"]?.page == nil)
    }

    @Test func `a mail's text and attachments are documents with its subject and sender`() throws {
        let mail = """
            From: =?utf-8?B?5Y+45rOV5bGA?= <a@b.cn>\r
            Subject: =?gb2312?B?sai45g==?=\r
            MIME-Version: 1.0\r
            Content-Type: multipart/mixed; boundary=x\r
            \r
            --x\r
            Content-Type: text/plain; charset=utf-8\r
            \r
            请查收。\r
            --x\r
            Content-Type: application/octet-stream; name="a.pdf"\r
            Content-Disposition: attachment; filename="a.pdf"\r
            Content-Transfer-Encoding: base64\r
            \r
            JVBERi0xLjc=\r
            --x--\r

            """
        let found = try TextExtractor.open(
            Data(mail.utf8), fileName: "a.eml", limits: limits, workplace: .nowhere)
        guard case .container(let container) = found else {
            Issue.record("no container")
            return
        }
        #expect(container.members.map(\.path) == ["报告.txt", "a.pdf"])
        #expect(container.members.allSatisfy { $0.declared["subject"] == "报告" })
        #expect(container.members.allSatisfy { $0.declared["sender"] == "司法局 <a@b.cn>" })
        #expect(container.members.last?.data == Data("%PDF-1.7".utf8))
        let box = Data("From a@b Mon Jan  1 00:00:00 2024\n".utf8) + Data(mail.replacing("\r\n", with: "\n").utf8)
        let boxed = try TextExtractor.open(
            box + Data("\n".utf8) + box, fileName: "a.mbox", limits: limits, workplace: .nowhere)
        guard case .container(let mails) = boxed else {
            Issue.record("no mailbox")
            return
        }
        #expect(mails.members.map(\.path) == ["1.eml", "2.eml"])
    }
}

extension Workplace {
    /// For formats that need no place.
    static var nowhere: Workplace {
        Workplace(folder: URL(filePath: "/nowhere"), deadline: Date(timeIntervalSinceNow: 600))
    }
}
