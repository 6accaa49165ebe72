import Foundation

extension ArchiveSettings {
    /// No word list is larger, in bytes.
    private static let largestWordList = 16 << 20

    /// The texts of the word lists in the folder that ``lexicon`` names, by their names; none where nobody named one and
    /// there is none.
    ///
    /// - Throws: ``SettingsError`` that names the folder or the file that can't be read.
    package func wordLists() throws(SettingsError) -> [String: String] {
        let folder = lexicon.folder
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch CocoaError.fileReadNoSuchFile where !lexicon.isNamed {
            return [:]
        } catch {
            throw SettingsError(
                .unreadableFile,
                Phrase("The folder \(folder) of parse.lexicon can't be read.", "无法读取 parse.lexicon 指定的文件夹 \(folder)。"),
                help: Phrase("Make it, or take the setting away.", "请建立这个文件夹，或去掉这项设置。"), cause: error)
        }
        var lists: [String: String] = [:]
        for name in names where name.hasSuffix(".txt") && !name.hasPrefix(".") {
            lists[name] = try Self.wordList(folder + "/" + name)
        }
        return lists
    }

    private static func wordList(_ path: String) throws(SettingsError) -> String {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
        } catch {
            throw SettingsError(
                .unreadableFile, Phrase("The word list \(path) can't be read.", "无法读取词表 \(path)。"), cause: error)
        }
        guard data.count <= largestWordList else {
            throw SettingsError(
                .unreadableFile, Phrase("The word list \(path) is too large.", "词表 \(path) 太大。"))
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw SettingsError(
                .unreadableFile, Phrase("The word list \(path) is not UTF-8.", "词表 \(path) 不是 UTF-8 编码。"),
                help: Phrase("Save it as UTF-8.", "请另存为 UTF-8。"))
        }
        return text
    }
}
