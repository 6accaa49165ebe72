import Foundation
import Messages
import ReportGenerator
import StageKit

/// The reports of a run: written beside the inbox first, then moved into it, whole, a burst at a time.
struct Drop {
    /// The name under which each document is dropped, by its id.
    private(set) var names: [String: String] = [:]
    private let scene: Scene
    private var waiting: [String] = []

    init(_ scene: Scene) { self.scene = scene }

    /// Writes generated reports, some of them too large to ride in a message, with `mark` before each text.
    mutating func prepare(_ count: Int, seed: UInt64, mark: String = "") throws {
        let small = ReportGenerator(seed: seed)
        let large = ReportGenerator(seed: seed, targetBytes: 150_000)
        let huge = ReportGenerator(seed: seed, targetBytes: 600_000)
        for index in 0..<count {
            let generator = index % 97 == 11 ? huge : index % 37 == 5 ? large : small
            let report = generator.report(at: index)
            try prepare(Data((mark + report.text).utf8), name: report.fileName)
        }
    }

    mutating func prepare(_ bytes: Data, name: String) throws {
        try bytes.write(to: URL(filePath: scene.dropFolder + "/" + name))
        names[try BlobStore.hash(of: bytes).hex] = name
        waiting.append(name)
    }

    /// Moves the next so many into the inbox; returns how many there were.
    mutating func drop(_ count: Int) throws -> Int {
        let now = waiting.prefix(count)
        for name in now {
            try FileManager.default.moveItem(atPath: scene.dropFolder + "/" + name, toPath: scene.inbox + "/" + name)
        }
        waiting.removeFirst(now.count)
        return now.count
    }
}
