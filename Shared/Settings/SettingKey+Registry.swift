package import Messages

extension SettingKey {
    package static let home = SettingKey(
        "home",
        .path,
        .fixed("./archive"),
        Phrase("The archive's folder.", "档案库所在的文件夹。")
    )
    package static let language = SettingKey(
        "language",
        .choice(Language.allCases.map(\.rawValue)),
        .locale,
        Phrase("The language people are spoken to in.", "提示信息使用的语言。")
    )
    package static let logLevel = SettingKey(
        "log.level",
        .choice(LogLevel.allCases.map(\.rawValue)),
        .fixed("info"),
        Phrase("The least severe message that is logged.", "写入日志的最低级别。")
    )
    package static let parseWorkers = SettingKey(
        "parse.workers",
        .count(0...256),
        .cores,
        Phrase("Workers inside the parse service; 0 leaves the work to others.", "解析服务内的工作进程数；0 表示全由外部承担。")
    )
    package static let parseLargest = SettingKey(
        "parse.largest",
        .bytes(1 << 20...512 << 20),
        .fixed("32MiB"),
        Phrase("The largest text that is read as one report.", "作为一份报告读取的文本上限。")
    )
    package static let parseLexicon = SettingKey(
        "parse.lexicon",
        .folder,
        .fixed("lexicon"),
        Phrase("A folder with word lists in place of the built-in ones of their names.", "存放词表的文件夹，其中的文件取代同名的内置词表。")
    )
    package static let parseSandbox = SettingKey(
        "parse.sandbox",
        .choice(["required", "off"]),
        .fixed("required"),
        Phrase(
            "Whether documents other than plain text are read only where bubblewrap guards it; off trusts every document.",
            "除纯文本外的文件是否只在沙箱内读取；“off”表示信任所有文件。")
    )
    package static let indexWorkers = SettingKey(
        "index.workers",
        .count(0...256),
        .fixed("1"),
        Phrase("Workers inside the index service.", "索引服务内的工作进程数。")
    )
    package static let indexReplicas = SettingKey(
        "index.replicas",
        .count(0...8),
        .fixed("0"),
        Phrase(
            "Further indexes that `guidang up` starts: index-2 and so on, each a full copy that answers searches.",
            "`guidang up` 另外启动几个索引（index-2 等）；每个都是完整副本，可供检索。")
    )
    package static let notifyWorkers = SettingKey(
        "notify.workers",
        .count(0...256),
        .fixed("1"),
        Phrase("Workers inside the notify service.", "通知服务内的工作进程数。")
    )
    package static let ingestKeep = SettingKey(
        "ingest.keep",
        .flag,
        .fixed("false"),
        Phrase("Leave a file in the inbox after it is archived.", "归档后仍把文件留在收件夹。")
    )
    package static let ingestSettle = SettingKey(
        "ingest.settle",
        .time(milliseconds: 0...3_600_000),
        .fixed("1s"),
        Phrase("How long a file must be unchanged before it is taken.", "文件保持不变多久之后才收取。")
    )
    package static let ingestRescan = SettingKey(
        "ingest.rescan",
        .time(milliseconds: 100...86_400_000),
        .fixed("10s"),
        Phrase("How often the watched folders are read again.", "每隔多久重新扫描一遍收件夹。")
    )
    package static let ingestPolling = SettingKey(
        "ingest.polling",
        .folders,
        .fixed(""),
        Phrase("Folders read by rescans alone, such as network shares.", "只靠扫描、不靠系统通知的文件夹，例如网络共享。")
    )
    package static let ingestReserve = SettingKey(
        "ingest.reserve",
        .bytes(0...1 << 40),
        .fixed("512MiB"),
        Phrase("Free disk space below which no new files are taken.", "磁盘剩余空间低于此值时暂停收件。")
    )
    package static let retryAttempts = SettingKey(
        "retry.attempts",
        .count(1...100),
        .fixed("5"),
        Phrase("Attempts at a task before it is set aside.", "一项任务最多尝试几次，之后搁置。")
    )
    package static let leaseLength = SettingKey(
        "lease.seconds",
        .time(milliseconds: 1000...3_600_000),
        .fixed("30s"),
        Phrase("How long a silent worker keeps a task.", "工作进程失联多久后收回任务。")
    )
    package static let leaseBeat = SettingKey(
        "lease.beat",
        .time(milliseconds: 100...60_000),
        .fixed("2s"),
        Phrase("How often both ends of a link say that they live.", "链路两端每隔多久报一次平安。")
    )
    package static let leaseCap = SettingKey(
        "lease.cap",
        .time(milliseconds: 1000...86_400_000),
        .fixed("30m"),
        Phrase("The longest that one task may take; a page of a scan takes seconds.", "一项任务最长可用多少时间；扫描件每页需数秒。")
    )
    package static let creditItems = SettingKey(
        "credit.items",
        .count(1...100_000),
        .fixed("256"),
        Phrase("Items a receiver lets a sender have on the way.", "接收方允许在途的条目数。")
    )
    package static let creditBytes = SettingKey(
        "credit.bytes",
        .bytes(1 << 20...1 << 30),
        .fixed("8MiB"),
        Phrase("Bytes a receiver lets a sender have on the way.", "接收方允许在途的字节数。")
    )
    package static let blobInline = SettingKey(
        "blob.inline",
        .bytes(0...64 << 10),
        .fixed("64KiB"),
        Phrase("The largest body sent inside a message; larger ones are fetched.", "随消息发送的正文上限；更大的另行取回。")
    )
    package static let eventsRetention = SettingKey(
        "events.retention",
        .retention,
        .fixed("forever"),
        Phrase(
            "How much of the event log is kept; what a durable follower has not taken stays in any case.",
            "事件日志保留多少；有名订阅者尚未取走的一律保留。"
        )
    )
    package static let linksInsecure = SettingKey(
        "links.insecure",
        .flag,
        .fixed("false"),
        Phrase("Allow tcp addresses without encryption.", "允许不加密的 tcp 地址。")
    )

