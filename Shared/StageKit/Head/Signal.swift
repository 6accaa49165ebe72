import Synchronization

/// One action that somebody may set later, called whenever something has happened.
final class Signal: Sendable {
    private let action = Mutex<(@Sendable () -> Void)?>(nil)

    func set(_ action: @escaping @Sendable () -> Void) { self.action.withLock { $0 = action } }

    func raise() { action.withLock { $0 }?() }
}
