// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

extension Target.Dependency {
    static let argumentParser = product(name: "ArgumentParser", package: "swift-argument-parser")
    static let configuration = product(name: "Configuration", package: "swift-configuration")
    static let crypto = product(name: "Crypto", package: "swift-crypto")
    static let grdb = product(name: "GRDB", package: "GRDB.swift")
    static let sqlite = product(name: "GRDBSQLite", package: "GRDB.swift")
    static let lifecycle = product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
    static let logging = product(name: "Logging", package: "swift-log")
    static let subprocess = product(name: "Subprocess", package: "swift-subprocess")
    static let signals = product(name: "UnixSignals", package: "swift-service-lifecycle")
    static let yams = product(name: "Yams", package: "Yams")
    static let system = product(name: "SystemPackage", package: "swift-system")
}

/// A library of ours at a path, built with the project's settings.
func library(
    _ name: String, _ path: String, _ dependencies: [Target.Dependency], exclude: [String] = [],
    resources: [Resource] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: path, exclude: exclude, resources: resources,
        swiftSettings: settings)
}

/// An executable of ours: a thin `@main`.
func program(
    _ name: String, _ path: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
    .executableTarget(name: name, dependencies: dependencies, path: path, exclude: exclude, swiftSettings: settings)
}

/// The tests of one target; what they read from their own folder is excluded from the build.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, path: "Tests/\(name)", exclude: exclude, swiftSettings: settings)
}

