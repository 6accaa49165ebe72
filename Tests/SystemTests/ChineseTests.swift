import Foundation
import Testing

/// Whoever has set 中文 reads no English but names, ids and code.
struct ChineseTests {
    /// Names and what stands in files and on the keyboard.
    private static let names: Set<String> = [
        "guidang", "ingest", "parse", "index", "notify", "JSON", "CSV", "Ctrl", "CloudEvent", "CloudEvents", "inbox",
        "yaml",
        "total", "hits", "Excel", "tcp", "ipc", "LANG", "true", "false", "UTF", "SHA", "YAML", "up", "down", "status",
        "add",
        "reparse", "forget", "search", "show", "trace", "subscribe", "failed", "list", "retry", "drop", "read",
        "verify", "config", "help",
        "formats",
        "AND", "OR", "NOT", "year", "division", "kind", "level", "duty", "cites", "finding", "tag", "facet", "reader",
        "relevance", "date", "facets", "datapackage", "jsonl", "xlsx", "export", "compare", "diff", "series",
        "document", "report", "received", "rejected", "parsed", "indexed", "superseded", "bulk", "links", "query",
        "events",
    ]

    /// What of a line is code: between quotes, variables, flags, paths, dotted names, settings, examples, ids.
    private static let code = [
        "/tmp/guidang-system-\\w+",
        "`[^`]*`", "'[^']*'", "“[^”]*”", "\\$?[A-Z]+_[A-Z_]+", "-{1,2}[a-z][a-z-]*", "[./~]*/\\S*",
        "[a-z0-9]*(\\.[a-z]+)+",
        "[a-z]+=\\S+", "^ {2}guidang .*", "<[^>]*>", "[0-9]+m?[smh]\\b", "[0-9a-f]{6,64}",
    ]

