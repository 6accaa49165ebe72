import ArgumentParser
import GuidangClient
import Messages
import Settings
import Supervision

extension ArchiveOptions {
    /// Opens the archive for questions to some stages, which must be running now.
    func open(asking stages: [StageName]) throws -> OpenArchive {
        let settings = try settings()
        let archive: Archive
        do {
            archive = try Archive(settings: settings)
        } catch let error as SettingsError where error.code == .system {
            throw ArchiveError(.notRunning, error.text, help: error.help)
        }
        let missing = archive.away(stages)
        guard missing.isEmpty else { throw ArchiveError(away: missing, from: settings.home) }
        return OpenArchive(archive: archive, language: settings.language)
    }
}

extension Archive {
    /// Those of some stages that take no connection now.
    nonisolated func away(_ stages: [StageName]) -> [StageName] {
        stages.filter { SocketProbe.answers(address(of: $0, .query)) == false }
    }
}

extension ArchiveError {
    /// Services that do not run.
    init(away stages: [StageName], from home: String) {
        self.init(away: stages.map(\.executable), home: home)
    }

    /// Programs that do not run.
    init(away programs: [String], home: String) {
        let names = programs.joined(separator: ", ")
        self.init(
            .notRunning,
            Phrase("\(names) is not running on \(home).", "\(home) 的 \(names) 没有运行。"),
            help: Phrase(
                "Start the services with `guidang up --home \(home)`.",
                "请用 `guidang up --home \(home)` 启动各项服务。"
            )
        )
    }
}

/// An archive to ask, and the language in which to tell the answers.
struct OpenArchive {
    let archive: Archive
    let language: Language

    func say(_ english: String, _ chinese: String) -> String {
        Phrase(english, chinese).text(in: language)
    }
}
