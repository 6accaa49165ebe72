import Foundation
import ZeroMQ

/// The contexts of the tests; a process should have one, and these live as long as it does.
enum Contexts {
    static let plain = Result { try Context() }

    /// A context with a started authenticator, on its own reactor.
    static func encrypted() async throws -> Encrypted {
        let context = try Context()
        let reactor = try Reactor(name: "zap", context: context)
        let authenticator = ZAPAuthenticator(on: reactor, allowList: AllowList())
        try await authenticator.start()
        return Encrypted(reactor: reactor, authenticator: authenticator)
    }
}

struct Encrypted {
    let reactor: Reactor
    let authenticator: ZAPAuthenticator
    var allowList: AllowList { authenticator.allowList }
}

/// Runs `body` with fresh reactors and stops them afterwards.
func withReactors(_ body: (_ near: Reactor, _ far: Reactor) async throws -> Void) async throws {
    let context = try Contexts.plain.get()
    let near = try Reactor(name: "near", context: context)
    let far = try Reactor(name: "far", context: context)
    do {
        try await body(near, far)
    } catch {
        await near.stop()
        await far.stop()
        throw error
    }
    await near.stop()
    await far.stop()
}

/// Runs `body` with a folder that is gone afterwards.
func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("z\(UInt32.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.path)
}

extension Endpoint {
    static let anyPort = Endpoint.tcp(host: "127.0.0.1", port: 0)

    static func fresh() -> Endpoint {
        .inproc("test-\(UInt64.random(in: 0 ... .max))")
    }
}

extension [Frame] {
    init(_ texts: String...) {
        self = texts.map { Frame($0.utf8) }
    }

    var texts: [String] {
        map { String(decoding: $0.bytes, as: UTF8.self) }
    }
}
