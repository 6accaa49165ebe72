import Settings
import Synchronization

/// The language in which this run speaks: the environment's, until the settings are read, which may say another.
enum Speech {
    private static let chosen = Mutex<Language?>(nil)

    static var language: Language { chosen.withLock { $0 } ?? Help.language }

    static func use(_ language: Language) { chosen.withLock { $0 = language } }

    static func say(_ phrase: Phrase) -> String { phrase.text(in: language) }

    /// What went wrong, for a person.
    static func words(_ error: any Error) -> String {
        (error as? any SpokenError).map { say($0.spoken) } ?? "\(error)"
    }
}
