package import Foundation
package import Settings

/// Writes the `NAME.why.txt` that tells a person what is wrong with a file and what to do.
package struct WhyText: Sendable {
    private let language: Language
    private let zone: TimeZone

    /// Writes in that language, with times of that zone.
    package init(_ language: Language, zone: TimeZone = .current) {
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
        case .zh: Data("\u{FEFF}\(lines.joined(separator: "\r\n"))\r\n".utf8)
        case .en: Data("\(lines.joined(separator: "\n"))\n".utf8)
        }
    }

    private func lines(for rejection: Rejection) -> [String] {
        let time = Self.text(of: rejection.time, in: zone)
        // One line each, whatever a name or a program's words contain.
        let detail = rejection.detail.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
        let path = rejection.path.text
        let wrong = rejection.reason.wrong.text(in: language)
        let help = rejection.reason.help.text(in: language)
        switch language {
        case .zh:
            return ["这个文件没有读成：\(path)", "", "原因：\(wrong)", "怎么办：\(help)", ""]
                + (detail.map { ["程序的说明：\($0)"] } ?? []) + ["文件编号：\(rejection.document)", "时间：\(time)"]
        case .en:
            return ["This file could not be read: \(path)", "", "Why: \(wrong)", "What to do: \(help)", ""]
                + (detail.map { ["Detail: \($0)"] } ?? []) + ["Document: \(rejection.document)", "Time: \(time)"]
        }
    }

    private static func text(of time: Date, in zone: TimeZone) -> String {
        var style = Date.ISO8601FormatStyle(timeZone: zone)
        style = style.year().month().day().dateSeparator(.dash).dateTimeSeparator(.space)
            .time(includingFractionalSeconds: false).timeSeparator(.colon).timeZone(separator: .colon)
        return time.formatted(style)
    }
}
