/// Where a setting's value came from, the strongest first.
package enum SettingSource: Sendable, Hashable, CustomStringConvertible {
    /// The flag as it is written on the command line.
    case flag(String)

    /// The name of the environment variable.
    case environment(String)

    /// The path of the settings file, and the line where it is known.
    case file(String, line: Int?)

    case fallback

    package var description: String {
        switch self {
        case .flag(let flag): "flag \(flag)"
        case .environment(let name): "environment \(name)"
        case .file(let path, let line?): "\(path), line \(line)"
        case .file(let path, nil): path
        case .fallback: "default"
        }
    }
}

/// A setting with the value that is in force.
package struct EffectiveSetting: Sendable, Hashable {
    package let key: SettingKey
    package let value: SettingValue
    package let source: SettingSource
}
