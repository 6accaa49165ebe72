import Foundation

/// A folder of a test's own that goes when the value does.
final class TemporaryFolder {
    let path: String

    init() {
        let url = FileManager.default.temporaryDirectory.appending(path: "guidang-export-\(UUID().uuidString)")
        path = url.path
        try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Every file below a folder or the file itself, with its bytes, by its path from here.
    func files(below name: String = "") -> [String: Data] {
        var found: [String: Data] = [:]
        for file in (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
        where name.isEmpty || file == name || file.hasPrefix(name + "/") {
            var isFolder: ObjCBool = false
            let whole = path + "/" + file
            guard FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            found[file] = FileManager.default.contents(atPath: whole)
        }
        return found
    }

    func text(_ name: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path + "/" + name) ?? Data(), as: UTF8.self)
    }
}
