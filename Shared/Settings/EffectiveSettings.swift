import Configuration
import Foundation

/// Every setting with the value in force: a flag over the environment over the file over the default.
struct EffectiveSettings {
    private(set) var settings: [EffectiveSetting] = []
    let home: String
    private let environment: [String: String]

    init(flags: SettingFlags, environment: [String: String], folder: String) throws(SettingsError) {
        self.environment = environment
        let variables = EnvironmentVariablesProvider(environmentVariables: environment)
        var file: SettingsFile?
        var home = ""
        for key in SettingKey.all {
            let found: (raw: String, source: SettingSource)?
            if let (raw, flag) = flags.value(of: key) {
                found = (raw, .flag(flag))
            } else if let raw = Self.variable(key, in: variables) {
                found = (raw, .environment(key.environmentName))
            } else {
                found = try file?.value(of: key)
            }
            var setting = try Self.checked(key, found, environment: environment)
            if key == .home {
                home = Self.absolute(setting.value.description, in: folder)
                setting = EffectiveSetting(key: key, value: .text(home), source: setting.source)
                file = try SettingsFile(path: home + "/guidang.yaml")
            }
            settings.append(setting)
        }
        self.home = home
    }

    /// The value in force.
    func value(_ key: SettingKey) -> SettingValue? {
        settings.first { $0.key == key }?.value
    }

    /// The whole number in force, in the unit of its kind.
    func number(_ key: SettingKey) -> Int {
        switch value(key) {
        case .number(let number), .milliseconds(let number), .bytes(let number): number
        default: 0
        }
    }

    /// The absolute path of a folder, and whether anyone but the default names it.
    func folder(_ key: SettingKey) -> (folder: String, isNamed: Bool) {
        let setting = settings.first { $0.key == key }
        return (Self.absolute(setting?.value.description ?? "", in: home), setting?.source != .fallback)
    }

    /// Whether a flag is on.
    func isOn(_ key: SettingKey) -> Bool {
        value(key) == .flag(true)
    }

    private static func variable(_ key: SettingKey, in variables: EnvironmentVariablesProvider) -> String? {
        let name = AbsoluteConfigKey(["guidang"] + key.components)
        guard case .string(let text)? = try? variables.value(forKey: name, type: .string).value?.content else {
            return nil
        }
        return text.isEmpty ? nil : text
    }

    private static func checked(
        _ key: SettingKey,
        _ found: (raw: String, source: SettingSource)?,
        environment: [String: String]
    ) throws(SettingsError) -> EffectiveSetting {
        guard let (raw, source) = found else {
            return EffectiveSetting(key: key, value: fallback(of: key, environment: environment), source: .fallback)
        }
        guard let value = key.kind.value(of: raw) else {
            throw SettingsError(
                .badValue,
                Phrase(
                    "\(key.name) is \"\(raw)\" in \(source).",
                    "\(source.phrase.chinese)中的 \(key.name) 写成了“\(raw)”。"
                ),
                help: key.kind.isAllowed
            )
        }
        return EffectiveSetting(key: key, value: value, source: source)
    }

    private static func fallback(of key: SettingKey, environment: [String: String]) -> SettingValue {
        switch key.fallback {
        case .fixed(let text): key.kind.value(of: text) ?? .text(text)
        case .cores: .number(ProcessInfo.processInfo.activeProcessorCount)
        case .locale: .text(Language(environment: environment).rawValue)
        case .runFolder: .text("")
        }
    }

    /// The path from the root, without `.` and `..`; symbolic links stay as they are.
    static func absolute(_ path: String, in folder: String) -> String {
        let whole = path.hasPrefix("/") ? path : folder + "/" + path
        var parts: [Substring] = []
        for part in whole.split(separator: "/") where part != "." {
            if part == ".." {
                _ = parts.popLast()
            } else {
                parts.append(part)
            }
        }
        return "/" + parts.joined(separator: "/")
    }
}
