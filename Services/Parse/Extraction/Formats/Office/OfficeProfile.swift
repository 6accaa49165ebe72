import Foundation

/// The settings that LibreOffice is started with, in a folder of its own.
enum OfficeProfile {
    /// Puts the settings where LibreOffice looks for them.
    ///
    /// - Parameter folder: Is made; belongs to one running LibreOffice alone.
    static func write(to folder: URL) throws {
        let user = folder.appending(path: "user")
        try FileManager.default.createDirectory(
            at: user, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try Data(settings.utf8).write(to: user.appending(path: "registrymodifications.xcu"))
    }

    /// Paths and names are those of LibreOffice's own schema.
    private static let settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
        \(items.map { value("/org.openoffice.\($0)", $1, $2) }.joined(separator: "\n"))
        \(inputLine)
        </oor:items>
        """

    private static let items = [
        // Nothing in a document runs, and nothing outside of it is fetched.
        ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
        ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
        ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
        ("Office.Writer/Content/Update", "Link", "0"),
        ("Office.Calc/Content/Update", "Link", "2"),
        ("Office.Java/VirtualMachine", "Enable", "false"),
        // Values are those that the file has, not newly computed ones.
        ("Office.Calc/Formula/Load", "OOXMLRecalcMode", "1"),
        ("Office.Calc/Formula/Load", "ODFRecalcMode", "1"),
        // Dates and numbers are shown as on a Chinese machine.
        ("Setup/L10N", "ooSetupSystemLocale", "zh-CN"),
        // Nobody types, and nobody else opens the file.
        ("Office.Linguistic/SpellChecking", "IsSpellAuto", "false"),
        ("Office.Common/Misc", "UseLocking", "false"),
        ("Office.Recovery/AutoSave", "Enabled", "false"),
    ]

    private static func value(_ path: String, _ name: String, _ value: String) -> String {
        """
        <item oor:path="\(path)"><prop oor:name="\(name)" oor:op="fuse"><value>\(value)</value></prop></item>
        """
    }

    /// The line for formulas (window 26100) stays shut: Debian's packages without a screen lack its description, without
    /// which no spreadsheet opens.
    private static let inputLine = """
        <item oor:path="/org.openoffice.Office.Views/Windows"><node oor:name="26100" oor:op="replace">\
        <prop oor:name="Visible" oor:op="fuse"><value>false</value></prop></node></item>
        """
}
