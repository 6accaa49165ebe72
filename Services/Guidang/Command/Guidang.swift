import ArgumentParser

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
            """,
            """
            用 `guidang up` 启动各项服务，把文件放进档案库的 inbox 文件夹，即可检索。
            每条命令都可用 --home 指定档案库（默认 $GUIDANG_HOME，否则为 ./archive）。
            `guidang config` 列出全部设置；每项都可用命令行参数、环境变量或 guidang.yaml 给出。
            """
        ),
        subcommands: [
            Up.self, Down.self, Status.self, Add.self, Search.self, Show.self, Trace.self, Subscribe.self, Failed.self,
            Read.self, Verify.self, Config.self,
        ]
    )
}
