import Glibc

/// A sentence in each language.
package struct Phrase: Sendable, Hashable {
    package let english: String
    package let chinese: String

    package init(_ english: String, _ chinese: String) {
        self.english = english
        self.chinese = chinese
    }

    /// What reads the same in both languages: a name, an address, code.
    package init(verbatim text: String) { self.init(text, text) }

    /// What the system says to an error number, as `errno` gives it.
    package init(systemError number: Int32) {
        let english = String(cString: strerror(number))
        self.init(english, Self.systemErrors[number] ?? "\(english)（系统错误 \(number)）")
    }

    /// The sentence in one language.
    package func text(in language: Language) -> String {
        language == .zh ? chinese : english
    }

    /// This sentence with another one behind it.
    package func followed(by next: Phrase?) -> Phrase {
        guard let next else { return self }
        // Chinese punctuation is a full square wide; no blank follows it.
        return Phrase("\(english) \(next.english)", chinese + next.chinese)
    }

    private static let systemErrors: [Int32: String] = [
        ENOENT: "没有这个文件或文件夹", EACCES: "没有权限", EPERM: "不允许这样做", EISDIR: "这是一个文件夹", ENOTDIR: "路径中有一段不是文件夹",
        ENOSPC: "磁盘已满", EDQUOT: "超出磁盘配额", EROFS: "该磁盘只读", ENAMETOOLONG: "名称太长", ELOOP: "符号链接循环", EIO: "磁盘读写出错",
        EMFILE: "打开的文件太多", ENFILE: "系统打开的文件太多", EEXIST: "已经存在", ETXTBSY: "文件正在被占用", ESTALE: "网络文件已失效",
        ENOMEM: "内存不足", ENXIO: "设备不可用",
    ]
}

/// An error that tells a person, in either language, what is wrong and what to do.
package protocol SpokenError: Error, CustomStringConvertible {
    /// What is wrong, in one sentence.
    var text: Phrase { get }
    /// What the person can do.
    var help: Phrase? { get }
}

extension SpokenError {
    /// What is wrong, and what to do about it.
    package var spoken: Phrase { text.followed(by: help) }
}
