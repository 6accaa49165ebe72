/// A setting: its name, what it takes, what it is when nobody says, and one line about it.
package struct SettingKey: Sendable, Hashable {
    /// What a setting is when nobody says.
    package enum Fallback: Sendable, Hashable {
        case fixed(String)

        /// The number of cores this process may use.
        case cores

        /// `zh` where the locale is Chinese, otherwise `en`.
        case locale

        /// A socket in the archive's run folder.
        case runFolder
    }

    /// The dotted name, which is also the path of keys in `guidang.yaml`.
    package let name: String

    package let kind: SettingKind
    package let fallback: Fallback
    package let help: Phrase

    init(_ name: String, _ kind: SettingKind, _ fallback: Fallback, _ help: Phrase) {
        self.name = name
        self.kind = kind
        self.fallback = fallback
        self.help = help
    }

    /// The name's parts, from the outermost.
    package var components: [String] {
        name.split(separator: ".").map(String.init)
    }

    /// The environment variable that sets it.
    package var environmentName: String {
        "GUIDANG_" + components.map { $0.uppercased() }.joined(separator: "_")
    }

    /// The flag that sets it on every command.
    package var flagName: String {
        self == .home ? "--home" : "--set \(name)="
    }

    /// Whether `guidang.yaml` may hold it: the file lies in the archive's folder, so it cannot say where that is.
    package var isInFile: Bool { self != .home }
}
