import Glibc
import StageKit

/// The kernel's notices about folders (inotify); for the one thread that reads it.
struct FolderWatch {
    private static let interest = UInt32(
        IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE
            | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK
    )

    let file: OpenFile
    private var folders: [Int32: InboxPath] = [:]
    private var watches: [InboxPath: Int32] = [:]

    init() throws {
        let descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { throw BlobError.system(errno, doing: "watch the inbox (inotify)") }
        file = OpenFile(owning: descriptor)
    }

    /// Watches an open folder; false when the kernel does not: most often its limit of watches is reached.
    mutating func add(_ folder: InboxPath, _ opened: OpenFile) -> Bool {
        // Through the descriptor: the path could lead elsewhere by now, or be too long.
        let watch = inotify_add_watch(file.descriptor, "/proc/self/fd/\(opened.descriptor)", Self.interest)
        guard watch >= 0 else { return false }
        // The same folder under a new name has the same watch.
        if let old = folders[watch], old != folder {
            watches[old] = nil
        }
        if let old = watches[folder], old != watch {
            folders[old] = nil
            inotify_rm_watch(file.descriptor, old)
        }
        folders[watch] = folder
        watches[folder] = watch
        return true
    }

    /// Stops watching a folder and those below it.
    mutating func remove(_ folder: InboxPath) {
        for (path, watch) in watches where path.isInside(folder) {
            watches[path] = nil
            folders[watch] = nil
            inotify_rm_watch(file.descriptor, watch)
        }
    }

    /// Reads what has been told so far, repeated notices about one file joined.
    mutating func changes() throws -> [FolderChange] {
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        let count = retrying { read(file.descriptor, &buffer, buffer.count) }
        guard count >= 0 else {
            guard errno == EAGAIN else { throw BlobError.system(errno, doing: "read changes of the inbox") }
            return []
        }
        return changes(in: buffer[..<count])
    }

    /// Takes apart the kernel's bytes.
    ///
    /// inotify(7): `wd, mask, cookie, len` of 4 bytes each, then `len` bytes of name.
    mutating func changes(in bytes: ArraySlice<UInt8>) -> [FolderChange] {
        var changes: [FolderChange] = []
        var rest = bytes
        while rest.count >= 16 {
            let header = (0..<4).map { field in
                (0..<4).reduce(UInt32(0)) { $0 | UInt32(rest[rest.startIndex + field * 4 + $1]) << ($1 * 8) }
            }
            let name = Array(rest.dropFirst(16).prefix(Int(header[3])).prefix { $0 != 0 })
            rest = rest.dropFirst(16 + Int(header[3]))
            guard
                let change = change(
                    watch: Int32(bitPattern: header[0]),
                    mask: Int32(bitPattern: header[1]),
                    name: name
                ),
                change != changes.last
            else { continue }
            changes.append(change)
        }
        return changes
    }

    private mutating func change(watch: Int32, mask: Int32, name: [UInt8]) -> FolderChange? {
        if mask & IN_Q_OVERFLOW != 0 { return .overflow }
        guard let folder = folders[watch] else { return nil }
        if mask & (IN_DELETE_SELF | IN_IGNORED | IN_UNMOUNT) != 0 {
            folders[watch] = nil
            watches[folder] = nil
            // When the inbox itself is gone only a look around can find the new one.
            return folder == .root ? .overflow : .folderGone(folder)
        }
        if mask & IN_MOVE_SELF != 0 {
            return folder == .root ? .overflow : nil
        }
        guard !name.isEmpty else { return nil }
        let path = folder.appending(name)
        let isGone = mask & (IN_DELETE | IN_MOVED_FROM) != 0
        if mask & IN_ISDIR != 0 {
            guard !isGone else { return .folderGone(path) }
            return mask & (IN_CREATE | IN_MOVED_TO) != 0 ? .folder(path) : nil
        }
        guard !isGone else { return .gone(path) }
        if mask & (IN_CLOSE_WRITE | IN_MOVED_TO) != 0 { return .file(path, .complete) }
        if mask & IN_MODIFY != 0 { return .file(path, .written) }
        return .file(path, mask & IN_CREATE != 0 ? .made : .found)
    }
}
