import ArgumentParser
import GuidangClient
import Messages

/// Forgets somebody who is fed by name.
struct Forget: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line(
            "Forget a further index or a follower that is used no more.", "忘掉不再使用的附加索引或订阅者。"),
        discussion: Help.text(
            """
            `guidang status` lists them. A further index has to be stopped first (index.replicas); its files, NAME.sqlite, \
            NAME.lock and NAME.files in the archive's folder, may then be removed. One that is started again under a name \
            that was forgotten catches up by itself.

              guidang forget index-2
            """,
            """
            `guidang status` 列出它们。附加索引须先停止（index.replicas），之后可删除档案库文件夹中以其名称开头的文件。
            被忘掉的名称再次启动时会自行补齐。

              guidang forget index-2
            """
        )
    )

    @OptionGroup var archive: ArchiveOptions

    @Argument(
        help: ArgumentHelp(Help.line("Its name.", "其名称。"), valueName: Help.line("name", "名称")))
    var name: String

    func run() async throws {
        let isIndex = IndexCopy.isName(name)
        let open = try archive.open(asking: [isIndex ? .parse : .notify])
        do {
            if isIndex {
                try await open.archive.forget(index: name)
            } else {
                try await open.archive.forget(durable: name)
            }
        } catch {
            await open.archive.close()
            throw error
        }
        await open.archive.close()
        Terminal.out(open.say("forgotten: \(name)", "已忘掉：\(name)"))
    }
}
