import ArgumentParser
import Foundation
import GuidangClient
import Messages
import Settings

/// Follows the events.
struct Subscribe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line("Follow what happens, one event a line.", "跟踪事件，每行一条。"),
        discussion: Help.text(
            """
            Every event has a number; --from 0 begins with the first one, and without --from only new ones come. \
            With --durable the archive remembers how far this name has come: an event is done once its line is written. \
            Ctrl-C ends it with status 0. `guidang status` shows who follows, and how far behind; a name that is used no \
            more is forgotten with --forget. What is kept of old events is said by the setting events.retention.

              guidang subscribe --from 0 --json
              guidang subscribe --durable mirror --type report.indexed --json
            """,
            """
            每个事件都有编号；--from 0 从头开始，不给 --from 则只看新事件。
            用 --durable 时，档案库记住此名称的进度：一行写出后，该事件即告完成。按 Ctrl-C 结束，退出码为 0。
            `guidang status` 列出各订阅者及其落后的条数；不再使用的名称用 --forget 忘掉。旧事件保留多少由设置 events.retention 决定。

              guidang subscribe --from 0 --json
              guidang subscribe --durable mirror --type report.indexed --json
            """
        )
    )

    @OptionGroup var archive: ArchiveOptions

    @Option(
        help: ArgumentHelp(
            Help.line("Only this type; may be given several times.", "只看此类型，可多次给出。"),
            discussion: EventType.all.map(\.shortName).joined(separator: ", "),
            valueName: Help.line("type", "类型")
        )
    )
    var type: [String] = []

    @Option(
        help: ArgumentHelp(
            Help.line("Begin after the event of this number.", "从此编号之后开始。"),
            valueName: Help.line("cursor", "编号")
        )
    )
    var from: Int64?

    @Option(
        help: ArgumentHelp(Help.line("Be remembered under this name.", "以此名称记住进度。"), valueName: Help.line("name", "名称"))
    )
    var durable: String?

    @Option(
        help: ArgumentHelp(Help.line("Stop after so many events.", "收到这么多条后停止。"), valueName: Help.line("number", "条数")))
    var count: Int?

    @Flag(
        help: ArgumentHelp(
            Help.line("Forget the name of --durable: nothing is kept for it any more.", "忘掉 --durable 的名称，不再为它保留事件。"))
    )
    var forget = false

    @Flag(help: ArgumentHelp(Help.line("Print each event as a CloudEvent, one a line.", "每行输出一个 CloudEvent。")))
    var json = false

    func validate() throws {
        if let from, from < 0 { throw ValidationError(Help.line("--from is a number from 0 on.", "--from 是 0 或更大的数。")) }
        if forget, durable == nil || from != nil || count != nil || !type.isEmpty {
            throw ValidationError(
                Help.line("--forget goes with --durable NAME and nothing else.", "--forget 只与 --durable 名称 一起使用。"))
        }
        if let count, count < 0 {
            throw ValidationError(Help.line("--count is a number from 0 on.", "--count 是 0 或更大的数。"))
        }
        _ = try types()
    }

    func run() async throws {
        let open = try archive.open(asking: [.notify])
        do {
            ReaderWatch.start()
            _ = try await Interruption.run {
                if forget, let durable {
                    try await open.archive.forget(durable: durable)
                    Terminal.out(open.say("forgotten: \(durable)", "已忘掉：\(durable)"))
                } else if let durable {
                    try await follow(durable, open.archive)
                } else {
                    try await follow(open.archive)
                }
            }
        } catch {
            await open.archive.close()
            throw error
        }
        await open.archive.close()
    }

    private func follow(_ archive: Archive) async throws {
        var events = archive.events(after: from, types: try types()).makeAsyncIterator()
        var left = count ?? .max
        while left > 0, let event = try await events.next() {
            try show(event)
            left -= 1
        }
    }

    private func follow(_ name: String, _ archive: Archive) async throws {
        var deliveries = archive.durable(name: name, types: try types(), from: from).makeAsyncIterator()
        var left = count ?? .max
        while left > 0, let delivery = try await deliveries.next() {
            try show(delivery.event)
            await delivery.ack()
            left -= 1
        }
        await deliveries.finish()
    }

    private func show(_ event: Event) throws {
        let target = try OutputTarget(path: nil)
        let line = json ? try JSONText.line(event) : Self.words(event)
        try target.write(Data((line + "\n").utf8))
    }

    private static func words(_ event: Event) -> String {
        let number = event.sequence.map { "#\($0)" } ?? "#?"
        return
            "\(number)  \(LocalTime.text(event.time))  \(event.type.shortName)  \(event.subject.prefix(12))  \(words(event.data))"
            .onOneLine
    }

    private static func words(_ data: EventData) -> String {
        switch data {
        case .received(let document):
            document.fileName + (document.sightings > 1 ? " (\(document.sightings))" : "")
        case .rejected(let document):
            document.fileName + ": "
                + (RejectionReason.line(code: document.code, detail: document.message, in: Speech.language) ?? "-")
        case .parsed(let report), .indexed(let report): report.title ?? "-"
        case .superseded(let report): "\(report.documentId.prefix(12)) → \(report.supersededBy.prefix(12))"
        case .other: "-"
        }
    }

    private func types() throws -> [EventType] {
        try type.map { name in
            guard let type = EventType.named(name) else {
                let known = EventType.all.map(\.shortName).joined(separator: ", ")
                throw ValidationError(
                    Help.line("There is no event type “\(name)”; there are: \(known).", "没有“\(name)”这种事件；有：\(known)。")
                )
            }
            return type
        }
    }
}
