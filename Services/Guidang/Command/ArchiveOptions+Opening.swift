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
        let missing = stages.filter { SocketProbe.answers(archive.address(of: $0, .query)) == false }
        guard missing.isEmpty else {
            let names = missing.map(\.executable).joined(separator: ", ")
            throw ArchiveError(
                .notRunning,
                Phrase("\(names) is not running on \(settings.home).", "\(settings.home) 的 \(names) 没有运行。"),
                help: Phrase(
                    "Start the services with `guidang up --home \(settings.home)`.",
                    "请用 `guidang up --home \(settings.home)` 启动各项服务。"
                )
            )
        }
        return OpenArchive(archive: archive, language: settings.language)
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
