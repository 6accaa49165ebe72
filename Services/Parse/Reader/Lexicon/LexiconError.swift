/// Why word lists can't be used, in English and Chinese.
package struct LexiconError: Error, Sendable, Equatable {
    /// What kind of failure it is.
    package enum Code: String, Sendable {
        /// A file has a name that no word list has.
        case unknownFile
        /// A list has a name that there is none of, or stands in another list's file.
        case unknownList
        /// A list that the reader needs is not there or empty.
        case listMissing
        /// A line has not the shape that its list asks for.
        case badLine
    }

    /// What kind of failure it is.
    package let code: Code
    /// The file at fault, by its name alone.
    package let file: String
    /// The line at fault, from 1; nil where it is the whole file.
    package let line: Int?
    /// A sentence that says what to do, without the place.
    private let text: (english: String, chinese: String)

    init(_ code: Code, _ file: String, line: Int? = nil, _ english: String, _ chinese: String) {
        self.code = code
        self.file = file
        self.line = line
        text = (english, chinese)
    }

    /// Where it is wrong and what to do.
    package var message: String { file + (line.map { ", line \($0)" } ?? "") + ": " + text.english }

    /// The same in Chinese.
    package var chinese: String { file + (line.map { " 第 \($0) 行" } ?? "") + "：" + text.chinese }

    /// Whether both tell of the same.
    package static func == (one: LexiconError, other: LexiconError) -> Bool {
        one.code == other.code && one.message == other.message
    }
}

extension LexiconError: CustomStringConvertible {
    /// The message.
    package var description: String { message }
}
