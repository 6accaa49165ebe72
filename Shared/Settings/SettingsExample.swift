/// The text of `guidang.yaml` with every setting in it, commented out, at its default.
package enum SettingsExample {
    package static var yaml: String {
        var lines = [
            "# guidang.yaml: settings of one archive, read from the archive's folder. All lines are optional.",
            "# A flag (--set KEY=VALUE) is stronger than an environment variable, and that is stronger than this file.",
            "# 本文件可省略任意一行。命令行参数优先于环境变量，环境变量优先于本文件。",
        ]
        var section: [String] = []
        for key in SettingKey.all where key.isInFile {
            let above = Array(key.components.dropLast())
            lines += [
                "", "# \(key.help.english)", "# \(key.help.chinese)",
                "# \(key.environmentName): \(key.kind.allowed.english)",
            ]
            for depth in above.indices where section.count <= depth || above[0...depth] != section[0...depth] {
                lines.append("# " + String(repeating: "  ", count: depth) + above[depth] + ":")
            }
            section = above
            let indent = String(repeating: "  ", count: above.count)
            lines.append("# \(indent)\(key.components.last ?? key.name): \(key.shownFallback)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension SettingKey {
    /// The default as it is shown to people.
    package var shownFallback: String {
        switch fallback {
        case .fixed(let text): text.isEmpty ? "[]" : text
        case .cores: "2  # default: the number of cores"
        case .locale: "zh  # default: from LANG"
        case .runFolder: "ipc:///path/to/socket  # default: a socket in the run folder"
        }
    }
}
