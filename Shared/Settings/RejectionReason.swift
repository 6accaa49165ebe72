/// Why a file cannot be read, as a person is told.
package enum RejectionReason: String, Sendable, CaseIterable {
    /// It has no bytes.
    case empty
    /// It is of a kind that is not read.
    case unsupported
    /// It is broken or cut off.
    case damaged
    /// It opens only with a password.
    case locked
    /// It is larger than the settings allow.
    case tooLarge
    /// A program that reads it is not installed.
    case noProgram
    /// Reading failed again and again.
    case failed

    /// Takes the code of a rejection as events and stores have it; one of a later version counts as ``failed``.
    package init(code: String) {
        self =
            switch code {
            case "empty": .empty
            case "unsupported": .unsupported
            case "corrupt": .damaged
            case "encrypted": .locked
            case "over-limit", "overLimit": .tooLarge
            case "missing-program": .noProgram
            default: .failed
            }
    }

    /// What is wrong with the file.
    package var wrong: Phrase {
        switch self {
        case .empty: Phrase("The file is empty.", "文件是空的，里面没有任何内容。")
        case .unsupported:
            Phrase("This kind of file is not read yet. The original is kept.", "目前还不能读这种格式。原件已经存好，不会丢。")
        case .damaged: Phrase("The file is damaged, or only a part of it is here.", "文件已损坏，或者只有一部分。")
        case .locked: Phrase("The file opens only with a password.", "文件设了密码，打不开。")
        case .tooLarge: Phrase("The file is larger than the settings allow.", "文件超过了设定的大小上限。")
        case .noProgram:
            Phrase("A program that reads this kind of file is not installed.", "读取这种文件所需的程序尚未安装。原件已经存好，不会丢。")
        case .failed: Phrase("Reading it failed several times. The original is kept.", "试了几次都没有读成。原件已经存好，不会丢。")
        }
    }

    /// What the person can do.
    package var help: Phrase {
        switch self {
        case .empty:
            Phrase(
                "It was probably not copied completely: copy it into the inbox again.",
                "多半是没有拷贝完，请重新拷贝一份放进收件夹（inbox）。"
            )
        case .unsupported:
            Phrase(
                "Save it in a format that is read, such as plain text, and put that into the inbox.",
                "请另存为可以读的格式（例如纯文本），再放进收件夹（inbox）。"
            )
        case .damaged:
            Phrase(
                "See whether you can open it yourself, and put a complete copy into the inbox.",
                "请先确认自己能打开它，再取一份完整的放进收件夹（inbox）。"
            )
        case .locked:
            Phrase("Save it without the password and put that into the inbox.", "请去掉密码后另存一份，再放进收件夹（inbox）。")
        case .tooLarge:
            Phrase(
                "Split it into its reports and put those into the inbox, or ask the administrator to raise the limit "
                    + "(parse.largest) and to run guidang failed retry. The original is kept.",
                "请按报告拆成几个文件再放进收件夹（inbox）；如果确实是一份报告，请管理员调高上限（parse.largest）后"
                    + "运行 guidang failed retry。原件已经存好，不会丢。"
            )
        case .noProgram:
            Phrase(
                "Ask the administrator to install it (guidang formats names the package) and to run guidang failed retry.",
                "请管理员安装该程序（guidang formats 会列出软件包名称），再运行 guidang failed retry。"
            )
        case .failed:
            Phrase(
                "Run guidang failed retry with the document's number, or put the file into the inbox again.",
                "请管理员运行 guidang failed retry 加文件编号，或把文件再放进收件夹（inbox）一次。"
            )
        }
    }

    /// A line that tells a person why a document was rejected: in English what the program says about this very file,
    /// in Chinese the sentence for the code, since programs speak English.
    ///
    /// - Parameters:
    ///   - code: Absent where a task was set aside, not rejected.
    ///   - detail: What the program says.
    package static func line(code: String?, detail: String?, in language: Language) -> String? {
        guard let code else { return detail }
        let wrong = Self(code: code).wrong.text(in: language)
        return language == .zh ? wrong : detail ?? wrong
    }
}
