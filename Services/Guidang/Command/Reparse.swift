import ArgumentParser
import GuidangClient
import Messages

/// Sends documents through the reader that runs now.
struct Reparse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line("Read documents again, after an update.", "更新后重新解析文件。"),
        discussion: Help.text(
            """
            Each report is replaced at once when its next revision is there; its id stays. What this reader with these \
            word lists has read is left as it is, unless --force says otherwise. New files are read first. It goes on \
            when this command ends, also after a restart; the same may be asked again at any time.

              guidang reparse 7e10d96a
              guidang reparse --reader-before 0.9 --wait
              guidang reparse --query '行政复议 2023'
            """,
            """
            新一次解析完成后立即替换原报告，编号不变。已由当前解析器和词表解析过的不再重做，除非给出 --force。
            新文件优先解析。本命令结束或服务重启后仍会继续；重复执行也没有妨碍。

              guidang reparse 7e10d96a
              guidang reparse --reader-before 0.9 --wait
              guidang reparse --query '行政复议 2023'
            """
        )
    )

    @OptionGroup var archive: ArchiveOptions

    @Argument(
        help: ArgumentHelp(
            Help.line("Ids of reports or documents, or their beginnings.", "报告或文件编号，或其开头。"),
            valueName: Help.line("id", "编号")))
    var ids: [String] = []

    @Option(
        help: ArgumentHelp(
            Help.line("Those that a search for these words finds.", "检索这些词所得的报告。"), valueName: Help.line("words", "词")))
    var query: String?

    @Option(
        help: ArgumentHelp(
            Help.line("Only those read by a reader before this version, such as 0.9.", "只限早于此版本的解析器解析的，如 0.9。"),
            valueName: Help.line("version", "版本")))
    var readerBefore: String?

    @Flag(help: ArgumentHelp(Help.line("All reports.", "全部报告。")))
    var all = false

    @Flag(help: ArgumentHelp(Help.line("Those too that this reader has read.", "当前解析器已解析过的也重做。")))
    var force = false

    @Flag(help: ArgumentHelp(Help.line("Return once all that is to be read again is in the index.", "全部重新解析并入库后才返回。")))
    var wait = false

    @Flag(help: ArgumentHelp(Help.line("Print one JSON object.", "输出一个 JSON 对象。")))
    var json = false

    func validate() throws {
        if let readerBefore, readerBefore.firstMatch(of: #/^\d+(\.\d+)*$/#) == nil {
            throw ValidationError(
                Help.line("“\(readerBefore)” is not a version such as 0.9.", "“\(readerBefore)”不是版本号，如 0.9。"))
        }
        let choices = [!ids.isEmpty, query != nil, all].count { $0 }
        guard choices == 1 || choices == 0 && readerBefore != nil else {
            throw ValidationError(
                Help.line(
                    "Name ids, or say one of --query, --reader-before and --all.",
                    "请给出编号，或 --query、--reader-before、--all 之一。"))
        }
    }

    func run() async throws {
        let open = try archive.open(asking: [.parse, .index])
        do {
            let before = try await open.archive.rereading().status.failed
            let answer = try await queue(open.archive)
            Terminal.out(json ? try JSONText.line(answer) : words(answer, open))
            if wait { try await waitUntilRead(failedBefore: before, open) }
        } catch {
            await open.archive.close()
            throw error
        }
        await open.archive.close()
    }

    private func queue(_ archive: Archive) async throws -> ReparseAnswer {
        if !ids.isEmpty || query != nil {
            return try await archive.reparse(try await chosen(archive), readerBefore: readerBefore, force: force)
        }
        var sum = ReparseAnswer()
        var last = ""
        while true {
            let page = try await archive.documents(in: .parse, after: last, limit: 1000)
            guard let newest = page.last else { return sum }
            sum = try await sum + archive.reparse(page, readerBefore: readerBefore, force: force)
            last = newest
        }
    }

    /// The documents that ids or words mean, found before any is read again: that changes what a search finds.
    private func chosen(_ archive: Archive) async throws -> [String] {
        var found: [String] = []
        for id in ids { found.append(try await archive.report(id).documentId) }
        guard let query else { return found }
        var page = SearchQuery(words: query, limit: 1000, order: .date, snippets: false)
        repeat {
            let answer = try await archive.search(page)
            found += answer.hits.map(\.documentId)
            page.cursor = answer.cursor
        } while page.cursor != nil
        return found
    }

    private func words(_ answer: ReparseAnswer, _ open: OpenArchive) -> String {
        let parts = [
            (answer.queued, open.say("\(answer.queued) to be read again", "待重新解析 \(answer.queued) 份")),
            (answer.waiting, open.say("\(answer.waiting) waiting already", "已在等待 \(answer.waiting) 份")),
            (answer.upToDate, open.say("\(answer.upToDate) up to date", "已是最新 \(answer.upToDate) 份")),
            (answer.unread, open.say("\(answer.unread) without a report", "没有报告 \(answer.unread) 份")),
        ]
        let told = parts.enumerated().filter { $0.offset == 0 || $0.element.0 > 0 }
        return told.map(\.element.1).joined(separator: open.say(", ", "，"))
    }

    /// Waits until all is read again and in the index, and says what could not be; that is a failure.
    private func waitUntilRead(failedBefore: Int64, _ open: OpenArchive) async throws {
        let isStopped = try await Interruption.run {
            var told: Int64 = -1
            while true {
                let (status, isIndexed) = try await open.archive.rereading()
                guard !isIndexed else { return }
                let left = status.waiting + status.underWay
                if Terminal.isInteractive, left != told { Terminal.note(open.say("\(left) left", "还剩 \(left) 份")) }
                told = left
                try await Task.sleep(for: .milliseconds(500))
            }
        }
        guard !isStopped else { throw ExitCode(130) }
        let failed = try await open.archive.rereading().status.failed - failedBefore
        guard failed > 0 else { return }
        Terminal.note(
            open.say(
                "\(failed) could not be read again and stay as they were; `guidang trace ID` says why",
                "\(failed) 份未能重新解析，保留原结果；原因见 `guidang trace 编号`"))
        throw ExitCode.failure
    }
}
