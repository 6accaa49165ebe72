package import Messages
package import Settings

/// The picture of the stages that a terminal shows while they run.
package struct StatusTable: Sendable {
    private struct Sample: Sendable {
        var done: Int64
        var time: Duration
    }

    private let language: Language
    private var last: [String: Sample] = [:]

    package init(language: Language) {
        self.language = language
    }

    /// Draws the stages, with the rate since the last time each was drawn.
    ///
    /// - Parameter now: The time since any fixed moment.
    package mutating func lines(_ stages: [StageStatus], at now: Duration) -> [String] {
        let head =
            language == .zh
            ? ["阶段", "收入", "等待", "处理中", "完成", "被拒", "失败", "条/秒"]
            : ["stage", "in", "waiting", "in work", "done", "rejected", "failed", "per s"]
        var rows = [head]
        for stage in stages {
            let counts = [
                stage.accepted, stage.waiting, stage.inWork, stage.done, stage.rejected, stage.failed,
            ].map(String.init)
            rows.append([stage.label] + counts + [rate(of: stage, at: now)])
        }
        let widths = head.indices.map { column in rows.map { Columns.width(of: $0[column]) }.max() ?? 0 }
        return rows.map { row in
            row.indices.map { Columns.padded(row[$0], to: widths[$0], right: $0 > 0) }.joined(separator: "  ")
        }
    }

    private mutating func rate(of stage: StageStatus, at now: Duration) -> String {
        let before = last.updateValue(Sample(done: stage.done, time: now), forKey: stage.label)
        guard let before, now > before.time, stage.done >= before.done else { return "-" }
        let tenths = Int((Double(stage.done - before.done) * 10 / ((now - before.time) / .seconds(1))).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension StageStatus {
    /// What people call it: the stage, or the name of a further index.
    package var label: String { name ?? stage.rawValue }
}
