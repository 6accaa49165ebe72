import Foundation
import Testing

/// What people drop in that is no plain text.
@Suite(.timeLimit(.minutes(10))) struct FormatsTests {
    @Test func `formats lists what is read, in both languages and as JSON`() async throws {
        let place = try Workplace()
        let english = try await place.run("guidang formats")
        #expect(english.status == 0)
        #expect(english.lines.contains { $0.hasPrefix("Word document") && $0.contains("docx") })
        #expect(english.lines.allSatisfy { $0.hasSuffix("ready") || $0.contains("apt-get install") })
        let chinese = try await place.run("guidang formats", ["GUIDANG_LANGUAGE": "zh"])
        #expect(chinese.lines.contains { $0.hasPrefix("Word 文档") })
        let json = try await place.run("guidang formats --json")
        #expect(json.lines.count == english.lines.count)
        #expect(json.lines.allSatisfy { $0.hasPrefix("{") && $0.contains("\"ready\"") })
    }

    @Test func `a page whose format its name hides is read, and the log says when there is no guard`() async throws {
        let place = try Workplace()
        do {
            let page = """
                <html><head><meta charset="utf-8"><meta name="PubDate" content="2024-03-08 09:30"></head><body>
                <div id="zoom">\(SampleReport.text.split(separator: "\n").map { "<p>\($0)</p>" }.joined())</div></body></html>
                """
            try place.write(page, to: "报告.doc")
            _ = try await place.run("guidang up --detach --set parse.sandbox=off")
            let added = try await place.run("guidang add 报告.doc")
            #expect(added.status == 0, "\(added.lines)")
            #expect(try await place.run("guidang search 行政复议").lines.last == "1 found")
            let log = try await place.run("cat archive/run/*.log archive/*.log archive/logs/* 2>/dev/null; true")
            #expect(log.lines.contains { $0.contains("without a sandbox") }, "\(log.lines.suffix(20))")
        } catch {
            await place.end()
            throw error
        }
        await place.end()
    }
}
