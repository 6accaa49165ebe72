import Configuration
import Foundation
import Glibc
import Yams

/// The archive's `guidang.yaml`, with every key checked.
struct SettingsFile {
    let path: String
    private let snapshot: YAMLSnapshot?
    private let lines: [String: Int]

    /// Reads the file; one that is missing or holds no setting is as if it were empty.
    init(path: String) throws(SettingsError) {
        self.path = path
        guard FileManager.default.fileExists(atPath: path) else {
            (snapshot, lines) = (nil, [:])
            return
        }
        let text = try Self.text(of: path)
        do {
            guard let root = try Yams.compose(yaml: text), root != Node("", .implicit) else {
                (snapshot, lines) = (nil, [:])
                return
            }
            lines = try Self.checkedKeys(of: root, path: path)
            snapshot = try YAMLSnapshot(
                data: Data(text.utf8).span.bytes, providerName: path, parsingOptions: .default)
        } catch let error as SettingsError {
            throw error
        } catch {
            let fault = YAMLFault(
                error, lines: text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline))
            let place = SettingSource.file(path, line: fault.line).phrase
            throw SettingsError(
                .unreadableFile,
                Phrase(
                    "\(place.english) is not YAML: \(fault.text.english).",
                    "\(place.chinese)不是正确的 YAML：\(fault.text.chinese)。"),
                help: fault.help,
                cause: error
            )
        }
    }

    private static func text(of path: String) throws(SettingsError) -> String {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            let number = ((error as? CocoaError)?.underlying as? POSIXError)?.code.rawValue ?? EIO
            let reason = Phrase(systemError: number)
            throw SettingsError(
                .unreadableFile,
                Phrase("\(path) cannot be read: \(reason.english).", "无法读取 \(path)：\(reason.chinese)。"),
                help: Phrase("It has to be a file that you may read.", "它应当是一个有权读取的文件。"),
                cause: error
            )
        }
        // Editors of Windows put a mark before the text.
        guard
            let text = String(data: data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data, encoding: .utf8)
        else {
            throw SettingsError(
                .unreadableFile,
                Phrase("\(path) is not UTF-8.", "\(path) 不是 UTF-8 编码。"),
                help: Phrase("Save it as UTF-8.", "请另存为 UTF-8。")
            )
        }
        return text
    }

    /// The value of a setting as it is written in the file.
    func value(of key: SettingKey) throws(SettingsError) -> (raw: String, source: SettingSource)? {
        guard let snapshot, let line = lines[key.name] else { return nil }
        let source = SettingSource.file(path, line: line)
        let name = AbsoluteConfigKey(key.components)
        do {
            if key.kind == .folders,
                case .stringArray(let items)? = try? snapshot.value(forKey: name, type: .stringArray).value?.content
            {
                return (items.joined(separator: ","), source)
            }
            guard case .string(let text)? = try snapshot.value(forKey: name, type: .string).value?.content else {
                return nil
            }
            return (text, source)
        } catch {
            throw SettingsError(
                .badValue,
                Phrase("\(key.name) in \(source) is a list.", "\(source.phrase.chinese)中的 \(key.name) 写成了列表。"),
                help: key.kind.isAllowed,
                cause: error
            )
        }
    }

    /// The line of each setting in the file.
    private static func checkedKeys(of root: Node, path: String) throws(SettingsError) -> [String: Int] {
        guard let mapping = root.mapping else {
            throw SettingsError(
                .unreadableFile,
                Phrase("\(path) is not a list of `key: value` lines.", "\(path) 的内容不是“名称: 值”这样的行。"),
                help: YAMLFault.form
            )
        }
        var lines: [String: Int] = [:]
        var open = mapping.map { ([String](), $0.key, $0.value) }
        while let (above, key, value) = open.popLast() {
            let name = above + [key.string ?? "?"]
            if let inner = value.mapping {
                open += inner.map { (name, $0.key, $0.value) }
                continue
            }
            let dotted = name.joined(separator: ".")
            let isEmptySection = value.null != nil && SettingKey.all.contains { $0.name.hasPrefix(dotted + ".") }
            guard !isEmptySection else { continue }
            let source = SettingSource.file(path, line: key.mark?.line)
            let setting = try SettingKey.named(dotted, from: source)
            guard setting.isInFile else {
                throw SettingsError(
                    .unknownKey,
                    Phrase(
                        "\"\(dotted)\" cannot be set in \(source), which lies in that folder itself.",
                        "\(source.phrase.chinese)中不能设“\(dotted)”，因为该文件就在这个文件夹里。"
                    ),
                    help: Phrase("Use --home or \(setting.environmentName).", "请用 --home 或 \(setting.environmentName)。")
                )
            }
            lines[dotted] = key.mark?.line ?? 0
        }
        return lines
    }
}
