import Messages
import ReportReader
import Testing

private func error(_ file: String, _ text: String) -> LexiconError? {
    do {
        _ = try Lexicon(replacing: [file: text])
        return nil
    } catch { return error }
}

@Suite struct LexiconTests {
    /// The built-in file with lines behind it: what they hold belongs to its last list.
    private func with(_ lines: String, in file: String) -> (text: String, line: Int) {
        let text = Lexicon.builtInFiles[file] ?? ""
        return (
            text + "\n" + lines, text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count + 1
        )
    }

    @Test(arguments: [
        ("deadlines.txt", "2019 03-01"), ("deadlines.txt", "2019 - 13-01"), ("deadlines.txt", "2020 2019 03-01"),
        ("deadlines.txt", "2019 - 03-01 Sunday"), ("divisions.txt", "33010 江干区"), ("divisions.txt", "330104"),
        ("divisions.txt", "330104 江干区 2019"), ("duties.txt", "inspections -"), ("duties.txt", "inspections - 巡检、、检查"),
        ("duties.txt", "inspections nothing 巡检"), ("duties.txt", "leadership - 领导"), ("variants.txt", "檢"),
        ("variants.txt", "檢 检"), ("organs.txt", "管理 局"), ("laws.txt", "某某\u{20000}法"), ("page.txt", "[打 印"),
        ("figures.txt", "[unti]"), ("figures.txt", "[department]"), ("duties.txt", "[duties outline-2026 - -]"),
        ("citations.txt", "回\t函"), ("labels.txt", "发布 日期"), ("sections.txt", "下 一步"), ("titles.txt", "请 示"),
    ])
    func `a line of another shape is an error of its file and line`(_ file: String, _ line: String) {
        let (text, number) = with(line, in: file)
        let error = error(file, text)
        #expect(error?.file == file)
        #expect(error?.line == number)
        #expect(error?.message.hasPrefix("\(file), line \(number): ") == true)
        #expect(error?.chinese.hasPrefix("\(file) 第 \(number) 行：") == true)
    }

    @Test func `a word before any list, an unknown file and a missing list are errors`() {
        #expect(error("labels.txt", "# mine\n文号\n")?.line == 2)
        #expect(error("label.txt", "[title]\n名称\n")?.code == .unknownFile)
        let missing = error("deadlines.txt", "[deadline-written]\n2019 - 03-01\n")
        #expect(missing?.code == .listMissing)
        #expect(missing?.file == "deadlines.txt")
        #expect(missing?.line == nil)
    }

    @Test func `a file takes the place of the built-in one, the others stay`() throws {
        #expect(try Lexicon().version == Lexicon.builtIn.version)
        #expect(Lexicon.builtIn.version.count == 8)
        let (labels, _) = with("", in: "labels.txt")
        let own = labels.replacing("[date-published]\n", with: "[date-published]\n挂网日期\n")
        let lexicon = try Lexicon(replacing: ["labels.txt": own])
        #expect(lexicon.version != Lexicon.builtIn.version)
        let text = "挂网日期：2023-02-06\n青石县司法局2022年法治政府建设工作报告\n一、工作\n有序。\n"
        #expect(read(text).datePublished == nil)
        let report = ReportReader(lexicon: lexicon).read(
            SourceText(text: text, fileName: "a.txt", size: 1), documentID: "d", reportID: "r", revision: 1)
        #expect(report.datePublished?.iso == "2023-02-06")
        #expect(report.agency?.kind == .department)
    }

    @Test func `comments, blanks at the ends and CRLF change no version`() throws {
        let own = (Lexicon.builtInFiles["labels.txt"] ?? "").replacing("\n", with: "  \r\n# mine\r\n")
        #expect(try Lexicon(replacing: ["labels.txt": "\u{FEFF}" + own]).version == Lexicon.builtIn.version)
    }

    @Test func `a deadline's day is late where its line says so`() throws {
        let own = "[deadline-written]\n2019 - <03-01\n[deadline-published]\n2019 - 04-01\n"
        let reader = ReportReader(lexicon: try Lexicon(replacing: ["deadlines.txt": own]))
        func findings(_ written: String) -> [ReportFinding] {
            let text = "成文日期：\(written)\n青石县司法局2023年法治政府建设工作报告\n\n2023年，有序。\n一、主要工作\n有序。\n"
            let report = reader.read(
                SourceText(text: text, fileName: "a.txt", size: 1), documentID: "d", reportID: "r", revision: 1)
            return report.findings.filter { $0.rule == "deadline.written-late" }
        }
        #expect(findings("2024-02-29").isEmpty)
        #expect(findings("2024-03-01").first?.message.contains("2024-02-29") == true)
    }
}
