import Foundation
import Glibc
import Testing

/// Handing files in, with what lies about in real folders.
struct AddTests {
    /// Runs a test with the services up, and leaves none behind.
    private func with(_ body: (Workplace) async throws -> Void) async throws {
        try await Workplace.with { place in
            let up = try await place.run("guidang up --detach")
            #expect(up.status == 0, "\(up.lines)")
            try await body(place)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `what can't be taken is named with the reason, and the rest goes on`()
        async throws
    {
        try await with { place in
            let folder = place.folder + "/来稿"
            try FileManager.default.createDirectory(atPath: folder + "/空", withIntermediateDirectories: true)
            try place.write(SampleReport.text, to: "来稿/报告.txt")
            try place.write("x", to: "来稿/~$报告.docx")
            symlink("报告.txt", folder + "/链接.txt")
            mkfifo(folder + "/管道", 0o600)
            let run = try await place.run("guidang add 来稿 没有.txt 来稿/~$报告.docx 来稿/空 来稿/链接.txt")
            #expect(run.status == 1)
            for line in [
                "passed over: 来稿/~$报告.docx (hidden or temporary)", "passed over: 来稿/管道 (neither a file nor a folder)",
                "passed over: 来稿/链接.txt (a link)", "no file in 来稿/空", "没有.txt: No such file or directory",
                "2/2 handed in, 2 indexed, 0 rejected, 0 failed",
            ] {
                #expect(run.lines.contains(line), "\(line) in \(run.lines)")
            }
            #expect(run.lines.contains { $0.hasPrefix("indexed  来稿/报告.txt") })
            // A link that a person names is followed.
            #expect(run.lines.contains { $0.hasPrefix("indexed  来稿/链接.txt") })
        }
    }

    @Test(.timeLimit(.minutes(5))) func `the report is CSV that takes any name, with a byte order mark`() async throws {
        try await with { place in
            let name = "a,\"b\"\nc.txt"
            try place.write(SampleReport.text, to: name)
            try place.write("%PDF-1.4\n", to: "扫描.pdf")
            let run = try await place.run("guidang add *.txt 扫描.pdf 没有.txt --report 结果.csv")
            #expect(run.status == 1)
            // A line feed in a name makes no line of its own.
            #expect(run.lines.contains("indexed  a,\"b\"\u{FFFD}c.txt"), "\(run.lines)")
            let csv = try Data(contentsOf: URL(fileURLWithPath: place.folder + "/结果.csv"))
            #expect(csv.prefix(3) == Data([0xEF, 0xBB, 0xBF]))
            let text = String(decoding: csv.dropFirst(3), as: UTF8.self)
            #expect(text.hasPrefix("path,id,state,reason\r\n\"a,\"\"b\"\"\nc.txt\","))
            #expect(text.contains(",indexed,\r\n扫描.pdf,"))
            #expect(text.contains(",rejected,"))
            #expect(text.hasSuffix("\r\n没有.txt,,failed,No such file or directory\r\n"))
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a document that a stage set aside is one line and counts once`() async throws {
        let place = try Workplace()
        do {
            try place.write("guidang-test-hook:die", to: "毒.txt")
            _ = try await place.run(
                "guidang up --detach",
                ["GUIDANG_TEST_HOOKS": "1", "GUIDANG_RETRY_ATTEMPTS": "1", "GUIDANG_PARSE_WORKERS": "1"])
            let added = try await place.run("guidang add 毒.txt")
            #expect(added.status == 1)
            let listed = try await place.run("guidang failed list")
            #expect(listed.lines.count == 1, "\(listed.lines)")
            #expect(listed.lines.first?.contains("  parse  毒.txt  ") == true, "\(listed.lines)")
            #expect(try await place.run("guidang failed retry --all").lines == ["1 tried again"])
        } catch {
            await place.end()
            throw error
        }
        await place.end()
    }

    @Test(.timeLimit(.minutes(5))) func `services that are stopped meanwhile are waited for, and that is said`()
        async throws
    {
        let place = try Workplace()
        do {
            try place.write(SampleReport.text, to: "报告.txt")
            _ = try await place.run("guidang up --detach --workers parse=0")
            let run = try await place.run(
                """
                guidang add 报告.txt > out 2>&1 &
                until guidang status 2>&1 | grep -q "no worker is connected"; do sleep 0.1; done
                guidang down
                until grep -q "to run again" out; do sleep 0.05; done
                guidang up --detach > /dev/null
                wait $!; echo status $?; cat out
                """)
            #expect(run.lines.contains("status 0"), "\(run.lines)")
            #expect(run.lines.contains { $0.hasPrefix("waiting for guidang-") && $0.hasSuffix(" to run again") })
            #expect(run.lines.last == "1/1 handed in, 1 indexed, 0 rejected, 0 failed")
        } catch {
            await place.end()
            throw error
        }
        await place.end()
    }

    @Test(.timeLimit(.minutes(5))) func `Ctrl-C ends it with words, and run again it goes on`() async throws {
        try await with { place in
            try FileManager.default.createDirectory(atPath: place.folder + "/来稿", withIntermediateDirectories: true)
            for number in 1...300 { try place.write(SampleReport.text + "\(number)", to: "来稿/\(number).txt") }
            let stopped = try await place.run(
                "set -m; guidang add 来稿 > out 2>&1 & until [ -s out ]; do sleep 0.02; done; kill -INT $!; wait $!; echo status $?; cat out"
            )
            // Where all were read before the signal came there was nothing left to stop.
            if !stopped.lines.contains("status 0") {
                #expect(stopped.lines.contains("status 130"))
                #expect(stopped.lines.contains { $0.hasPrefix("stopped: what was handed in is read all the same") })
            }
            let again = try await place.run("guidang add 来稿")
            #expect(again.status == 0)
            #expect(again.lines.last == "300/300 handed in, 300 indexed, 0 rejected, 0 failed")
            let found = try await place.run("guidang search 行政复议 --limit 1")
            #expect(found.lines.last == "300 found")
        }
    }
}
