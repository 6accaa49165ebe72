import ArgumentParser
import Settings

/// Shows every setting, its value and where it comes from.
struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line("Show every setting, its value and where it comes from.", "显示每项设置、其值及来源。")
    )

    @OptionGroup var archive: ArchiveOptions

    @Flag(
        help: ArgumentHelp(
            Help.line("Print a guidang.yaml with every setting at its default.", "输出包含全部默认值的 guidang.yaml。")
        )
    )
    var example = false

    func run() throws {
        guard !example else {
            Terminal.out(SettingsExample.yaml, terminator: "")
            return
        }
        let settings = try archive.settingsNotingVariables()
        let rows = settings.effective.map { setting in
            let value = setting.value.description
            return (setting.key.name, value.isEmpty ? "-" : value, shown(setting, language: settings.language))
        }
        let name = rows.map { Columns.width(of: $0.0) }.max() ?? 0
        let value = min(rows.map { Columns.width(of: $0.1) }.max() ?? 0, 40)
        for row in rows {
            Terminal.out("\(Columns.padded(row.0, to: name))  \(Columns.padded(row.1, to: value))  \(row.2)")
        }
    }

    private func shown(_ setting: EffectiveSetting, language: Language) -> String {
        // Where it comes from stands alone here, not within a sentence.
        let source = setting.source.phrase.text(in: language).split(separator: " ").joined(separator: " ")
        return "\(source)  # \(setting.key.help.text(in: language))"
    }
}
