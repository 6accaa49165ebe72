import ArgumentParser
import Messages
import Settings
import Supervision

/// Workers per stage as `--workers` takes them: `parse=2,index=1`.
struct WorkerCounts: ExpressibleByArgument {
    private let text: String

    init?(argument: String) {
        text = argument
    }

    /// Writes the counts among the settings' flags.
    func add(to flags: inout SettingFlags) throws(SupervisionError) {
        for part in text.split(separator: ",") {
            let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
            let stages = StageName.allCases.filter(\.hasWorkers).map(\.rawValue)
            guard sides.count == 2, let stage = StageName(rawValue: sides[0]), let key = SettingKey.workers(of: stage)
            else {
                throw SupervisionError(
                    .unknownStage,
                    Phrase(
                        "--workers takes STAGE=NUMBER with a stage of \(stages.joined(separator: ", ")), not \"\(part)\".",
                        "--workers 的写法是 阶段=数量，阶段可以是 \(stages.joined(separator: "、"))，不能是“\(part)”。"
                    ),
                    help: Phrase("For example --workers parse=2,index=1.", "例如 --workers parse=2,index=1。")
                        .followed(by: NearestName.question(sides.first ?? "", among: stages))
                )
            }
            flags.set(key, to: sides[1], flag: "--workers \(part)")
        }
    }
}
