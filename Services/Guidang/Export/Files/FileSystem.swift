import Foundation
import Glibc

/// The few calls that an export makes, with errors of its own.
///
/// A path is of the system, folders divided by `/`.
enum FileSystem {
    /// What the last call on a file failed with.
    static func failure(_ path: String, _ action: String) -> ExportError {
        errno == ENOSPC || errno == EDQUOT
            ? .diskFull(path: path) : .file(path: path, action: action, errno: errno)
    }

    /// Whether something stands there.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Bytes of a file; nil where there is none.
    static func size(_ path: String) -> Int64? {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : nil
    }

    /// Makes a folder with those that it is in; one that is there is left as it is.
    static func makeFolder(_ path: String) throws(ExportError) {
        if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let parent = parent(of: path), parent != path else {
            throw failure(path, "make the folder")
        }
        try makeFolder(parent)
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw failure(path, "make the folder") }
    }

    /// The folder that a path is in.
    static func parent(of path: String) -> String? {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Gives a file another name, whether or not something is there, and makes that durable.
    static func rename(_ path: String, to name: String) throws(ExportError) {
        guard Glibc.rename(path, name) == 0 else { throw failure(name, "rename to") }
        if let folder = parent(of: name) { try syncFolder(folder) }
    }

    /// Removes a file; none is fine.
    static func remove(_ path: String) throws(ExportError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw failure(path, "remove") }
    }

    /// Removes a folder with all that is in it; none is fine.
    static func removeFolder(_ path: String) throws(ExportError) {
        guard exists(path) else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw failure(path, "remove")
        }
    }

    /// Makes what a folder names durable.
    static func syncFolder(_ path: String) throws(ExportError) {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failure(path, "open") }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw failure(path, "write") }
    }

    /// Writes a whole file under a passing name, makes it durable, and gives it its own name: there is never half of it.
    static func write(_ bytes: [UInt8], as path: String) throws(ExportError) {
        let passing = path + ".new"
        let file = try PartFile(path: passing, length: 0)
        file.buffer = bytes
        try file.sync()
        file.close()
        try rename(passing, to: path)
    }
}
