import Foundation
package import Messages

/// How an archive is run.
package struct ArchiveSettings: Sendable {
    /// How ingest takes files in.
    package struct Ingest: Sendable {
        /// Whether a file stays in the inbox after it is archived.
        package let keep: Bool

        /// How long a file must be unchanged before it is taken.
        package let settle: Duration

        /// The time between two rescans.
        package let rescan: Duration

        /// Absolute paths of folders that are read by rescans alone.
        package let polling: [String]

        /// Free bytes on the archive's disk below which no new files are taken.
        package let reserve: Int
    }

    /// How long a task is a worker's, and how often both ends say that they live.
    package struct Lease: Sendable {
        package let length: Duration
        package let beat: Duration
        package let cap: Duration
    }

    /// What a receiver lets a sender have on the way.
    package struct Credit: Sendable {
        package let items: Int
        package let bytes: Int
    }

    /// The archive's folder, an absolute path; it need not exist.
    package let home: String

    package let language: Language
    package let logLevel: LogLevel
    package let ingest: Ingest
    package let lease: Lease
    package let credit: Credit

    /// Attempts at a task before it is a dead letter.
    package let attempts: Int

    /// Further indexes that are started beside the first one.
    package let indexReplicas: Int

    /// How much of the event log is kept.
    package let eventRetention: EventRetention

    /// The largest text, in bytes, that is read as one report.
    package let largestText: Int
    /// Whether documents other than plain text are read only in a sandbox.
    package let needsSandbox: Bool

    /// The folder of word lists, an absolute path, and whether someone named it; otherwise it need not be there.
    package let lexicon: (folder: String, isNamed: Bool)

    /// The largest body, in bytes, that is sent inside a message.
    package let blobInlineLimit: Int

    /// Every setting with the value in force and where it comes from, in the order of ``SettingKey/all``.
    package let effective: [EffectiveSetting]

    /// Finds the settings in force.
    ///
    /// - Parameters:
    ///   - flags: What the command line says.
    ///   - environment: The environment variables; those named `GUIDANG_…` count, and the locale.
    ///   - folder: Where a relative home is taken from.
    /// - Throws: ``SettingsError`` that names the key, the source and what is allowed.
    package static func load(
        flags: SettingFlags = SettingFlags(),
        environment: [String: String] = ProcessInfo.processInfo.environment,
        folder: String = FileManager.default.currentDirectoryPath
    ) throws(SettingsError) -> ArchiveSettings {
        let found = try EffectiveSettings(flags: flags, environment: environment, folder: folder)
        let settings = ArchiveSettings(found)
        guard settings.lease.beat * 2 < settings.lease.length else {
            throw SettingsError(
                .conflict,
                Phrase(
                    "lease.beat (\(settings.lease.beat)) must be less than half of lease.seconds (\(settings.lease.length)).",
                    "lease.beat（\(settings.lease.beat)）必须小于 lease.seconds（\(settings.lease.length)）的一半。"
                ),
                help: Phrase("A worker that misses one beat must not lose its task.", "否则工作进程漏报一次平安就会失去任务。")
            )
        }
        try settings.refuseOpenAddresses(insecure: found.isOn(.linksInsecure))
        return settings
    }

    private init(_ found: EffectiveSettings) {
        home = found.home
        effective = found.settings
        language = found.value(.language).flatMap { Language(rawValue: $0.description) } ?? .en
        logLevel = found.value(.logLevel).flatMap { LogLevel(rawValue: $0.description) } ?? .info
        let folders = if case .list(let items)? = found.value(.ingestPolling) { items } else { [String]() }
        ingest = Ingest(
            keep: found.isOn(.ingestKeep),
            settle: .milliseconds(found.number(.ingestSettle)),
            rescan: .milliseconds(found.number(.ingestRescan)),
            polling: folders.map { EffectiveSettings.absolute($0, in: found.home) },
            reserve: found.number(.ingestReserve)
        )
        lease = Lease(
            length: .milliseconds(found.number(.leaseLength)),
            beat: .milliseconds(found.number(.leaseBeat)),
            cap: .milliseconds(found.number(.leaseCap))
        )
        credit = Credit(items: found.number(.creditItems), bytes: found.number(.creditBytes))
        attempts = found.number(.retryAttempts)
        indexReplicas = found.number(.indexReplicas)
        eventRetention = found.value(.eventsRetention).flatMap { EventRetention($0.description) } ?? .forever
        largestText = found.number(.parseLargest)
        lexicon = found.folder(.parseLexicon)
        needsSandbox = found.value(.parseSandbox)?.description != "off"
        blobInlineLimit = found.number(.blobInline)
    }

    /// How many workers a stage runs inside its own service; none for ingest.
    package func workers(of stage: StageName) -> Int {
        guard let key = SettingKey.workers(of: stage), case .number(let count)? = setting(key)?.value else { return 0 }
        return count
    }

    /// Where a stage's socket listens, and where others find it.
    package func endpoint(of stage: StageName, _ socket: StageSocket, in folder: RunFolder) -> String {
        let set = setting(.listen(stage, socket))?.value.description ?? ""
        return set.isEmpty ? folder.endpoint(for: stage, socket) : set
    }

    /// A path inside the archive's folder.
    package func path(_ name: String) -> String {
        home + "/" + name
    }

    private func setting(_ key: SettingKey) -> EffectiveSetting? {
        effective.first { $0.key == key }
    }

    /// A tcp socket without encryption is open to everyone who reaches the port.
    private func refuseOpenAddresses(insecure: Bool) throws(SettingsError) {
        guard !insecure else { return }
        for setting in effective where setting.key.kind == .endpoint && setting.value.description.hasPrefix("tcp:") {
            throw SettingsError(
                .conflict,
                Phrase(
                    "\(setting.key.name) in \(setting.source) is a tcp address without encryption, which is refused.",
                    "\(setting.source.phrase.chinese)中的 \(setting.key.name) 是不加密的 tcp 地址，不予使用。"
                ),
                help: Phrase(
                    "Use ipc, or say links.insecure=true where everyone who reaches the port may read the archive.",
                    "请改用 ipc；若凡能连上该端口的人都可以读取档案库，可设 links.insecure=true。"
                )
            )
        }
    }
}
