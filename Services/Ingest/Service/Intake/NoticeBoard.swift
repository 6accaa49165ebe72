/// What lies in the inbox and is not taken: told once while it lies there, and shown for as long.
struct NoticeBoard {
    private struct Entry {
        /// The file that it is about, where it is about one; another file of that name is another matter.
        let stamp: FileStamp?
        var look: Int
    }

    private var entries: [InboxPath: [InboxNotice.Kind: Entry]] = [:]
    private var look = 0
    /// Grows with each change, so that nobody need copy what did not change.
    private(set) var version = 0

    /// Everything that is not taken now, in the order of the paths.
    var all: [InboxNotice] {
        entries.flatMap { path, kinds in kinds.keys.map { InboxNotice(path, $0) } }
            .sorted { ($0.path.text, $0.kind.rawValue) < ($1.path.text, $1.kind.rawValue) }
    }

    /// Begins a look at everything.
    mutating func beginLook() { look += 1 }

    /// Ends a look at everything: what it did not come across lies there no more.
    mutating func endLook() {
        let before = entries
        entries = before.compactMapValues { kinds in
            let kept = kinds.filter { $0.value.look == look }
            return kept.isEmpty ? nil : kept
        }
        if entries.count != before.count || entries.contains(where: { before[$0]?.count != $1.count }) { version += 1 }
    }

    /// Puts a notice there; true when it is new, and has to be told.
    mutating func put(_ notice: InboxNotice, of stamp: FileStamp? = nil) -> Bool {
        let old = entries[notice.path]?[notice.kind]
        entries[notice.path, default: [:]][notice.kind] = Entry(stamp: stamp, look: look)
        guard old == nil || old?.stamp != stamp else { return false }
        version += 1
        return true
    }

    /// Notes that a file still lies there: what was said of it holds, what was said of another file of that name goes.
    mutating func see(_ path: InboxPath, _ stamp: FileStamp) {
        guard let kinds = entries[path] else { return }
        for (kind, entry) in kinds where entry.stamp != nil {
            if entry.stamp == stamp {
                entries[path]?[kind]?.look = look
            } else {
                entries[path]?[kind] = nil
                version += 1
            }
        }
        if entries[path]?.isEmpty == true { entries[path] = nil }
    }

    /// Notes that a notice still holds, if it is there.
    mutating func keep(_ path: InboxPath, _ kind: InboxNotice.Kind) { entries[path]?[kind]?.look = look }

    /// Whether a notice is there.
    func contains(_ path: InboxPath, _ kind: InboxNotice.Kind) -> Bool { entries[path]?[kind] != nil }

    /// Takes away what is said of a name that is gone, or of a file that was taken.
    mutating func remove(_ path: InboxPath) {
        if entries.removeValue(forKey: path) != nil { version += 1 }
    }

    /// Takes away what is said of a folder that is gone and of all below it.
    mutating func removeAll(in folder: InboxPath) {
        let before = entries.count
        entries = entries.filter { !$0.key.isInside(folder) }
        if entries.count != before { version += 1 }
    }
}
