import ArgumentParser
import Glibc

/// The command people type.
@main
struct Guidang: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guidang",
        abstract: Help.line(
            "An archive of yearly reports that reads what you drop into a folder.",
            "年度报告归档：放进文件夹，即可查找。"
        ),
        discussion: Help.text(
            """
            Start the services with `guidang up`, drop files into the archive's inbox, and search them.
            Every command takes --home, the archive's folder (default: $GUIDANG_HOME, else ./archive).
            `guidang config` lists every setting; each has a flag, an environment variable and a line in guidang.yaml.

            Exit status: 0 done; 1 not done, or not all of it, as the message says; 64 a wrong command line; 130 stopped by Ctrl-C. `read` has more.
            """,
            """
            用 `guidang up` 启动各项服务，把文件放进档案库的 inbox 文件夹，即可检索。
            每条命令都可用 --home 指定档案库（默认 $GUIDANG_HOME，否则为 ./archive）。
            `guidang config` 列出全部设置；每项都可用命令行参数、环境变量或 guidang.yaml 给出。

            退出码：0 完成；1 未完成或未全部完成，原因见提示；64 命令行有误；130 被 Ctrl-C 中断。`read` 另有说明。
            """
        ),
        subcommands: [
            Up.self, Down.self, Status.self, Add.self, Search.self, Show.self, Trace.self, Subscribe.self, Failed.self,
            Compare.self, Diff.self, Series.self, Export.self, Reparse.self, Read.self, Formats.self, Verify.self,
            Config.self, Forget.self,
        ]
    )

    /// Runs the command; what it has to say about an error is said in the language of this run.
    static func main() async {
        // A reader that has gone away ends no work, and is told of by the write itself.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot(Search.arguments(Array(CommandLine.arguments.dropFirst())))
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            Farewell.exit(error)
        }
    }
}
