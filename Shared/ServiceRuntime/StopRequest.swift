import Dispatch
import Foundation
import Synchronization

/// The signals that ask a service to stop (SIGTERM, SIGINT), heard from the first line of its program on.
///
/// The first one lets it finish what is under way, for a while; a second one ends the process at once, for then somebody
/// really means it. Either is safe: what is not committed comes again. It is heard on a thread of its own, also when work
/// holds all the others.
package final class StopRequest: Sendable {
    /// The one of this process.
    package static let shared = StopRequest()

    /// The longest that stopping may take.
    static let patience = 20

    // A bare function in a generic place is wrapped anew at every look; see Signal of StageKit.
    private struct Action {
        let run: @Sendable () -> Void
    }

    private struct State {
        var isAsked = false
        var actions: [Action] = []
    }

    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "guidang.stop")

    private init() {}

    /// Holds the signals back, which would end the process as long as nobody listens, and then listens; to be called
    /// before anything else, while there is one thread.
    package static func listen() {
        var held = sigset_t()
        sigemptyset(&held)
        for signal in [SIGTERM, SIGINT] { sigaddset(&held, signal) }
        pthread_sigmask(SIG_BLOCK, &held, nil)
        for signal in [SIGTERM, SIGINT] { shared.listen(to: signal) }
    }

    /// Says what to do at the first signal; at once if there was one.
    package func whenAsked(_ run: @escaping @Sendable () -> Void) {
        let isAsked = state.withLock { state in
            state.actions.append(Action(run: run))
            return state.isAsked
        }
        if isAsked { run() }
    }

    private func listen(to signal: Int32) {
        let source = DispatchSource.makeSignalSource(signal: signal, queue: queue)
        // It holds itself, for as long as the process lives.
        source.setEventHandler { [self] in withExtendedLifetime(source) { hear(signal) } }
        source.resume()
    }

    private func hear(_ signal: Int32) {
        let actions = state.withLock { state -> [Action]? in
            guard !state.isAsked else { return nil }
            state.isAsked = true
            return state.actions
        }
        guard let actions else { Self.end("Asked to stop a second time: ending at once", 128 + signal) }
        queue.asyncAfter(deadline: .now() + .seconds(Self.patience)) {
            Self.end("Stopping took longer than \(Self.patience) s: ending at once", 75)
        }
        for action in actions { action.run() }
    }

    private static func end(_ why: String, _ status: Int32) -> Never {
        FileHandle.standardError.write(Data("\(why). What is not committed comes again.\n".utf8))
        _exit(status)
    }
}
