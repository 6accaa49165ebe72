import Foundation
import Testing

/// Commands whose output other programs read.
struct ReadingTests {
    @Test func `a reader that goes away ends the output without a word`() async throws {
        let place = try Workplace()
        // More than a pipe holds: `head` is gone before all is written.
        try place.write(SampleReport.text + String(repeating: "全年组织集中培训12场。\n", count: 9000), to: "报告.txt")
        let run = try await place.run("guidang read 报告.txt | head -c 1 >/dev/null; echo status ${PIPESTATUS[0]}")
        #expect(run.lines == ["status 141"])
    }

    @Test(.timeLimit(.minutes(5))) func `the beginning of an id that fits two is said to, in either language`()
        async throws
    {
        let place = try Workplace()
        do {
            // Found by trying: the SHA-256 of both begins with a6b8cd.
            for number in [1747, 6099] { try place.write("第\(number)份报告。\n", to: "\(number).txt") }
            _ = try await place.run("guidang up --detach")
            #expect(try await place.run("guidang add 1747.txt 6099.txt").status == 0)
            for command in ["show a6b8cd", "show A6B8CD --json", "show a6b8cd --original"] {
                let english = try await place.run("guidang \(command)")
                #expect(english.status == 1)
                #expect(
                    english.lines.first?.lowercased()
                        == "error: more than one begins with a6b8cd. give more digits of the id.")
                let chinese = try await place.run("guidang \(command)", ["LANG": "zh_CN.UTF-8"])
                #expect(chinese.lines.first?.lowercased() == "错误：以 a6b8cd 开头的不止一份。请多给几位编号。")
            }
            #expect(try await place.run("guidang show a6b8cd7 --text").status == 0)
            let both = try await place.run("guidang trace a6b8cd")
            #expect(both.lines.count { $0.hasPrefix("a6b8cd") } == 2)
        } catch {
            await place.end()
            throw error
        }
        await place.end()
    }

    @Test func `word lists of one's own are read, and their errors are told by file and line`() async throws {
        let place = try Workplace()
        try place.write(SampleReport.text, to: "报告.txt")
        try FileManager.default.createDirectory(
            atPath: place.folder + "/words", withIntermediateDirectories: true)
        try place.write("[deadline-written]\n2019 03-01\n", to: "words/deadlines.txt")
        let run = try await place.run("guidang read --lexicon words 报告.txt")
        #expect(run.status == 1)
        #expect(
            run.lines.first?.hasPrefix("Error: \(place.folder)/words/deadlines.txt, line 2: ") == true, "\(run.lines)")
        let chinese = try await place.run(
            "guidang read 报告.txt", ["LANG": "zh_CN.UTF-8", "GUIDANG_PARSE_LEXICON": place.folder + "/words"])
        #expect(chinese.lines.first?.contains("/words/deadlines.txt 第 2 行：") == true, "\(chinese.lines)")
        let service = try await place.run("guidang-parse serve --lexicon words --home archive")
        #expect(service.status == 78)
        try place.write(
            "[deadline-written]\n2019 - 03-01\n[deadline-published]\n2019 - 04-01\n", to: "words/deadlines.txt")
        #expect(try await place.run("guidang read --lexicon words 报告.txt").status == 0)
    }

    @Test(arguments: [
        ("guidang read none.txt", 1, "Error: none.txt can't be read: No such file or directory."),
        ("guidang read .", 1, "Error: . is not a file."),
        ("guidang read empty.txt", 3, #"{"code":"empty""#),
        ("guidang read binary.bin", 2, #"{"code":"unsupported""#),
    ])
    func `what can't be read says why`(_ command: String, _ status: Int32, _ words: String) async throws {
        let place = try Workplace()
        try place.write("", to: "empty.txt")
        try Data([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]).write(
            to: URL(fileURLWithPath: place.folder + "/binary.bin"))
        let run = try await place.run(command)
        #expect(run.status == status)
        #expect(run.lines.count == 1)
        #expect(run.lines.first?.hasPrefix(words) == true, "\(run.lines)")
    }

    @Test(.timeLimit(.minutes(5)))
    func `subscribe ends with its reader and on Ctrl-C, and a durable one goes on where it was`()
        async throws
    {
        let place = try Workplace()
        do {
            try place.write(SampleReport.text, to: "报告.txt")
            _ = try await place.run("guidang up --detach")
            _ = try await place.run("guidang add 报告.txt")
            for flags in ["--from 0", "--durable mirror --from 0"] {
                let events = try await place.run("guidang subscribe \(flags) --json --count 3")
                #expect(events.lines.count == 3)
                #expect(events.lines.first?.contains(#""sequence":"1""#) == true, "\(events.lines)")
            }
            // All that there is fits the pipe before its reader goes.
            let cut = try await place.run("guidang subscribe --from 0 | head -1; echo status ${PIPESTATUS[0]}")
            #expect(cut.lines.count == 2)
            #expect(cut.lines.last == "status 141")
            // Once it has written it is listening: then it is stopped. With job control, as a shell that is not
            // interactive lets what runs in the background hear no Ctrl-C.
            let stop = "until [ -s out ]; do sleep 0.05; done; kill -INT $!; wait $!; echo status $?"
            let plain = try await place.run("set -m; guidang subscribe --from 0 > out & \(stop)")
            #expect(plain.lines.contains("status 0"))
            try place.write(SampleReport.text + "又一份。", to: "又一份.txt")
            _ = try await place.run("guidang add 又一份.txt; rm out")
            let durable = try await place.run(
                "set -m; guidang subscribe --durable mirror > out & \(stop); head -n 1 out")
            #expect(durable.lines.contains("status 0"))
            #expect(durable.lines.last?.hasPrefix("#4 ") == true, "\(durable.lines)")
        } catch {
            await place.end()
            throw error
        }
        await place.end()
    }
}

/// `guidang read` for people who check what it reads.
struct ReadCheckingTests {
    @Test func `explain shows each value's rule and the words around it`() async throws {
        let place = try Workplace()
        try place.write(SampleReport.text, to: "报告.txt")
        let run = try await place.run("guidang read 报告.txt --explain")
        #expect(run.status == 0)
        let title = try #require(run.lines.firstIndex { $0.hasPrefix("title = ") })
        #expect(run.lines[title].hasSuffix("[title.line @ header]"))
        #expect(run.lines[title + 1].contains("⟦"))
        let figures = run.lines.filter { $0.hasPrefix("figure f") }
        #expect(!figures.isEmpty)
        #expect(figures.allSatisfy { $0.contains("[figure.") })
    }

    @Test func `diff shows what was missed and what is extra, by status 6`() async throws {
        let place = try Workplace()
        try place.write(SampleReport.text, to: "报告.txt")
        try place.write(
            #"{"kind": "other", "figuresComplete": false, "figures": [{"value": 7, "unit": "座"}]}"#, to: "g.json")
        let run = try await place.run("guidang read 报告.txt --diff g.json")
        #expect(run.status == 6)
        #expect(run.lines.contains("kind: want other, have annual-report"))
        #expect(run.lines.contains("figures: missed 7 座"))
        let chinese = try await place.run("guidang read 报告.txt --diff g.json", ["LANG": "zh_CN.UTF-8"])
        #expect(chinese.lines.contains("figures: 漏 7 座"))
    }

    @Test func `a file that holds no labels is said to`() async throws {
        let place = try Workplace()
        try place.write(SampleReport.text, to: "报告.txt")
        let run = try await place.run("guidang read 报告.txt --diff 报告.txt")
        #expect(run.status == 1)
        #expect(run.lines.first?.hasPrefix("Error: 报告.txt does not hold labels") == true, "\(run.lines)")
    }
}
