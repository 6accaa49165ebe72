import Messages
import Supervision

/// What is no trouble and good to know of the stages: what a person dropped, what is on its way, who follows the events,
/// which further indexes there are, what is read again.
enum StatusNotes {
    static func lines(_ stages: [StageStatus], _ open: OpenArchive) -> [String] {
        stages.flatMap { stage in
            [dropped(stage, open), rereading(stage, open)].compactMap(\.self)
                + stage.consumers.compactMap { consumer($0, of: stage, open) }
        }
    }

    private static func dropped(_ stage: StageStatus, _ open: OpenArchive) -> String? {
        guard let dropped = stage.dropped, dropped > 0 else { return nil }
        return open.say(
            "\(stage.label): \(dropped) dropped; `guidang failed retry ID` takes one up again",
            "\(stage.label)：已放弃 \(dropped) 份；可用 `guidang failed retry 编号` 重新处理")
    }

    private static func rereading(_ stage: StageStatus, _ open: OpenArchive) -> String? {
        guard let status = stage.rereading else { return nil }
        let left = status.waiting + status.underWay
        let failed =
            status.failed == 0
            ? ("", "")
            : (
                ", \(status.failed) could not be and stay as they were (`guidang trace ID` says why)",
                "，\(status.failed) 份未能重新解析，保留原结果（原因见 `guidang trace 编号`）"
            )
        return open.say(
            "\(stage.label): \(left) to be read again\(failed.0)",
            "\(stage.label)：待重新解析 \(left) 份\(failed.1)")
    }

    private static func consumer(_ consumer: ConsumerStatus, of stage: StageStatus, _ open: OpenArchive) -> String? {
        let (name, behind) = (stage.label, consumer.behind)
        let link = consumer.connected ? "" : open.say(", not connected", "，未连接")
        guard StageName(rawValue: consumer.name) == nil else {
            guard behind > 0, consumer.connected else { return nil }
            return open.say(
                "\(name) → \(consumer.name): \(behind) to hand on", "\(name) → \(consumer.name)：待转交 \(behind) 条")
        }
        return stage.stage == .parse
            ? open.say(
                "\(name) → \(consumer.name): \(Counted.text(behind, "report")) behind\(link)",
                "\(name) → \(consumer.name)：落后 \(behind) 份报告\(link)")
            : open.say(
                "\(name) → \(consumer.name): \(Counted.text(behind, "event")) behind\(link)",
                "\(name) → \(consumer.name)：落后 \(behind) 个事件\(link)")
    }
}
