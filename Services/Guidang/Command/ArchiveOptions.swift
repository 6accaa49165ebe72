import ArgumentParser
import Foundation
import Settings

/// The flags that every command takes.
struct ArchiveOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            Help.line(
                "The archive's folder (default: $GUIDANG_HOME, else ./archive).",
                "档案库文件夹（默认 $GUIDANG_HOME，否则 ./archive）。"
            ),
            valueName: Help.line("folder", "文件夹")
        )
    )
    var home: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            Help.line("Set a setting; `guidang config` lists them.", "设定一项设置；`guidang config` 列出全部。"),
            valueName: Help.line("key=value", "名称=值")
        )
    )
    var set: [String] = []

    /// What the flags say.
    func flags() throws -> SettingFlags {
        var flags = SettingFlags()
        if let home { flags.set(.home, to: home, flag: "--home") }
        for assignment in set { try flags.set(assignment) }
        return flags
    }

    /// The settings in force, with a word to a person about variables that have no effect.
    func settingsNotingVariables() throws -> ArchiveSettings {
        let settings = try settings()
        for note in UnknownVariables.notes(ProcessInfo.processInfo.environment) { Terminal.note(Speech.say(note)) }
        return settings
    }

    /// The settings in force, with those that a command has flags of its own for.
    func settings(_ setMore: (inout SettingFlags) -> Void = { _ in }) throws -> ArchiveSettings {
        var flags = try flags()
        setMore(&flags)
        let settings = try ArchiveSettings.load(flags: flags)
        Speech.use(settings.language)
        return settings
    }
}
