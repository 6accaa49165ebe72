import Foundation
import Settings

/// Help in the language of the environment; the flags that would say otherwise are not read yet when help is shown.
enum Help {
    static let language: Language = {
        let environment = ProcessInfo.processInfo.environment
        let variable = environment[SettingKey.language.environmentName]?.lowercased()
        return variable.flatMap(Language.init(rawValue:)) ?? Language(environment: environment)
    }()

    static func line(_ english: String, _ chinese: String) -> String {
        Phrase(english, chinese).text(in: language)
    }

    static func text(_ english: String, _ chinese: String) -> String {
        line(english, chinese)
    }
}