let package = Package(
    name: "guidang",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(
            url: "https://github.com/apple/swift-configuration", exact: "1.4.0", traits: [.defaults, "YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CZeroMQ", path: "Shared/CZeroMQ"),
        library("ZeroMQ", "Shared/ZeroMQ", ["CZeroMQ"]),
        library("Messages", "Shared/Messages", [], exclude: ["Schema"]),
        library("Links", "Shared/Links", ["ZeroMQ"]),
        .systemLibrary(name: "CMalloc", path: "Shared/CMalloc"),
        .systemLibrary(name: "CZlib", path: "Shared/CZlib"),
        .systemLibrary(name: "CLibArchive", path: "Shared/CLibArchive"),
        .systemLibrary(name: "CLibXML2", path: "Shared/CLibXML2", pkgConfig: "libxml-2.0"),
        .systemLibrary(name: "CLibreOfficeKit", path: "Shared/CLibreOfficeKit"),
        library("Settings", "Shared/Settings", ["Messages", .configuration, .yams]),
        library(
            "StageKit", "Shared/StageKit",
            ["Links", "Messages", "ZeroMQ", "CMalloc", .grdb, .sqlite, .crypto, .lifecycle, .logging]),
        library(
            "ServiceRuntime", "Shared/ServiceRuntime",
            [
                "StageKit", "Settings", "Links", "Messages", "ZeroMQ", .argumentParser, .lifecycle, .logging,
                .subprocess, .system,
            ]),
        library(
            "TextExtraction", "Services/Parse/Extraction",
            ["Messages", "CLibArchive", "CLibXML2", "CLibreOfficeKit"]),
        library("ExtractionSandbox", "Services/Parse/Sandbox", ["TextExtraction", "Messages"]),
        program("guidang-extract", "Services/Parse/Extractor", ["ExtractionSandbox"]),
        library(
            "ReportReader", "Services/Parse/Reader", ["Messages"],
            resources: [
                "citations", "deadlines", "divisions", "duties", "figures", "labels", "laws", "organs", "page",
                "sections",
                "titles", "variants",
            ].map {
                .embedInCode("Lexicon/\($0).txt")
            }),
        library(
            "IngestService", "Services/Ingest/Service",
            ["StageKit", "ServiceRuntime", "Settings", "Links", "Messages", "ZeroMQ", .grdb, .lifecycle, .logging]),
        library(
            "ParseService", "Services/Parse/Service",
            ["StageKit", "Links", "Messages", "ReportReader", "ExtractionSandbox", "TextExtraction", .grdb]),
        library("QueryLanguage", "Shared/QueryLanguage", ["Messages"], exclude: ["README.md"]),
        library("ReportAnalysis", "Services/Index/Analysis", ["Messages"], exclude: ["README.md"]),
        library("Postings", "Services/Index/Postings", [], exclude: ["README.md"]),
        library(
            "IndexService", "Services/Index/Service",
            [
                "Postings", "QueryLanguage", "ReportAnalysis", "StageKit", "Links", "Messages", "ZeroMQ", "CZlib",
                .grdb,
                .sqlite,
            ]),
        library(
            "NotifyService", "Services/Notify/Service",
            ["StageKit", "ServiceRuntime", "Settings", "Links", "Messages", "ZeroMQ", .grdb, .lifecycle, .logging]),
        program(
            "guidang-ingest", "Services/Ingest/Daemon",
            ["IngestService", "ServiceRuntime", "Messages", .argumentParser]),
        program(
            "guidang-parse", "Services/Parse/Daemon",
            [
                "ParseService", "ReportReader", "ExtractionSandbox", "ServiceRuntime", "Settings", "StageKit",
                "Messages",
                .argumentParser, .logging,
            ]),
        program(
            "guidang-index", "Services/Index/Daemon",
            ["IndexService", "ServiceRuntime", "StageKit", "Messages", .argumentParser]),
        program(
            "guidang-notify", "Services/Notify/Daemon",
            ["NotifyService", "ServiceRuntime", "Messages", .argumentParser]),
        library(
            "GuidangClient", "Shared/GuidangClient", ["Links", "Messages", "Settings", "ZeroMQ", .crypto]),
        library(
            "Supervision", "Services/Guidang/Supervisor", ["Settings", "Messages", .signals, .subprocess, .system]),
        library(
            "ReportExport", "Services/Guidang/Export", ["Messages", "CLibArchive", .crypto], exclude: ["README.md"]),
        library("ReportComparison", "Services/Guidang/Comparison", ["Messages"]),
        program(
            "guidang", "Services/Guidang/Command",
            [
                "GuidangClient", "ReportComparison", "ReportExport", "ReportReader", "Settings", "Messages",
                "Supervision",
                "ExtractionSandbox", "TextExtraction",
                .argumentParser, .crypto,
            ]),
        library("ReportGenerator", "Tests/ReportGenerator", ["Messages"]),
        library("DocumentWriters", "Tests/DocumentWriters", ["CLibArchive"]),
        library("QueryGenerator", "Tests/QueryGenerator", ["Messages"]),
        program(
            "guidang-chaos", "Tests/Chaos",
            [
                "ReportGenerator", "StageKit", "Settings", "Links", "Messages", "ZeroMQ", .argumentParser, .grdb,
            ]),
        program(
            "guidang-bench", "Tests/Benchmarks",
            [
                "IndexService", "GuidangClient", "ReportGenerator", "DocumentWriters", "ReportReader", "TextExtraction",
                "StageKit", "Settings", "Links",
                "Messages", "ZeroMQ", "CZeroMQ", .argumentParser, .grdb,
            ], exclude: ["README.md", "reference_docx.py", "reference_html.py", "reference_reader.py", "search"]),
        tests(
            "ChaosTests", ["guidang-chaos", "guidang-ingest", "guidang-parse", "guidang-index", "guidang-notify"]),
        tests("ZeroMQTests", ["ZeroMQ"]),
        tests("LinksTests", ["Links", "Messages", "ZeroMQ"]),
        tests("SettingsTests", ["Settings", "Messages"]),
        tests("SupervisionTests", ["Supervision", "Settings", "Messages", "guidang"]),
        tests(
            "SystemTests",
            ["Supervision", .grdb, "guidang", "guidang-ingest", "guidang-parse", "guidang-index", "guidang-notify"]),
        tests("StageKitTests", ["StageKit", "Links", "Messages", "ZeroMQ", .grdb]),
        tests("MessagesTests", ["Messages"]),
        tests(
            "TextExtractionTests",
            ["TextExtraction", "DocumentWriters", "ReportGenerator", "ReportReader", "Messages", "CLibArchive"]),
        tests(
            "ExtractionSandboxTests",
            ["ExtractionSandbox", "TextExtraction", "Messages", "DocumentWriters", "guidang-extract"]),
        tests("ReportReaderTests", ["ReportReader", "ReportGenerator", "Messages"], exclude: ["Labelled"]),
        tests("ReportComparisonTests", ["ReportComparison", "Messages"]),
        tests(
            "ReportExportTests",
            [
                "ReportExport", "ReportGenerator", "ReportReader", "IndexService", "StageKit", "Messages",
                "CLibArchive",
                .grdb,
            ],
            exclude: ["round_trip.py"]),
        tests("ReportGeneratorTests", ["ReportGenerator"]),
        tests(
            "ParseServiceTests",
            [
                "ParseService", "ReportReader", "ExtractionSandbox", "TextExtraction", "StageKit", "Links", "Messages",
                "ZeroMQ", .grdb, "guidang-extract",
            ]),
        tests(
            "IngestServiceTests", ["IngestService", "StageKit", "Settings", "Links", "Messages", "ZeroMQ", .grdb]),
        tests(
            "NotifyServiceTests",
            ["NotifyService", "StageKit", "Links", "Messages", "ZeroMQ", .grdb]),
        tests("PostingsTests", ["Postings"]),
        tests("ReportAnalysisTests", ["ReportAnalysis", "ReportGenerator", "ReportReader", "Messages"]),
        tests(
            "QueryLanguageTests", ["QueryLanguage", "QueryGenerator", "ReportGenerator", "ReportReader", "Messages"]),
        tests(
            "IndexServiceTests",
            [
                "IndexService", "Postings", "QueryGenerator", "QueryLanguage", "ReportAnalysis", "ReportGenerator",
                "ReportReader", "StageKit", "Links", "Messages", "ZeroMQ", .grdb,
            ]),
    ]
)
