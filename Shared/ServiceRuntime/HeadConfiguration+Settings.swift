import Foundation
import Links
package import Messages
package import Settings
package import StageKit
package import ZeroMQ

extension HeadConfiguration {
    /// A stage's head as the settings have it.
    ///
    /// - Parameter name: The head's own name; the settings' addresses are those of the one that is called like its stage.
    package init(
        _ settings: ArchiveSettings, stage: StageName, name: String? = nil, upstreams: [StageName], insideWorkers: Int
    ) throws {
        let folder = try RunFolder.prepare(home: settings.home)
        let name = name ?? stage.rawValue
        func own(_ socket: StageSocket) throws -> Endpoint {
            if name == stage.rawValue { return try endpoint(stage, socket) }
            return try Endpoint.checked(folder.endpoint(named: name, socket))
        }
        func endpoint(_ stage: StageName, _ socket: StageSocket) throws -> Endpoint {
            try Endpoint.checked(settings.endpoint(of: stage, socket, in: folder))
        }
        var policy = TaskPolicy()
        policy.attempts = settings.attempts
        self.init(
            home: URL(filePath: settings.home), links: [try own(.links)], bulk: [try own(.bulk)],
            query: [try own(.query)],
            events: stage == .notify ? [try endpoint(stage, .events)] : [],
            upstreams: try Dictionary(uniqueKeysWithValues: upstreams.map { ($0, try endpoint($0, .links)) }),
            beat: settings.lease.beat, lease: settings.lease.length, cap: settings.lease.cap, policy: policy,
            window: Credit(items: Int64(settings.credit.items), bytes: Int64(settings.credit.bytes)),
            workers: insideWorkers)
    }
}

extension Endpoint {
    /// Reads an endpoint from a setting or the command line.
    package static func checked(_ text: String) throws -> Endpoint {
        guard let endpoint = Endpoint(text) else {
            throw LinkError(.malformed, "“\(text)” is no endpoint: ipc://PATH or tcp://HOST:PORT, please")
        }
        return endpoint
    }
}
