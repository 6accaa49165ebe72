import Foundation
import Glibc
import Settings
import Supervision
import Testing

struct UpLockTests {
    @Test func `one archive has one supervisor, who is known`() throws {
        let scene = try Scene()
        #expect(UpLock.holder(home: scene.home) == nil)
        let lock = try UpLock.take(home: scene.home)
        #expect(UpLock.holder(home: scene.home) == getpid())
        let error = #expect(throws: SupervisionError.self) { _ = try UpLock.take(home: scene.home) }
        #expect(error?.code == .alreadyRunning)
        #expect(error?.text.english.contains("(pid \(getpid()))") == true)
        withExtendedLifetime(lock) {}
    }

    @Test func `the lock ends with its holder`() throws {
        let scene = try Scene()
        do {
            let lock = try UpLock.take(home: scene.home)
            withExtendedLifetime(lock) {}
        }
        #expect(!UpLock.isHeld(home: scene.home))
        #expect(UpLock.holder(home: scene.home) == nil)
    }

    @Test func `what a dead supervisor wrote is not taken for a living one's pid`() throws {
        let scene = try Scene()
        let lock = try UpLock.take(home: scene.home)
        // Another process may have the pid by now: it started at another time.
        try Data("\(getpid()) 1\n".utf8).write(to: URL(fileURLWithPath: scene.home + "/run/up.lock"))
        #expect(UpLock.holder(home: scene.home) == nil)
        withExtendedLifetime(lock) {}
    }

    @Test func `a run folder that is not there is said to be missing`() throws {
        let error = #expect(throws: SupervisionError.self) { _ = try UpLock.take(home: "/tmp/nothing-was-here") }
        #expect(error?.code == .system)
    }
}
