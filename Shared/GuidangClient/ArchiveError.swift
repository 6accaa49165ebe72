import Links
package import Settings

/// Why the archive could not do what was asked, and what a person can do about it.
public struct ArchiveError: Error, CustomStringConvertible, Sendable {
    /// What kind of trouble.
    public enum Code: String, Sendable {
        /// A service does not answer.
        case notRunning
        /// There is no such document, report or event.
        case notFound
        /// There was such a thing, and it is not kept any more.
        case gone
        /// The beginning of an id fits several; give more of it.
        case ambiguous
        /// The question can't be answered as it stands.
        case badQuestion
        /// The service is busy; ask again.
        case busy
        /// The other side is of another version, or its store was replaced.
        case incompatible
        /// The archive's disk has no room.
        case full
        /// A file on this side can't be read or written.
        case file
        /// The service failed.
        case failed
    }

    /// What kind of trouble.
    public let code: Code
    package let text: Phrase
    package var help: Phrase?

    /// One sentence.
    public var message: String { text.english }
    /// What the person can do.
    public var hint: String? { help?.english }

    /// Puts an error together.
    public init(_ code: Code, _ message: String, hint: String? = nil) {
        self.init(code, Phrase(verbatim: message), help: hint.map(Phrase.init(verbatim:)))
    }

    package init(_ code: Code, _ text: Phrase, help: Phrase? = nil) {
        self.code = code
        self.text = text
        self.help = help
    }

    /// The sentence, with the hint behind it.
    public var description: String { spoken.english }

    /// A file that can't be opened, read or written, as `errno` says.
    package static func cannot(_ done: String, _ verb: String, _ path: String, _ number: Int32) -> Self {
        let reason = Phrase(systemError: number)
        return Self(
            .file, Phrase("\(path) can't be \(done): \(reason.english).", "无法\(verb) \(path)：\(reason.chinese)。"))
    }

    /// Whether the same question may be answered a little later.
    var isPassing: Bool { code == .notRunning || code == .busy }

    /// Words what a head or a link said: in English its own sentence, in Chinese one for the code.
    init(_ error: LinkError, service: String, home: String) {
        let said = error.message.sentence
        switch error.code {
        case .timeout, .unreachable:
            self.init(
                .notRunning,
                Phrase("\(service) does not answer in \(home).", "\(home) 的 \(service) 没有应答。"),
                help: Phrase(
                    "Start the services with `guidang up --home \(home)`.",
                    "请用 `guidang up --home \(home)` 启动各项服务。"
                )
            )
        case .busy:
            self.init(
                .busy,
                Phrase("\(service) is busy: \(error.message).", "\(service) 正忙。"),
                help: Phrase("Try again in a moment.", "请稍后再试。")
            )
        case .notFound: self.init(.notFound, Phrase(said, "没有找到。"))
        case .gone:
            let first = error.message.firstMatch(of: #/#(\d+)/#).map { String($0.1) } ?? "?"
            self.init(
                .gone,
                Phrase("Events up to #\(first) are not kept any more.", "编号 \(first) 及以前的事件已不再保留。"),
                help: Phrase("The first cursor that there is is \(first).", "现在最早可从 \(first) 之后开始。")
            )
        case .ambiguous: self.init(.ambiguous, Phrase(said, "不止一份以此开头。"), help: nil)
        case .badQuestion: self.init(.badQuestion, Phrase(said, "\(service) 不接受这样的请求（\(error.message)）。"))
        case .version:
            self.init(.incompatible, Phrase(said, "\(service) 与本程序的版本不相配，请更新较旧的一方。"))
        case .generation:
            self.init(.incompatible, Phrase(said, "\(service) 的库已被替换或恢复过，须先核对再继续。"))
        case .forbidden: self.init(.incompatible, Phrase(said, "\(service) 不接受此连接。"))
        case .malformed, .noSession, .failed:
            self.init(
                .failed,
                Phrase("\(service) failed: \(error.message)".sentence, "\(service) 出错（\(error.message)）。")
            )
        }
    }
}

extension ArchiveError: SpokenError {}

extension String {
    /// With a capital at the beginning and a full stop at the end.
    fileprivate var sentence: String {
        prefix(1).uppercased() + dropFirst() + (hasSuffix(".") || hasSuffix("?") ? "" : ".")
    }
}