    /// The English words of a text that are no names and no code.
    private func english(in lines: [String]) throws -> [String] {
        let patterns = try Self.code.map { try Regex($0) }
        return lines.flatMap { line -> [String] in
            let rest = patterns.reduce(line) { $0.replacing($1, with: " ") }
            return rest.matches(of: #/[A-Za-z]{2,}/#).map { String($0.output) }.filter { !Self.names.contains($0) }
                .map { "\($0): \(line)" }
        }
    }

    private func run(_ line: String, in place: Workplace) async throws -> Workplace.Run {
        try await place.run(line, ["LANG": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"])
    }

    @Test func `every command's help is in Chinese`() async throws {
        let place = try Workplace()
        func paths(_ tree: CommandTree, _ above: String) -> [String] {
            [above + tree.commandName]
                + (tree.subcommands ?? []).flatMap { paths($0, above + tree.commandName + " ") }
        }
        let commands = paths(try await CommandTree.of("guidang", in: place), "")
        #expect(commands.count > 15)
        for command in commands where !command.hasSuffix(" help") {
            let run = try await run("\(command) --help", in: place)
            #expect(run.status == 0)
            #expect(try english(in: run.lines) == [], "\(command)")
        }
    }

    @Test(arguments: [
        ("guidang serch 词", 64, "错误：没有“serch”这条命令。是不是想写“search”？"),
        ("guidang search", 64, "错误：缺少“<词> ...”"),
        ("guidang search --limt 3 词", 64, "错误：没有“--limt”这个选项。是不是想写“--limit”？"),
        ("guidang search --limit", 64, "错误：“--limit <条数>”后面要有值"),
        ("guidang search --limit x 词", 64, "错误：“--limit <条数>”不能是“x”"),
        ("guidang search --limit 0 词", 64, "错误：--limit 是 1 至 1000 的数。"),
        ("guidang search --index x 词", 64, "错误：--index 是 index 或附加索引的名称，如 index-2。"),
        ("guidang reparse --reader-before new", 64, "错误：“new”不是版本号，如 0.9。"),
        ("guidang reparse", 64, "错误：请给出编号，或 --query、--reader-before、--all 之一。"),
        ("guidang export --format pdf 数据", 64, "错误：“--format <格式>”不能是“pdf”"),
        ("guidang show aaaaaa --json --text", 64, "错误：'--text' 与 '--json' 不能同时使用"),
        ("guidang failed retry", 64, "错误：请给出一个编号，或用 --all 表示全部。"),
        ("guidang subscribe --type x", 64, "错误：没有“x”这种事件；有：document.received, document.rejected, report.parsed,"),
        ("guidang down --now=1", 64, "错误：选项“--now”不带值，却写了“1”。"),
        ("guidang status now", 64, "错误：多出了“now”"),
        ("guidang search 词", 1, "错误：$/archive 上还没有运行过服务。请用 `guidang up --home $/archive` 启动，或用 --home 指定其他文件夹。"),
        ("guidang read none.txt", 1, "错误：无法读取 none.txt：没有这个文件或文件夹。"),
        ("guidang read /tmp", 1, "错误：/tmp 不是文件。"),
        (
            "guidang config --set prase.workers=2", 1,
            "错误：命令行参数 --set prase.workers=2 中的设置“prase.workers”不存在。是不是想写“parse.workers”？"
        ),
        ("guidang config --set nonsense", 1, "错误：--set 的写法是 名称=值，不是“nonsense”。"),
        (
            "guidang up --workers parse=abc", 1,
            "错误：命令行参数 --workers parse=abc 中的 parse.workers 写成了“abc”。可以填写：0 至 256 的整数。"
        ),
        (
            "guidang up --workers prase=2", 1,
            "错误：--workers 的写法是 阶段=数量，阶段可以是 parse、index、notify，不能是“prase=2”。例如 --workers parse=2,index=1。是不是想写“parse”？"
        ),
        (
            "GUIDANG_LEASE_BEAT=soon guidang config", 1,
            "错误：环境变量 GUIDANG_LEASE_BEAT 中的 lease.beat 写成了“soon”。可以填写：时间，如 500ms、2s、5m、1h，从 100ms 到 1m。"
        ),
        (
            #"mkdir archive; printf 'parse:\n\tworkers: 1\n' > archive/guidang.yaml; guidang config"#, 1,
            "错误：$/archive/guidang.yaml 第 2 行不是正确的 YAML：用了制表符缩进。请用空格缩进。"
        ),
        (
            #"mkdir archive; printf 'prase:\n  workers: 1\n' > archive/guidang.yaml; guidang status"#, 1,
            "错误：$/archive/guidang.yaml 第 2 行中的设置“prase.workers”不存在。是不是想写“parse.workers”？"
        ),
        (
            "GUIDANG_PARSE_WORKRES=2 guidang config > out", 0,
            "环境变量 GUIDANG_PARSE_WORKRES 不是设置项，不起作用。是不是想写“GUIDANG_PARSE_WORKERS”？"
        ),
        ("guidang up --home /proc/none", 1, "错误：无法创建 /proc/none：没有这个文件或文件夹。请用 --home 指定一个可以写入的文件夹。"),
    ])
    func `every error is in Chinese`(_ command: String, _ status: Int32, _ words: String) async throws {
        let place = try Workplace()
        let run = try await run(command, in: place)
        #expect(run.status == status)
        let first = try #require(run.lines.first)
        #expect(first.hasPrefix(words.replacing("$", with: place.folder)), "\(run.lines)")
        #expect(try english(in: run.lines) == [])
    }

    @Test(.timeLimit(.minutes(5))) func `a whole session is in Chinese`() async throws {
        let place = try Workplace()
        try place.write(SampleReport.text, to: "临江市司法局2023.txt")
        try place.write("%PDF-1.4\n1 0 obj\n", to: "扫描件.pdf")
        do {
            try await session(in: place)
        } catch {
            await place.end()
            throw error
        }
        await place.end()
    }

    private func session(in place: Workplace) async throws {
        func say(_ command: String, _ status: Int32 = 0) async throws -> [String] {
            let run = try await run("guidang " + command, in: place)
            #expect(run.status == status, "\(command): \(run.lines)")
            let left = try english(in: run.lines)
            #expect(left == [], "\(command): \(left)")
            return run.lines
        }
        #expect(try await say("up --detach").first?.hasPrefix("已启动（进程 ") == true)
        #expect(try await say("up --detach", 1).first?.contains("的各项服务已经在运行（进程 ") == true)
        let added = try await say("add 临江市司法局2023.txt 扫描件.pdf 没有.txt", 1)
        #expect(added.contains("已入库  临江市司法局2023.txt"))
        #expect(added.contains { $0.hasPrefix("被拒  扫描件.pdf：") })
        #expect(added.contains("没有.txt：没有这个文件或文件夹"))
        let found = try await say("search 行政复议")
        #expect(found.last == "共找到 1 条")
        let id = try #require(found.first?.prefix { $0 != " " })
        #expect(try await say("search 无此词语") == ["没有找到"])
        _ = try await say("show \(id)")
        #expect(try await say("show 000000000000", 1).first?.contains("没有编号以 000000000000 开头的报告或文件。") == true)
        #expect(try await say("show 你好", 1).first?.contains("不是编号") == true)
        let trace = try await say("trace \(id)")
        #expect(trace.contains { $0.contains("已入库") && $0.contains("现行版本") })
        _ = try await say("trace abc", 1)
        _ = try await say("trace abcdef0", 1)
        #expect(try await say("failed list").count == 1)
        _ = try await say("failed show 000000", 1)
        _ = try await say("failed retry 000000", 1)
        #expect(try await say("reparse --all") == ["待重新解析 0 份，已是最新 1 份，没有报告 1 份"])
        #expect(try await say("reparse \(id) --force --wait") == ["待重新解析 1 份"])
        #expect(try await say("show \(id)").contains { $0.contains("解析器") })
        #expect(try await say("forget index-2", 1) == ["错误：没有名为“index-2”的索引。"])
        #expect(try await say("search 词 --index index-2", 1) == ["错误：没有名为“index-2”的索引。"])
        _ = try await say("status")
        #expect(try await say("verify").last == "一切正常")
        _ = try await say("subscribe --from 0 --count 3")
        // The names and values of settings are code.
        let settings = try await run("guidang config", in: place)
        #expect(
            try english(in: settings.lines.compactMap { $0.firstMatch(of: #/(默认值|环境变量).*/#).map { String($0.0) } })
                == [])
        #expect(try await say("down").last == "已停止")
        #expect(try await say("down") == ["没有正在运行的服务"])
        _ = try await say("status", 1)
    }
}