    /// Where a stage's socket listens.
    package static func listen(_ stage: StageName, _ socket: StageSocket) -> SettingKey {
        SettingKey(
            "\(stage.rawValue).listen.\(socket.rawValue)",
            .endpoint,
            .runFolder,
            Phrase(
                "Where \(stage.rawValue) listens for \(socket.rawValue).",
                "\(stage.rawValue) 的 \(socket.rawValue) 监听地址。"
            )
        )
    }

    /// How many workers a stage runs itself; nil for ingest, which has none.
    package static func workers(of stage: StageName) -> SettingKey? {
        switch stage {
        case .ingest: nil
        case .parse: .parseWorkers
        case .index: .indexWorkers
        case .notify: .notifyWorkers
        }
    }

    /// Every setting there is, in the order they are shown, those of one section together.
    package static let all: [SettingKey] =
        [
            .home, .language, .logLevel, .ingestKeep, .ingestSettle, .ingestRescan, .ingestPolling, .ingestReserve,
        ] + StageName.allCases.flatMap(keys)
        + [
            .retryAttempts, .leaseLength, .leaseBeat, .leaseCap, .creditItems, .creditBytes, .blobInline,
            .eventsRetention, .linksInsecure,
        ]

    private static func keys(of stage: StageName) -> [SettingKey] {
        var keys = workers(of: stage).map { [$0] } ?? []
        if stage == .parse { keys += [.parseLargest, .parseLexicon, .parseSandbox] }
        if stage == .index { keys.append(.indexReplicas) }
        return keys + stage.sockets.map { listen(stage, $0) }
    }

    /// The setting of this name.
    ///
    /// - Throws: ``SettingsError`` that names the nearest one.
    package static func named(_ name: String, from source: SettingSource) throws(SettingsError) -> SettingKey {
        if let key = all.first(where: { $0.name == name }) { return key }
        throw SettingsError(
            .unknownKey,
            Phrase("Unknown setting \"\(name)\" in \(source).", "\(source.phrase.chinese)中的设置“\(name)”不存在。"),
            help: NearestName.question(name, among: all.map(\.name))
                ?? Phrase("`guidang config` lists every setting.", "`guidang config` 列出全部设置。")
        )
    }
}
