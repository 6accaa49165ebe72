import Messages
import Settings

/// One process of a run: what it is, how it is started, where it can be made to die.
struct Role {
    let name: String
    let program: String
    let arguments: [String]
    /// Named points at which it may be armed to kill itself; see `FaultPoint`.
    let faults: [String]
    /// Whether SIGTERM must end it with status 0.
    let drains: Bool

    private static let head = ["commit.before", "commit.after", "link.send.before", "link.send.after"]
    private static let acks = ["handoff.ack.before", "handoff.ack.after"]
    private static let blobs = [
        "blob.fsync.before", "blob.fsync.after", "blob.rename.before", "blob.rename.after", "blob.dirsync.before",
        "blob.dirsync.after",
    ]
    private static let inbox = ["ingest.inbox.rename.before", "ingest.inbox.rename.after", "ingest.inbox.unlink.after"]

    static func head(_ stage: StageName, in scene: Scene) -> Role {
        var faults = head + acks
        if stage == .ingest { faults += inbox + inbox }
        if stage != .notify { faults += blobs }
        return Role(
            name: stage.rawValue,
            program: scene.program("guidang-\(stage.rawValue)"),
            arguments: ["serve", "--home", scene.home]
                + (stage == .parse ? ["--workers", "0"] : []) + scene.settings,
            faults: faults,
            drains: true
        )
    }

    static func worker(_ number: Int, in scene: Scene) -> Role {
        Role(
            name: "worker-\(number)",
            program: scene.program("guidang-parse"),
            arguments: ["work", "--connect", scene.endpoint(.parse, .links), "--home", scene.home] + scene.settings,
            faults: ["work.result.before", "work.result.after", "link.send.before", "link.send.after"],
            drains: true
        )
    }

    static func consumer(in scene: Scene) -> Role {
        Role(
            name: "consumer",
            program: scene.ownProgram,
            arguments: ["consume", "--home", scene.home, "--db", scene.consumerStore],
            faults: acks,
            drains: false
        )
    }

    static func subscriber(in scene: Scene) -> Role {
        Role(
            name: "subscriber",
            program: scene.python,
            arguments: [scene.example, "--home", scene.home, "--db", scene.subscriberStore],
            faults: [],
            drains: false
        )
    }
}
