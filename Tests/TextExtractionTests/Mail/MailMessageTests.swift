import DocumentWriters
import Foundation
import Messages
import Testing
import TextExtraction

private let limits = ExtractionLimits(textBytes: 16 << 20)

private func mail(_ text: String) throws -> MailMessage { try MailMessage.read(Data(text.utf8), limits: limits) }

@Suite struct MailMessageTests {
    private static let report = "甲县司法局2023年度法治政府建设情况报告"

    @Test(arguments: ["GBK", "GB18030", "UTF-8", "gb2312"], [500, 7])
    func `a subject in encoded words is read, also where they are cut inside of characters`(charset: String, size: Int)
        throws
    {
        let words = try MailFixture.encodedWords(Self.report, charset: charset, every: size)
        let found = try mail(
            MailFixture.lines(
                "Received: from a by b; Tue, 2 Jan 2024 08:00:00 +0800", "From: =?gbk?Q?=BC=D7=BE=D6?= <a@b.cn>",
                "Subject: 转发 \(words)",
                "Date: Tue, 2 Jan 2024 08:00:00 +0800", "", "正文"))
        #expect(found.subject == "转发 " + Self.report)
        #expect(found.sender == "甲局 <a@b.cn>")
        #expect(found.date == "Tue, 2 Jan 2024 08:00:00 +0800")
        #expect(found.body?.text == "正文\n")
        #expect(found.attachments.isEmpty)
    }

    @Test(arguments: ["GB18030", "UTF-8"])
    func `a header of raw bytes is read`(charset: String) throws {
        let data = try encoded(
            "From: 甲县司法局 <a@b.cn>\r\nSubject: \(Self.report)\r\nDate: 1 Jan 2024 08:00\r\n\r\n依法行政，优化服务。", as: charset)
        let found = try MailMessage.read(data, limits: limits)
        #expect(found.subject == Self.report)
        #expect(found.sender == "甲县司法局 <a@b.cn>")
        #expect(found.body?.text == "依法行政，优化服务。")
        #expect(found.body?.encoding == charset.lowercased())
    }

    @Test func `plain text is preferred to a page, and a page is read where there is no text`() throws {
        let both = MailFixture.lines(
            "Subject: a", "MIME-Version: 1.0", "Content-Type: multipart/alternative;", "\tboundary=\"=_x 1\"", "",
            "这里不读", "--=_x 1",
            "Content-Type: text/plain; charset=gbk", "Content-Transfer-Encoding: base64", "",
            MailFixture.base64(try encoded("一、主要工作", as: "GBK")), "--=_x 1", "Content-Type: text/html; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable", "",
            MailFixture.quotedPrintable(Data("<p>二、页面</p><p>分享到</p>".utf8)), "--=_x 1--", "尾声")
        #expect(try mail(both).body?.text == "一、主要工作")
        let page = try mail(both.replacing("text/plain", with: "text/calendar"))
        #expect(page.body?.text == "二、页面\n分享到\n")
        #expect(page.attachments.map(\.name) == ["attachment-1"])
    }

    @Test func `attachments have their names and bytes`() throws {
        let bytes = Data((0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        let name = Self.report + ".docx"
        let gbk = MailFixture.percentEncoded(try encoded(name, as: "GBK"))
        let half = gbk.index(gbk.startIndex, offsetBy: 60)
        let names = [
            "attachment; filename=\"\(name)\"",
            "attachment; filename=\"\(try MailFixture.encodedWords(name, charset: "GBK", every: 15))\"",
            "attachment; filename*=utf-8''\(MailFixture.percentEncoded(Data(name.utf8)))",
            "attachment; filename*0*=GBK'zh-cn'\(gbk[..<half]);\r\n filename*1*=\(gbk[half...])",
            "attachment; filename=x.docx; filename*=utf-8''\(MailFixture.percentEncoded(Data(name.utf8)))",
            "inline; filename=\"C:\\dir\\../\(name)\"",
        ]
        for disposition in names {
            let found = try mail(
                MailFixture.lines(
                    "Subject: a", "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "见附件。", "--b",
                    "Content-Type: application/octet-stream",
                    "Content-Disposition: \(disposition)", "Content-Transfer-Encoding: BASE64", "",
                    MailFixture.base64(bytes), "--b--"))
            #expect(found.attachments.map(\.name) == [name], "\(disposition)")
            #expect(found.attachments.first?.data == bytes)
            #expect(found.body?.text == "见附件。")
        }
    }

    @Test func `pictures within a page are no attachments, a mail within a mail is one`() throws {
        let found = try mail(
            MailFixture.lines(
                "Subject: a", "Content-Type: multipart/mixed; boundary=b", "", "--b",
                "Content-Type: multipart/related; boundary=bb", "", "--bb",
                "Content-Type: text/html", "", "<p>甲</p><img src=cid:1>", "--bb", "Content-Type: image/png; name=a.png",
                "Content-ID: <1>", "", "png",
                "--bb--", "--b", "Content-Type: message/rfc822", "",
                "Subject: \(try MailFixture.encodedWords("报告", charset: "UTF-8"))", "", "内层", "--b--"))
        #expect(found.body?.text == "甲\n")
        #expect(found.attachments.map(\.name) == ["报告.eml"])
        let inner = try MailMessage.read(try #require(found.attachments.first?.data), limits: limits)
        #expect(inner.subject == "报告")
        #expect(inner.body?.text == "内层")
    }

    @Test func `a message that nobody closed, or whose boundary never comes, is read as far as it goes`() throws {
        let open = try mail(
            MailFixture.lines(
                "Subject: a", "Content-Type: multipart/mixed; boundary=b", "", "--b",
                "Content-Type: text/plain; charset=utf-8", "", "甲乙丙", "--b",
                "Content-Disposition: attachment; filename=a.doc", "Content-Transfer-Encoding: base64", "", "QUJDR"))
        #expect(open.body?.text == "甲乙丙")
        #expect(open.attachments.first?.data == Data("ABC".utf8))
        #expect(try mail("Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n甲").body == nil)
        #expect(try mail("Subject: a\n\n").body == nil)
        #expect(try mail("Subject: a").subject == "a")
    }

    @Test func `too many parts, parts too deep and too much content are over a limit`() {
        var few = limits
        few.members = 10
        let parts = "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\n甲\n", count: 50)
        let deep = (0..<40).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined() + "\n甲"
        var small = limits
        small.unpackedBytes = 60
        for (text, limits) in [(parts, few), (deep, limits), (parts, small)] {
            let error = #expect(throws: ExtractionError.self) { try MailMessage.read(Data(text.utf8), limits: limits) }
            #expect(error?.code == .overLimit)
        }
    }

    @Test func `a mailbox is parted into its mails`() throws {
        let box =
            "From a@b.cn Mon Jan  1 08:00:00 2024\nFrom: a@b.cn\nSubject: one\n\n甲\n>From 乙\n\nFrom c@d Tue Jan  2 08:00:00 2024\nSubject: two\n\n丙\nFrom 丁\n"
        let mails = try Mailbox.messages(in: Data(box.utf8), limits: limits).map {
            try MailMessage.read($0, limits: limits)
        }
        #expect(mails.map(\.subject) == ["one", "two"])
        #expect(mails.map { $0.body?.text } == ["甲\nFrom 乙\n\n", "丙\nFrom 丁\n"])
    }
}
