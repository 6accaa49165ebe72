import ArgumentParser
import Settings

/// The argument parser's own words, which it has in English only; Package.swift pins its version.
enum ParserWords {
    private typealias Rule = (pattern: String, chinese: String)

    /// Patterns of whole lines or of their beginnings; `$1` is what the first pair of brackets takes.
    private static let rules: [Rule] = [
        ("^Error: ", "错误："), ("^OVERVIEW: ", "说明："), ("^USAGE: ", "用法："), ("^Usage: ", "用法："), ("^Help:  ", "说明："),
        ("^ARGUMENTS:$", "参数："), ("^OPTIONS:$", "选项："), ("^SUBCOMMANDS:$", "命令："),
        ("^  See '(.*) <subcommand>' for detailed help\\.$", "  用 '$1 <命令>' 查看各条命令的详细说明。"),
        ("^  See '(.*)' for more information\\.$", "  详见 '$1'。"),
        ("<subcommand>", "<命令>"), ("Show help information\\.", "显示本说明。"),
        ("Show subcommand help information\\.", "显示某条命令的说明。"), ("\\(default: (.*?)\\)", "（默认 $1）"),
        ("\\(values: (.*?)\\)", "（可用值：$1）"), (" \\(default\\)", "（默认）"),
        ("Unknown option '(.*?)'\\. Did you mean '(.*?)'\\?", "没有“$1”这个选项。是不是想写“$2”？"),
        ("Unknown option '(.*?)'", "没有“$1”这个选项"), ("Invalid option: (.*)$", "选项“$1”不正确"),
        ("Missing value for '(.*)'", "“$1”后面要有值"),
        ("The option '(.*)' does not take any value, but '(.*)' was specified\\.", "选项“$1”不带值，却写了“$2”。"),
        ("Unexpected argument '(.*)'", "多出了“$1”"), ("\\d+ unexpected arguments: (.*)$", "多出了 $1"),
        ("Missing expected argument '(.*)'", "缺少“$1”"), ("Missing one of: (.*)$", "至少要有其中之一：$1"),
        ("The value '(.*)' is invalid for '(.*?)'", "“$2”不能是“$1”"),
        ("Value to be set with flag (.*) had already been set with flag (.*)$", "$1 与 $2 不能同时使用"),
        ("Missing required subcommand\\.", "缺少命令。"),
    ]

    /// A help page or an error message in Chinese.
    static func chinese(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            aligned(rules.reduce(String(line)) { replace($1, in: $0) }, as: String(line))
        }.joined(separator: "\n")
    }

    /// An unknown command, said to be one, where the parser speaks of an argument too many.
    static func namingCommand(_ text: String, arguments: [String]) -> String {
        let names = Guidang.configuration.subcommands.map { $0._commandName }
        guard let name = arguments.first, !name.hasPrefix("-"), name != "help", !names.contains(name),
            text.firstMatch(of: #/^Error: (Unexpected argument|\d+ unexpected arguments)/#) != nil
        else { return text }
        let unknown = Phrase("There is no command '\(name)'.", "没有“\(name)”这条命令。")
        let said =
            Help.line("Error: ", "错误：")
            + unknown.followed(by: NearestName.question(name, among: names)).text(in: Help.language)
        let rest = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).dropFirst()
        return ([said] + rest.map(String.init)).joined(separator: "\n")
    }

    private static func replace(_ rule: Rule, in line: String) -> String {
        guard let pattern = try? Regex(rule.pattern) else { return line }
        return line.replacing(pattern) { match in
            (1..<max(match.count, 1)).reduce(rule.chinese) { text, group in
                text.replacing("$\(group)", with: match[group].substring.map(String.init) ?? "")
            }
        }
    }

    /// A line of a list, with its second column where the original has it.
    private static func aligned(_ line: String, as original: String) -> String {
        let columns = #/(  \S.*?)( {2,})(\S.*)/#
        guard let row = line.wholeMatch(of: columns), let before = original.wholeMatch(of: columns) else { return line }
        let label = String(row.1)
        let gap = before.1.count + before.2.count - Columns.width(of: label)
        return label + String(repeating: " ", count: max(2, gap)) + row.3
    }
}
