import Synchronization

/// One action that somebody may set later, called whenever something has happened.
final class Signal: Sendable {
    // A bare function in a generic place is wrapped anew, and stored back, at every look: the calls would nest deeper
    // and deeper until the stack ends.
    private struct Action {
        let run: @Sendable () -> Void
    }

    private let action = Mutex<Action?>(nil)

    func set(_ run: @escaping @Sendable () -> Void) { action.withLock { $0 = Action(run: run) } }

    func raise() { action.withLock { $0 }?.run() }
}
