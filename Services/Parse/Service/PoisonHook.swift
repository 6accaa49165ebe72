import Foundation

/// Lets a test hand in a document on which a worker dies, hangs or eats memory.
///
/// Off unless the environment says `GUIDANG_TEST_HOOKS=1`.
struct PoisonHook: Sendable {
    private static let mark = Data("guidang-test-hook:".utf8)

    init?(environment: [String: String]) {
        guard environment["GUIDANG_TEST_HOOKS"] == "1" else { return nil }
    }

    func act(on document: Data) {
        guard document.starts(with: Self.mark) else { return }
        let word = document.dropFirst(Self.mark.count).prefix { $0 > 0x20 }
        switch String(decoding: word, as: UTF8.self) {
        case "die": kill(getpid(), SIGKILL)
        case "hang": while true { usleep(100_000) }
        case "eat":
            var eaten: [[UInt8]] = []
            while true { eaten.append([UInt8](repeating: 1, count: 64 << 20)) }
        default: return
        }
    }
}
