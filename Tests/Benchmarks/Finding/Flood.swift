import Foundation
import ReportGenerator

/// Drops reports into an archive's inbox at a steady rate.
struct Flood: Sendable {
    /// The archive's folder.
    let home: String
    /// Reports a second.
    let rate: Int

    /// Runs until it is cancelled; how many were dropped.
    func run() async throws -> Int {
        let generator = ReportGenerator(seed: 99)
        var dropped = 0
        while rate > 0, !Task.isCancelled {
            for index in dropped..<dropped + rate {
                let report = generator.report(at: index)
                let file = "\(home)/drop/\(report.fileName)"
                try Data(report.text.utf8).write(to: URL(filePath: file))
                try FileManager.default.moveItem(atPath: file, toPath: "\(home)/inbox/\(report.fileName)")
            }
            dropped += rate
            try? await Task.sleep(for: .seconds(1))
        }
        return dropped
    }
}
