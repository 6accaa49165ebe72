import Foundation
import Messages
import Settings

/// Where a run takes place: the archive, the programs, the files of the two that follow its events.
struct Scene {
    /// Beats and leases so short that a stopped process loses its lease within the run.
    static let lease = 3.0
    static let beat = "300ms"

    let home: String
    let binaries: String
    let example: String
    /// A Python that has pyzmq.
    let python: String
    let run: RunFolder
    var settings: [String]

    init(home: String, binaries: String?, extra: [String] = []) throws {
        try FileManager.default.createDirectory(atPath: home + "/chaos/drop", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: home + "/chaos/logs", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: home + "/chaos/tmp", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: home + "/inbox", withIntermediateDirectories: true)
        self.home = URL(filePath: home).path
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        self.binaries = binaries ?? URL(filePath: own).deletingLastPathComponent().path
        // deploy/ of the checkout that this was built from.
        example =
            URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "../../deploy/examples/subscribe.py").standardizedFileURL.path
        python = try Self.findPython()
        run = try RunFolder.prepare(home: home)
        settings = ["lease.seconds=\(Int(Self.lease))s", "lease.beat=\(Self.beat)", "ingest.settle=100ms"]
        settings = (settings + ["ingest.rescan=2s"] + extra).flatMap { ["--set", $0] }
    }

    private static func findPython() throws -> String {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        for path in (folders + ["/usr/bin"]).map({ $0 + "/python3" }) {
            guard FileManager.default.isExecutableFile(atPath: path) else { continue }
            let process = Process()
            process.executableURL = URL(filePath: path)
            process.arguments = ["-c", "import zmq"]
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            if process.terminationStatus == 0 { return path }
        }
        throw ChaosError("no python3 with pyzmq is here; on Debian: apt-get install python3-zmq")
    }

    var ownProgram: String { program("guidang-chaos") }
    var inbox: String { home + "/inbox" }
    var temporary: String { home + "/chaos/tmp" }
    var dropFolder: String { home + "/chaos/drop" }
    var consumerStore: String { home + "/chaos/consumer.sqlite" }
    var subscriberStore: String { home + "/chaos/subscriber.sqlite" }

    func program(_ name: String) -> String { binaries + "/" + name }
    func log(of role: String) -> String { home + "/chaos/logs/\(role).log" }
    func store(_ stage: StageName) -> String { home + "/\(stage.rawValue).sqlite" }
    func files(_ stage: StageName) -> String { home + "/\(stage.rawValue).files" }
    func endpoint(_ stage: StageName, _ socket: StageSocket) -> String { run.endpoint(for: stage, socket) }
}
