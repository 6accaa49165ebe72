/// Where a setting's value came from, the strongest first.
package enum SettingSource: Sendable, Hashable, CustomStringConvertible {
    /// The flag as it is written on the command line.
    case flag(String)

    /// The name of the environment variable.
    case environment(String)

    /// The path of the settings file, and the line where it is known.
    case file(String, line: Int?)

    case fallback

    /// The source in words, to stand within a sentence.
    package var phrase: Phrase {
        switch self {
        case .flag(let flag): Phrase("flag \(flag)", "命令行参数 \(flag) ")
        case .environment(let name): Phrase("environment \(name)", "环境变量 \(name) ")
        case .file(let path, let line?): Phrase("\(path), line \(line)", "\(path) 第 \(line) 行")
        case .file(let path, nil): Phrase(path, "\(path) ")
        case .fallback: Phrase("default", "默认值")
        }
    }

    package var description: String { phrase.english }
}

/// A setting with the value that is in force.
package struct EffectiveSetting: Sendable, Hashable {
    package let key: SettingKey
    package let value: SettingValue
    package let source: SettingSource
}
