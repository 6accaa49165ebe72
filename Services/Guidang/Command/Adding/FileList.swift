import Foundation
import Glibc
import Settings

/// The files that are to be added, found under what the command line names.
struct FileList {
    /// One file, and the names of the folders below the named one that it lies in.
    struct Item: Sendable {
        var path: String
        var tags: [String]
    }

    private(set) var files: [Item] = []
    /// Hidden and temporary names, and what is neither a file nor a folder, with the reason.
    private(set) var skipped: [(path: String, reason: Phrase)] = []
    /// Named folders without any file.
    private(set) var empty: [String] = []
    /// What can't be found or read, with the reason.
    private(set) var missing: [(path: String, reason: String)] = []

    private static let passing = Phrase("hidden or temporary", "隐藏或临时文件")

    /// Looks at each path; folders are walked in the order of their names.
    init(_ paths: [String]) {
        for path in paths {
            let before = (files.count, skipped.count, missing.count)
            add(path, tags: [], isNamed: true)
            if (files.count, skipped.count, missing.count) == before { empty.append(path) }
        }
    }

    private mutating func add(_ path: String, tags: [String], isNamed: Bool) {
        var status = stat()
        // A link that a person names is followed; one in a folder may lead anywhere, even around in a circle.
        guard (isNamed ? stat(path, &status) : lstat(path, &status)) == 0 else {
            missing.append((path, Speech.say(Phrase(systemError: errno))))
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            // A pattern of the shell takes in what an editor left behind.
            guard !PassingNames.contains(path.split(separator: "/").last.map(String.init) ?? path) else {
                skipped.append((path, Self.passing))
                return
            }
            files.append(Item(path: path, tags: tags))
        case S_IFDIR: walk(path, tags: tags)
        case S_IFLNK: skipped.append((path, Phrase("a link", "链接")))
        default: skipped.append((path, Phrase("neither a file nor a folder", "既不是文件也不是文件夹")))
        }
    }

    private mutating func walk(_ folder: String, tags: [String]) {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            // Foundation's own words are in English; what it stumbled over is asked for again.
            let number = access(folder, R_OK | X_OK) == 0 ? EIO : errno
            missing.append((folder, Speech.say(Phrase(systemError: number))))
            return
        }
        for name in names.sorted() {
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            guard !PassingNames.contains(name) else {
                skipped.append((path, Self.passing))
                continue
            }
            var status = stat()
            let isFolder = lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
            let tag = name.precomposedStringWithCanonicalMapping
            // Deeper folders than the archive keeps tags for still hold files.
            add(path, tags: isFolder && tags.count < 32 ? tags + [tag] : tags, isNamed: false)
        }
    }
}
