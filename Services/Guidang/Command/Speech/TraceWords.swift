import Messages
import Settings

/// A step of a document's way, in words.
enum TraceWords {
    private static let steps: [String: Phrase] = [
        "received": Phrase("received", "收到"), "duplicate": Phrase("received again", "再次收到"),
        "waiting": Phrase("waiting for a worker", "等待处理"), "leased": Phrase("in work", "处理中"),
        "parsed": Phrase("read", "已解析"), "unpacked": Phrase("unpacked", "已拆开"), "rejected": Phrase("rejected", "被拒"),
        "to reread": Phrase("to be read again", "待重新解析"),
        "not reread": Phrase("could not be read again", "未能重新解析"),
        "indexed": Phrase("indexed", "已入库"),
        "logged": Phrase("logged", "记入事件日志"), "dead": Phrase("set aside", "已搁置"), "dropped": Phrase("dropped", "已放弃"),
    ]

    static func line(_ step: TraceStep, in language: Language) -> String {
        let what = steps[step.what]?.text(in: language) ?? step.what
        let name = Columns.padded(step.stage.rawValue, to: 6)
        return "  \(LocalTime.exact(step.time))  \(name)  \(what)"
            + (detail(step, in: language).map { "  \($0)" } ?? "")
    }

    private static func detail(_ step: TraceStep, in language: Language) -> String? {
        if step.what == "rejected" { return RejectionReason.line(code: step.code, detail: step.detail, in: language) }
        guard language == .zh, let detail = step.detail else { return step.detail }
        guard let version = detail.wholeMatch(of: #/revision (\d+), (\w+)/#) else { return detail }
        let states = ["current": "现行版本", "superseded": "已被新文件取代", "replaced": "已被重新解析的版本取代"]
        return "第 \(version.1) 次解析，\(states[String(version.2)] ?? String(version.2))"
    }
}
