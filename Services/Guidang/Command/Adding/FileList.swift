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
    /// Hidden and temporary names, and what is neither a file nor a folder.
    private(set) var skipped: [String] = []
    /// What can't be found or read, with the reason.
    private(set) var missing: [(path: String, reason: String)] = []

    /// Looks at each path; folders are walked in the order of their names.
    init(_ paths: [String]) {
        for path in paths { add(path, tags: [], isNamed: true) }
    }

    private mutating func add(_ path: String, tags: [String], isNamed: Bool) {
        var status = stat()
        // A link that a person names is followed; one in a folder may lead anywhere, even around in a circle.
        guard (isNamed ? stat(path, &status) : lstat(path, &status)) == 0 else {
            missing.append((path, Speech.say(Phrase(systemError: errno))))
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: files.append(Item(path: path, tags: tags))
        case S_IFDIR: walk(path, tags: tags)
        default: skipped.append(path)
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
                skipped.append(path)
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
