import Messages
import Testing

@testable import ParseService

@Suite struct SavedPagePartTests {
    private func isPart(_ name: String, in folder: String?, size: Int64 = 900) -> Bool {
        SavedPagePart.isOne(
            ReceivedDocument(
                documentId: "d", fileName: name, size: size, tags: ["水务局"] + (folder.map { [$0] } ?? []), declared: [:],
                receivedAt: .now))
    }

    @Test(arguments: ["a.css", "jquery.min.js", "logo.png", "saved_resource.html", "字体.woff2", "share.js.下载"])
    func `what a browser saves to show a page is a part of it`(name: String) {
        for folder in ["公开_files", "公开.files", "公开_文件"] { #expect(isPart(name, in: folder)) }
        #expect(!isPart(name, in: "公开"))
        #expect(!isPart(name, in: nil))
    }

    @Test func `a document, or what may be a scan, is read wherever it lies`() {
        for name in ["报告.pdf", "报告.docx", "报告.txt", "报告.html", "附件.zip"] {
            #expect(!isPart(name, in: "公开_files"))
        }
        #expect(!isPart("扫描.png", in: "2023_files", size: 400_000))
    }
}
