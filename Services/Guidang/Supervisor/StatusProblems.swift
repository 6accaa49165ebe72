package import Messages
package import Settings

/// What is wrong with an archive, as its status tells.
package enum StatusProblems {
    /// Below this many free bytes a store may fail to commit soon.
    private static let scarce: Int64 = 200 << 20

    /// The problems in words, the worst first.
    ///
    /// - Parameters:
    ///   - stages: Those that answer.
    ///   - freeBytes: What is left on the archive's disk; nil where nobody knows.
    package static func find(_ stages: [StageStatus], home: String, freeBytes: Int64?) -> [Phrase] {
        let missing = StageName.allCases.filter { name in !stages.contains { $0.stage == name } }
        return [notRunning(missing, home), disk(freeBytes, home)].compactMap(\.self)
            + stages.compactMap(paused) + stages.compactMap(unworked) + stages.flatMap { unreachable($0, missing) }
            + stages.compactMap(setAside)
    }

    private static func notRunning(_ missing: [StageName], _ home: String) -> Phrase? {
        guard !missing.isEmpty else { return nil }
        let names = missing.map(\.rawValue).joined(separator: ", ")
        return Phrase(
            "not running: \(names); start with `guidang up --home \(home)`",
            "未运行：\(names)；请用 `guidang up --home \(home)` 启动"
        )
    }

    private static func disk(_ free: Int64?, _ home: String) -> Phrase? {
        guard let free, free < scarce else { return nil }
        let left = "\(free >> 20) MiB"
        return Phrase(
            "the disk of \(home) is full (\(left) left); nothing is lost, but little more is taken in until there is room",
            "\(home) 所在磁盘快满了（剩余 \(left)）；内容不会丢失，但腾出空间之前难以继续收件"
        )
    }

    private static func paused(_ stage: StageStatus) -> Phrase? {
        stage.paused.map {
            Phrase("\(stage.label): paused: \($0)", "\(stage.label)：已暂停：\($0)")
        }
    }

    private static func unworked(_ stage: StageStatus) -> Phrase? {
        guard [.parse, .index].contains(stage.stage), stage.workers == 0, stage.waiting > 0 else { return nil }
        let name = stage.stage.rawValue
        return Phrase(
            "\(name): \(stage.waiting) wait and no worker is connected; start some with `guidang up --workers \(name)=2`",
            "\(name)：\(stage.waiting) 份在等待，却没有工作进程；可用 `guidang up --workers \(name)=2` 启动"
        )
    }

    private static func unreachable(_ stage: StageStatus, _ missing: [StageName]) -> [Phrase] {
        stage.consumers.compactMap { consumer in
            // One that does not run is named already, and a follower of the events may come and go as it likes.
            guard let name = StageName(rawValue: consumer.name), !consumer.connected, !missing.contains(name) else {
                return nil
            }
            return Phrase(
                "\(stage.stage.rawValue) → \(consumer.name): not connected, \(consumer.behind) to hand on",
                "\(stage.stage.rawValue) → \(consumer.name)：未连接，待转交 \(consumer.behind) 条"
            )
        }
    }

    private static func setAside(_ stage: StageStatus) -> Phrase? {
        guard stage.failed > 0 else { return nil }
        return Phrase(
            "\(stage.label): \(stage.failed) set aside; `guidang failed list` says why",
            "\(stage.label)：搁置 \(stage.failed) 份，原因见 `guidang failed list`"
        )
    }
}
