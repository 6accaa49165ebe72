import Links
package import Messages
package import Settings
import ZeroMQ

/// An archive as a program uses it: asks its services questions, hands files in, follows events.
///
/// The services must be running. One object serves a whole program; calls may be made from any task, and ``close()``
/// ends those under way.
public actor Archive {
    /// The archive's folder.
    public nonisolated let home: String
    nonisolated let settings: ArchiveSettings
    nonisolated let reactor: Reactor
    nonisolated let folder: RunFolder
    private var clients: [String: QueryClient] = [:]
    private(set) var isClosed = false

    /// Opens an archive by its folder, with the settings that its `guidang.yaml` and the environment give.
    ///
    /// - Parameter home: The folder; nil means `$GUIDANG_HOME`, else `./archive`.
    /// - Throws: ``ArchiveError`` where no service has ever run on it.
    public init(home: String? = nil) throws {
        var flags = SettingFlags()
        if let home { flags.set(.home, to: home, flag: "home") }
        do {
            try self.init(settings: ArchiveSettings.load(flags: flags))
        } catch let error as SettingsError {
            throw ArchiveError(error.code == .system ? .notRunning : .badQuestion, error.text, help: error.help)
        }
    }

    /// Opens an archive by its settings.
    package init(settings: ArchiveSettings) throws {
        self.settings = settings
        home = settings.home
        folder = try RunFolder.locate(home: settings.home)
        reactor = try Reactor(name: "archive", context: try Context())
    }

    /// Closes every connection; questions under way fail.
    public func close() async {
        isClosed = true
        for client in clients.values { await client.close() }
        clients = [:]
        await reactor.stop()
    }

    /// The address of a stage's socket.
    package nonisolated func address(of stage: StageName, _ socket: StageSocket) -> String {
        settings.endpoint(of: stage, socket, in: folder)
    }

    /// Asks a stage and waits for its answer.
    ///
    /// - Parameter name: A further index to ask in place of the first one.
    func ask<Value: Decodable & Sendable>(
        _ stage: StageName,
        _ question: String,
        _ arguments: some Encodable & Sendable = [String: String](),
        bodies: [Frame] = [],
        of name: String? = nil,
        within deadline: Duration = .seconds(10),
        as type: Value.Type = Value.self
    ) async throws -> (value: Value, bodies: [Frame]) {
        do {
            let client = try await client(of: stage, name)
            let (value, parts) = try await client.ask(question, arguments, bodies: bodies, within: deadline, as: type)
            return (value, parts)
        } catch let error as LinkError {
            throw ArchiveError(error, service: name ?? stage.executable, home: home)
        }
    }

    private func client(of stage: StageName, _ name: String?) async throws -> QueryClient {
        let closed = LinkError(.unreachable, "the archive was closed")
        // A reactor that has stopped fires no timer: a question to it would wait for ever.
        guard !isClosed else { throw closed }
        let key = name ?? stage.rawValue
        if let client = clients[key] { return client }
        let made = try await QueryClient(
            on: reactor, to: name.map(endpoint(ofIndex:)) ?? endpoint(of: stage, .query), options: Self.options)
        // Another task may have made one, or closed the archive, while this one waited.
        if isClosed || clients[key] != nil {
            await made.close()
            guard !isClosed, let client = clients[key] else { throw closed }
            return client
        }
        clients[key] = made
        return made
    }

    nonisolated func endpoint(of stage: StageName, _ socket: StageSocket) throws -> Endpoint {
        try Self.endpoint(address(of: stage, socket))
    }

    nonisolated func endpoint(ofIndex name: String) throws -> Endpoint { try Self.endpoint(address(ofIndex: name)) }

    private static func endpoint(_ text: String) throws -> Endpoint {
        guard let endpoint = Endpoint(text) else {
            throw ArchiveError(
                .badQuestion,
                Phrase("“\(text)” is no address of a socket.", "“\(text)”不是套接字地址。"),
                help: Phrase("Correct it in guidang.yaml.", "请在 guidang.yaml 中改正。")
            )
        }
        return endpoint
    }

    /// An answer of events has one frame for each, and the topic comes before a live one.
    static var options: SocketOptions {
        var options = SocketOptions()
        options.maxParts = LinkMessage.partLimit + 1
        return options
    }
}
