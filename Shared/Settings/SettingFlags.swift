import Foundation
package import Messages

/// Settings given on the command line.
package struct SettingFlags: Sendable, Equatable {
    private struct Given: Sendable, Equatable {
        var value: String
        var flag: String
    }

    private var given: [SettingKey: Given] = [:]

    /// No flag at all.
    package init() {}

    /// Takes a value from a flag, which is remembered as it was written.
    package mutating func set(_ key: SettingKey, to value: String, flag: String) {
        given[key] = Given(value: value, flag: flag)
    }

    /// Takes a folder from the flag named after the setting's last part; a relative one is taken from where the command
    /// runs.
    package mutating func set(_ key: SettingKey, toFolder path: String) {
        let here = FileManager.default.currentDirectoryPath
        set(key, to: EffectiveSettings.absolute(path, in: here), flag: "--\(key.components.last ?? key.name)")
    }

    /// Takes `KEY=VALUE`, as `--set` gives it.
    package mutating func set(_ assignment: String) throws(SettingsError) {
        let source = SettingSource.flag("--set \(assignment)")
        guard let equals = assignment.firstIndex(of: "=") else {
            throw SettingsError(
                .badValue,
                Phrase("--set takes KEY=VALUE, not \"\(assignment)\".", "--set 的写法是 名称=值，不是“\(assignment)”。")
            )
        }
        let key = try SettingKey.named(assignment[..<equals].trimmed, from: source)
        set(key, to: String(assignment[assignment.index(after: equals)...]), flag: "--set \(key.name)")
    }

    /// The value given for a setting, with the flag that gave it.
    func value(of key: SettingKey) -> (raw: String, flag: String)? {
        given[key].map { ($0.value, $0.flag) }
    }

    /// The arguments that hand the flags on to a stage's service.
    ///
    /// The home is always named, and absolute; settings of other stages' workers are left out.
    package func arguments(for stage: StageName, home: String) -> [String] {
        var arguments = ["--home", home]
        for (key, value) in given.sorted(by: { $0.key.name < $1.key.name }) where key != .home {
            if key == SettingKey.workers(of: stage) {
                arguments += ["--workers", value.value]
            } else if !StageName.allCases.contains(where: { SettingKey.workers(of: $0) == key }) {
                arguments += ["--set", "\(key.name)=\(value.value)"]
            }
        }
        return arguments
    }

    /// Takes `--home H`, `--workers N` (of one stage) and `--set KEY=VALUE` out of a service's arguments.
    ///
    /// - Returns: The arguments that are none of these, in their order.
    package mutating func take(from arguments: [String], stage: StageName) throws(SettingsError) -> [String] {
        var rest: [String] = []
        var remaining = arguments[...]
        while let argument = remaining.popFirst() {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            guard let flag = parts.first, ["--home", "--workers", "--set"].contains(flag) else {
                rest.append(argument)
                continue
            }
            guard let value = parts.count == 2 ? parts[1] : remaining.popFirst() else {
                throw SettingsError(.badValue, Phrase("\(flag) needs a value.", "\(flag) 后面要有值。"))
            }
            switch (flag, SettingKey.workers(of: stage)) {
            case ("--home", _): set(.home, to: value, flag: flag)
            case ("--workers", let key?): set(key, to: value, flag: flag)
            case ("--workers", nil):
                throw SettingsError(
                    .badValue, Phrase("\(stage.rawValue) has no workers.", "\(stage.rawValue) 没有工作进程。"))
            default: try set(value)
            }
        }
        return rest
    }
}
