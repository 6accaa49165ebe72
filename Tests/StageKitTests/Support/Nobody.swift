import Glibc

/// Lets a thread look at files as a user without any rights, so that a test that runs as root meets refusals too.
enum Nobody {
    /// setfsuid(2) is a thread's own; for a user who is not root it changes nothing, and modes bind that one anyway.
    private static func set(_ user: uid_t) {
        typealias Function = @convention(c) (uid_t) -> Int32
        guard let symbol = dlsym(nil, "setfsuid") else { return }
        _ = unsafeBitCast(symbol, to: Function.self)(user)
    }

    /// Runs a body as nobody; it must not suspend.
    static func runs<Value>(_ body: () throws -> Value) rethrows -> Value {
        set(65_534)
        defer { set(geteuid()) }
        return try body()
    }
}
