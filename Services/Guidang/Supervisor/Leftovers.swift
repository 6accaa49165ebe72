import Foundation
import Glibc

/// Services whose supervisor was killed: they work on, and hold their stores.
///
/// A service is known by a variable in its environment, so that there is no moment at which one that was just started
/// is written down nowhere.
package enum Leftovers {
    /// The variable in a service's environment; its value is the real path of the archive.
    static let variable = "GUIDANG_SUPERVISED"

    /// The processes of this user that a supervisor started for an archive.
    package static func find(home: String) -> [Int32] {
        let mark = Data("\(variable)=\(home)".utf8)
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap { Int32($0) }.filter { pid in
            guard pid != getpid(), let environment = FileManager.default.contents(atPath: "/proc/\(pid)/environ") else {
                return false
            }
            return environment.split(separator: 0).contains { $0.elementsEqual(mark) }
        }
    }

    /// The services among them, by name and process id, in the order of their names.
    static func names(home: String) -> [String] {
        find(home: home).compactMap { pid in
            // A worker that a service started is the service's own business.
            guard let line = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") else { return nil }
            let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            guard let place = words.firstIndex(of: "serve"), place > 0,
                let name = words[place - 1].split(separator: "/").last
            else { return nil }
            return "\(name) (\(pid))"
        }.sorted()
    }

    /// Stops them: gently, and those that still run after `grace` at once.
    ///
    /// - Returns: How many there were.
    package static func stop(home: String, grace: Duration) async -> Int {
        let found = find(home: home)
        found.forEach { kill($0, SIGTERM) }
        if await !gone(home: home, within: grace) {
            find(home: home).forEach { kill($0, SIGKILL) }
            _ = await gone(home: home, within: .seconds(5))
        }
        return found.count
    }

    private static func gone(home: String, within limit: Duration) async -> Bool {
        await Polling.until(limit) { find(home: home).isEmpty }
    }
}
