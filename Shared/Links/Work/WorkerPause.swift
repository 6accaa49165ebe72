/// How long a worker that gives tasks back undone is left alone: longer each time, until it finishes one.
///
/// An attempt that is given back costs nothing, so without this a task and a worker that can't do it would go back and
/// forth as fast as the link carries them.
package struct WorkerPause: Sendable, Hashable {
    private static let first = Duration.milliseconds(250)
    private static let longest = Duration.seconds(30)

    private var releases = 0
    private var until: Instant?

    package init() {}

    /// Notes that the worker gave a task back; returns how long it gets nothing, or nil where a pause is running already.
    package mutating func noteRelease(at now: Instant) -> Duration? {
        guard !isRunning(at: now) else { return nil }
        let pause = min(Self.longest, Self.first * (1 << min(releases, 10)))
        releases += 1
        until = now + pause
        return pause
    }

    /// Notes that the worker finished a task.
    package mutating func noteDone() { self = WorkerPause() }

    /// Whether the worker gets nothing at this time.
    package func isRunning(at now: Instant) -> Bool { until.map { now < $0 } ?? false }
}
