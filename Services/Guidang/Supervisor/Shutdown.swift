import Glibc
package import Settings

/// Stops an archive's services from outside.
package enum Shutdown {
    package enum Result: Sendable, Hashable {
        case stopped
        case wasNotRunning
        case stillDraining(pid: Int32)
    }

    /// Asks the supervisor to stop and waits; also stops services that lost their supervisor.
    ///
    /// - Parameters:
    ///   - home: The real path of the archive.
    ///   - atOnce: Whether work in hand is dropped; it is done again at the next start.
    ///   - limit: How long to wait.
    ///   - notice: Told what is waited for, when that takes longer than a moment and whenever it changes.
    package static func run(
        home: String, atOnce: Bool, within limit: Duration, notice: (Phrase) -> Void = { _ in }
    ) async -> Result {
        let holder = await supervisor(of: home)
        if let holder {
            kill(holder, SIGTERM)
            if atOnce {
                // Two signals of one kind that are both pending are one: the second is of another kind.
                kill(holder, SIGINT)
            }
            var told: [String] = []
            let moment = ContinuousClock.now + .seconds(2)
            let isOver = await Polling.until(limit) {
                guard UpLock.isHeld(home: home) else { return true }
                guard ContinuousClock.now > moment else { return false }
                let names = Leftovers.names(home: home)
                if names != told, !names.isEmpty { notice(waiting(for: names)) }
                told = names
                return false
            }
            guard isOver else {
                return .stillDraining(pid: holder)
            }
        }
        let lost = await Leftovers.stop(home: home, grace: atOnce ? .zero : limit)
        return holder == nil && lost == 0 ? .wasNotRunning : .stopped
    }

    private static func waiting(for names: [String]) -> Phrase {
        Phrase(
            "waiting for \(names.joined(separator: ", ")) to finish the work in hand",
            "正在等 \(names.joined(separator: "、")) 做完手头的工作"
        )
    }

    /// The supervisor's pid; waits a moment for one that is just taking the lock.
    private static func supervisor(of home: String) async -> Int32? {
        guard UpLock.isHeld(home: home) else { return nil }
        var pid: Int32?
        _ = await Polling.until(.seconds(2)) {
            pid = UpLock.holder(home: home)
            return pid != nil || !UpLock.isHeld(home: home)
        }
        return pid
    }
}
