import Foundation
import Testing
import TextExtraction

@Suite struct MailFormatTests {
    @Test(arguments: [
        "Received: from a\r\n by b\r\nFrom: a@b.cn\r\n",
        "From: 甲 <a@b.cn>\nTo: c@d.cn\nSubject: 报告\nDate: Mon, 1 Jan 2024 08:00:00 +0800\n",
        "Subject: a\nMessage-ID: <1@b>\n", "Delivered-To: a@b.cn\nX-Priority: 3\n",
        "Date: Mon, 1 Jan 2024 08:00\nX-QQ-mid: 1\n",
        "MIME-Version: 1.0\nFrom: a@b.cn\nContent-Type: multipart/related; boundary=b\nTo: c@d\n",
        "X-UIDL: 1\nReturn-Path: <a@b>\nContent-Type: text/plain\n",
    ])
    func `a mail is told whatever its header begins with`(header: String) throws {
        do {
            #expect(
                try TextExtractor.extract(Data((header + "\n正文\n").utf8), fileName: "a").mediaType == "message/rfc822")
        } catch {
            // A message of parts of which none is there.
            #expect(error.mediaType == "message/rfc822")
            #expect(error.code == .empty && header.contains("boundary"))
        }
    }

    @Test(arguments: [
        "From: the office\n一、主要工作\n", "Subject: 报告\n\n正文", "Date: 2024-01-02\nSubject: 报告\nFrom: 甲县司法局\n\n正文",
        "From now on: 依法行政\n", "From: a@b.cn\n",
        "To: 甲\nFrom: 乙\n\n正文", "From 2023 to 2024 the office: 12:00\n正文", "来源：甲\nFrom: a\n",
        "Content-Type: text/plain\nSubject: a\n\n正文",
    ])
    func `text that begins with such words stays text`(text: String) throws {
        let extracted = try TextExtractor.extract(Data(text.utf8), fileName: "a.txt")
        #expect(extracted.mediaType == "text/plain")
        #expect(extracted.text == text)
    }

    @Test func `a mail without text says what it holds`() throws {
        let mail = "Subject: a\nMIME-Version: 1.0\nContent-Type: application/pdf; name=a.pdf\n\n%PDF"
        let error = #expect(throws: ExtractionError.self) {
            try TextExtractor.extract(Data(mail.utf8), fileName: "a.eml")
        }
        #expect(error?.code == .empty)
        #expect(error?.message.contains("a.pdf") == true)
    }
}
