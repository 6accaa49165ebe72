package import Messages

/// The state of a stage's queue at one moment.
package struct StageStatus: Sendable, Hashable {
    /// The stage's name, as ``Settings/StageName`` gives it.
    package let stage: String

    /// Items taken in since the archive began.
    package let received: Int

    package let waiting: Int
    package let working: Int

    /// Items finished since the archive began.
    package let done: Int

    /// Items set aside.
    package let failed: Int

    package init(stage: String, received: Int, waiting: Int, working: Int, done: Int, failed: Int) {
        self.stage = stage
        self.received = received
        self.waiting = waiting
        self.working = working
        self.done = done
        self.failed = failed
    }
}
