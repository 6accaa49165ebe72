import ArgumentParser
import ExtractionSandbox
import Settings
import TextExtraction

/// Lists what this machine can read.
struct Formats: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line(
            "List the formats that can be read here, and which package is missing for the rest.",
            "列出本机能读的格式，以及其余格式缺少哪个软件包。"))

    @OptionGroup var archive: ArchiveOptions

    @Flag(help: ArgumentHelp(Help.line("Print JSON, one object a line.", "输出 JSON，每行一个对象。")))
    var json = false

    private struct Line: Encodable {
        var name: String
        var extensions: [String]
        var ready: Bool
        var missing: [String]
    }

    func run() throws {
        let settings = try archive.settings { _ in }
        let guardTrouble = Self.trouble(needsSandbox: settings.needsSandbox)
        let isChinese = settings.language == .zh
        for support in FormatSupport.all() {
            // Plain text is read without a guard.
            let isGuarded = guardTrouble == nil || support.extensions == ["txt"]
            let missing = support.missingPackages + (!isGuarded && guardTrouble == .notInstalled ? ["bubblewrap"] : [])
            if json {
                Terminal.out(
                    try JSONText.line(
                        Line(
                            name: support.name, extensions: support.extensions, ready: isGuarded && missing.isEmpty,
                            missing: missing)))
                continue
            }
            let name = Columns.padded(isChinese ? support.chineseName : support.name, to: 32)
            let endings = Columns.padded(support.extensions.joined(separator: " "), to: 40)
            let state = Self.state(missing, isGuarded: isGuarded)
            Terminal.out("\(name)\(endings)\(state.text(in: settings.language))")
        }
        if let guardTrouble { Terminal.note(guardTrouble.description) }
    }

    private static func state(_ missing: [String], isGuarded: Bool) -> Phrase {
        let install = "apt-get install " + missing.joined(separator: " ")
        if !missing.isEmpty { return Phrase(install, "需安装：" + install) }
        return isGuarded ? Phrase("ready", "可读") : Phrase("no sandbox", "没有沙箱，不读")
    }

    /// Why nothing but plain text can be read; nil where all can.
    private static func trouble(needsSandbox: Bool) -> SandboxError? {
        do throws(SandboxError) {
            _ = try Sandbox(extractor: Sandbox.ownExtractor, isRequired: needsSandbox)
            return nil
        } catch {
            return error
        }
    }
}
