package import Foundation

/// Writes the `NAME.why.txt` that tells a person what is wrong with a file and what to do.
package struct WhyText: Sendable {
    private let language: WhyLanguage
    private let zone: TimeZone

    /// Writes in that language, with times of that zone.
    package init(_ language: WhyLanguage, zone: TimeZone = .current) {
        self.language = language
        self.zone = zone
    }

    /// The file's bytes, UTF-8.
    ///
    /// In Chinese with a byte order mark and CRLF: clerks open it from a Windows share, where an older Notepad takes
    /// UTF-8 without the mark for GBK and shows LF as no line break at all. In English plain, with LF.
    package func bytes(for rejection: Rejection) -> Data {
        let lines = lines(for: rejection)
        return switch language {
        case .chinese: Data("\u{FEFF}\(lines.joined(separator: "\r\n"))\r\n".utf8)
        case .english: Data("\(lines.joined(separator: "\n"))\n".utf8)
        }
    }

    private func lines(for rejection: Rejection) -> [String] {
        let time = Self.text(of: rejection.time, in: zone)
        // One line each, whatever a name or a program's words contain.
        let detail = rejection.detail.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
        let path = rejection.path.text
        let words = language == .chinese ? Self.chinese(rejection.reason) : Self.english(rejection.reason)
        switch language {
        case .chinese:
            return ["这个文件没有读成：\(path)", "", "原因：\(words.wrong)", "怎么办：\(words.help)", ""]
                + (detail.map { ["程序的说明：\($0)"] } ?? []) + ["文件编号：\(rejection.document)", "时间：\(time)"]
        case .english:
            return ["This file could not be read: \(path)", "", "Why: \(words.wrong)", "What to do: \(words.help)", ""]
                + (detail.map { ["Detail: \($0)"] } ?? []) + ["Document: \(rejection.document)", "Time: \(time)"]
        }
    }

    private static func chinese(_ reason: RejectionReason) -> (wrong: String, help: String) {
        switch reason {
        case .empty:
            ("文件是空的，里面没有任何内容。", "多半是没有拷贝完，请重新拷贝一份放进收件夹（inbox）。")
        case .unsupported:
            ("目前还不能读这种格式。原件已经存好，不会丢。", "请另存为可以读的格式（例如纯文本），再放进收件夹（inbox）。")
        case .damaged:
            ("文件已损坏，或者只有一部分。", "请先确认自己能打开它，再取一份完整的放进收件夹（inbox）。")
        case .locked:
            ("文件设了密码，打不开。", "请去掉密码后另存一份，再放进收件夹（inbox）。")
        case .tooLarge:
            ("文件超过了设定的大小上限。", "请拆成几个文件，或请管理员调高上限后重试。")
        case .failed:
            ("试了几次都没有读成。原件已经存好，不会丢。", "请管理员运行 guidang failed retry 加文件编号，或把文件再放进收件夹（inbox）一次。")
        }
    }

    private static func english(_ reason: RejectionReason) -> (wrong: String, help: String) {
        switch reason {
        case .empty:
            ("The file is empty.", "It was probably not copied completely: copy it into the inbox again.")
        case .unsupported:
            (
                "This kind of file is not read yet. The original is kept.",
                "Save it in a format that is read, such as plain text, and put that into the inbox."
            )
        case .damaged:
            (
                "The file is damaged, or only a part of it is here.",
                "See whether you can open it yourself, and put a complete copy into the inbox."
            )
        case .locked:
            ("The file opens only with a password.", "Save it without the password and put that into the inbox.")
        case .tooLarge:
            (
                "The file is larger than the settings allow.",
                "Split it, or ask the administrator to raise the limit and try again."
            )
        case .failed:
            (
                "Reading it failed several times. The original is kept.",
                "Run guidang failed retry with the document's number, or put the file into the inbox again."
            )
        }
    }

    private static func text(of time: Date, in zone: TimeZone) -> String {
        var style = Date.ISO8601FormatStyle(timeZone: zone)
        style = style.year().month().day().dateSeparator(.dash).dateTimeSeparator(.space)
            .time(includingFractionalSeconds: false).timeSeparator(.colon).timeZone(separator: .colon)
        return time.formatted(style)
    }
}
