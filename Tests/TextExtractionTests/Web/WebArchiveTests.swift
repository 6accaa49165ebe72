import DocumentWriters
import Foundation
import Messages
import ReportGenerator
import Testing
import TextExtraction

/// Pages in one file as browsers and word processors save them.
@Suite struct WebArchiveTests {
    private static let article = SiteArticle(ReportGenerator(seed: 45, targetBytes: 4_000).report(at: 2))

    private func text(_ archive: String, name: String = "a.mhtml") throws -> ExtractedText {
        try TextExtractor.extract(Data(archive.utf8), fileName: name)
    }

    private func plain(_ template: SiteTemplate) throws -> String {
        let page = try encoded(template.page(Self.article), as: template.encoding)
        return try TextExtractor.extract(page, fileName: "a.html").text
    }

    @Test func `a page saved by Chrome or Edge is read as the page`() throws {
        let page = Data(SiteTemplate.county.page(Self.article).utf8)
        let archive = MailFixture.lines(
            "From: <Saved by Blink>", "Snapshot-Content-Location: https://www.example.gov.cn/art/1.html",
            "Subject: =?utf-8?Q?=E6=8A=A5=E5=91=8A?=", "Date: Tue, 2 Jan 2024 08:00:00 -0000", "MIME-Version: 1.0",
            "Content-Type: multipart/related;", "\ttype=\"text/html\";", "\tboundary=\"----MultipartBoundary--x----\"",
            "", "",
            "------MultipartBoundary--x----", "Content-Type: text/html", "Content-ID: <frame-A@mhtml.blink>",
            "Content-Transfer-Encoding: quoted-printable", "Content-Location: https://www.example.gov.cn/art/1.html",
            "",
            MailFixture.quotedPrintable(page), "------MultipartBoundary--x----", "Content-Type: image/png",
            "Content-Transfer-Encoding: base64", "",
            "iVBORw0KGgo=", "------MultipartBoundary--x------")
        for name in ["a.mhtml", "a"] {
            let found = try text(archive, name: name)
            #expect(found.text == (try plain(.county)))
            #expect(found.mediaType == "multipart/related")
            #expect(found.page?.url == "https://www.example.gov.cn/art/1.html")
            #expect(found.page?.title == Self.article.title)
        }
    }

    @Test func `a page saved by Internet Explorer or a word processor is read in its charset`() throws {
        let page = try encoded(SiteTemplate.wordProcessor.page(Self.article), as: "GB18030")
        for (transfer, content) in [
            ("base64", MailFixture.base64(page)), ("quoted-printable", MailFixture.quotedPrintable(page)),
        ] {
            let archive = MailFixture.lines(
                "MIME-Version: 1.0",
                "Content-Type: multipart/related; boundary=\"----=_NextPart_01\"; type=\"text/html\"", "",
                "本文件是单文件网页。", "", "------=_NextPart_01", "Content-Location: file:///C:/x/a.htm",
                "Content-Transfer-Encoding: \(transfer)",
                "Content-Type: text/html; charset=\"gb2312\"", "", content, "", "------=_NextPart_01--")
            let found = try text(archive, name: "a.doc")
            #expect(found.text == (try plain(.wordProcessor)))
            #expect(found.encoding == "gb18030")
            #expect(found.page?.url == nil)
        }
    }

    @Test func `the page in a frame is read where the page around it says nothing`() throws {
        let frame = SiteTemplate.disclosure.page(Self.article)
        let outer = "<html><frameset><frame src=cid:f></frameset></html>"
        for main in [outer, "<html><body><p>甲县人民政府</p><iframe src=cid:f></iframe></body></html>"] {
            let archive = MailFixture.lines(
                "Snapshot-Content-Location: http://a.cn/", "Content-Type: multipart/related; boundary=b; start=\"<m>\"",
                "MIME-Version: 1.0", "", "--b",
                "Content-Type: text/html", "Content-ID: <f>", "", frame, "--b", "Content-Type: text/html",
                "Content-ID: <m>", "", main, "--b--")
            #expect(try text(archive).text == (try plain(.disclosure)))
        }
        let error = #expect(throws: ExtractionError.self) {
            try text(
                "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--\n"
            )
        }
        #expect(error?.code == .corrupt)
    }

    @Test func `archives and mails with bytes changed, lost and doubled end in a text or an error`() throws {
        let rounds = ProcessInfo.processInfo.environment["GUIDANG_ALL"] == "1" ? 10_000 : 500
        let whole = Data(
            MailFixture.lines(
                "MIME-Version: 1.0", "Subject: \(try MailFixture.encodedWords("甲县报告", charset: "GBK", every: 3))",
                "X-A: b",
                "Content-Type: multipart/mixed; boundary=\"b\"", "", "--b",
                "Content-Type: multipart/alternative; boundary=c", "", "--c",
                "Content-Type: text/plain; charset=gbk", "Content-Transfer-Encoding: base64", "",
                MailFixture.base64(try encoded("依法行政", as: "GBK")), "--c",
                "Content-Type: text/html", "Content-Transfer-Encoding: quoted-printable", "",
                MailFixture.quotedPrintable(Data("<p>依法行政".utf8)), "--c--", "--b",
                "Content-Disposition: attachment; filename*0*=gbk''%B1%A8; filename*1=x", "", "x", "--b--"
            ).utf8)
        var random = SeededRandom(seed: 8, index: 1)
        for _ in 0..<rounds {
            var data = whole
            for _ in 0..<Int.random(in: 1...10, using: &random) {
                guard data.count > 20 else { break }
                let place = Int.random(in: 0..<data.count, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: data[place] = UInt8.random(in: 0...255, using: &random)
                case 1: data.removeSubrange(place..<min(data.count, place + Int.random(in: 1...20, using: &random)))
                case 2: data.insert(contentsOf: data[place...].prefix(40), at: place)
                default: data = data.prefix(max(place, 20))
                }
                data = Data(data)
            }
            for name in ["a.mht", "a.eml"] {
                guard let found = try? TextExtractor.extract(data, fileName: name) else { continue }
                #expect(!found.text.utf8.contains { $0 == 0 || $0 == 0x0D })
            }
            if let found = try? MailMessage.read(data, limits: ExtractionLimits(textBytes: 1 << 20)) {
                #expect(found.attachments.allSatisfy { !$0.name.isEmpty && !$0.name.contains("/") })
            }
            _ = try? Mailbox.messages(in: data, limits: ExtractionLimits(textBytes: 1 << 20))
        }
    }
}
