import Foundation
import Messages
import Testing

@testable import Settings

/// What a person reads about a `guidang.yaml` that can't be used: the file, the line, what is wrong, what to do.
@Suite struct SettingsFileFaultTests {
    private func fault(of data: Data) throws -> SettingsError {
        try withTemporaryFolder { home in
            try data.write(to: URL(fileURLWithPath: home + "/guidang.yaml"))
            var error = try #require(throws: SettingsError.self) {
                try ArchiveSettings.load(environment: ["GUIDANG_HOME": home])
            }
            error = SettingsError(
                error.code,
                Phrase(
                    error.text.english.replacing(home + "/guidang.yaml", with: "H"),
                    error.text.chinese.replacing(home + "/guidang.yaml", with: "H")), help: error.help)
            return error
        }
    }

    @Test(arguments: [
        (
            "parse:\n  workers: 1: 2\n",
            "H, line 2 is not YAML: a colon too many, or a line that is indented further than the one above. "
                + "Write it as `parse:`, then `  workers: 2` on the next line.",
            "H 第 2 行不是正确的 YAML：多了一个冒号，或者缩进比上一行深。写法是：一行 `parse:`，下一行 `  workers: 2`。"
        ),
        (
            "parse:\n\tworkers: 1\n", "H, line 2 is not YAML: it is indented with a tab. Use blanks.",
            "H 第 2 行不是正确的 YAML：用了制表符缩进。请用空格缩进。"
        ),
        (
            "log:\n  level: debug\n level: info\n",
            "H, line 3 is not YAML: a line that is indented otherwise than those around it. "
                + "Write it as `parse:`, then `  workers: 2` on the next line.",
            "H 第 3 行不是正确的 YAML：缩进与前后各行不一致。写法是：一行 `parse:`，下一行 `  workers: 2`。"
        ),
        (
            "# mine\nparse: {workers: 1}\nindex: {workers: 1}\nparse: {workers: 2}\n",
            "H, line 2 is not YAML: “parse” stands there and once more. Put what belongs to it into one place.",
            "H 第 2 行不是正确的 YAML：“parse”写了不止一次。请合并到一处。"
        ),
        (
            "ingest:\n  polling: [a, b\n",
            "H, line 2 is not YAML: a [ that is not closed. "
                + "Write it as `parse:`, then `  workers: 2` on the next line.",
            "H 第 2 行不是正确的 YAML：方括号 [ 没有配对。写法是：一行 `parse:`，下一行 `  workers: 2`。"
        ),
        (
            "language: \"zh\nparse:\n  workers: 1\n",
            "H, line 1 is not YAML: a quote that is not closed. "
                + "Write it as `parse:`, then `  workers: 2` on the next line.",
            "H 第 1 行不是正确的 YAML：引号没有配对。写法是：一行 `parse:`，下一行 `  workers: 2`。"
        ),
        (
            "prase:\n  workers: 2\n", "Unknown setting \"prase.workers\" in H, line 2. Did you mean \"parse.workers\"?",
            "H 第 2 行中的设置“prase.workers”不存在。是不是想写“parse.workers”？"
        ),
        (
            "parse:\r\n  workers: many\r\n",
            "parse.workers is \"many\" in H, line 2. Allowed is a whole number from 0 to 256.",
            "H 第 2 行中的 parse.workers 写成了“many”。可以填写：0 至 256 的整数。"
        ),
    ])
    func `a wrong file is named with its line, what is wrong and what to do, in both languages`(
        _ yaml: String, _ english: String, _ chinese: String
    ) throws {
        let error = try fault(of: Data(yaml.utf8))
        #expect(error.spoken.english == english)
        #expect(error.spoken.chinese == chinese)
    }

    @Test(arguments: ["\tx: 1\n", "a: [\n", "a: ]\n", "%\n", "a: \u{1}\n", "&\n", "? \n- a\n: [", "a: *b\n", "'", "!<"])
    func `whatever is no YAML is said to be none, on one line and with what to do`(_ yaml: String) throws {
        let error = try fault(of: Data(yaml.utf8))
        #expect(error.code == .unreadableFile)
        #expect(error.text.english.hasPrefix("H"))
        #expect(!error.spoken.english.contains { $0.isNewline } && !error.spoken.chinese.contains { $0.isNewline })
        #expect(error.help != nil)
    }

    @Test func `a file that is not UTF-8 is said to be so`() throws {
        let error = try fault(of: Data([0xd6, 0xd0, 0xce, 0xc4]))
        #expect(error.spoken == Phrase("H is not UTF-8. Save it as UTF-8.", "H 不是 UTF-8 编码。请另存为 UTF-8。"))
    }

    @Test func `what is no file is said to be none`() throws {
        try withTemporaryFolder { home in
            try FileManager.default.createDirectory(atPath: home + "/guidang.yaml", withIntermediateDirectories: false)
            let error = try #require(throws: SettingsError.self) {
                try ArchiveSettings.load(environment: ["GUIDANG_HOME": home])
            }
            #expect(error.text.english.hasSuffix("guidang.yaml cannot be read: Is a directory."))
            #expect(error.text.chinese.hasSuffix("guidang.yaml：这是一个文件夹。"))
            #expect(error.help != nil)
        }
    }

    @Test func `a file as an editor of Windows saves it is read`() throws {
        try withTemporaryFolder { home in
            try write("\u{FEFF}parse:\r\n  workers: 3\r\n", to: home + "/guidang.yaml")
            #expect(try ArchiveSettings.load(environment: ["GUIDANG_HOME": home]).workers(of: .parse) == 3)
        }
    }
}
