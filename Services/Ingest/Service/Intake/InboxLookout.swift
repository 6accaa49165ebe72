import Glibc
import StageKit
import Synchronization

/// What the watcher's thread does: looks, waits, and gives out what has settled; never used from another thread.
final class InboxLookout {
    private let watcher: InboxWatcher
    private let wake: OpenFile
    private let clock = ContinuousClock()
    var tracker: SettleTracker
    var watch: FolderWatch?
    var mounts = MountTable.current()
    /// The folders that are looked at now and then; those below them are too.
    var polled: Set<InboxPath> = []
    /// What was told already, and still lies there.
    var told: Set<InboxNotice> = []
    /// What this look around has found that is not taken.
    var seen: Set<InboxNotice> = []
    private var nextRescan: ContinuousClock.Instant
    private var nextPoll: ContinuousClock.Instant
    private var isOverfull = false
    private var settled: [SettledFile] = []
    private var notices: [InboxNotice] = []

    init(for watcher: InboxWatcher, wake: OpenFile) {
        self.watcher = watcher
        self.wake = wake
        tracker = SettleTracker(rules: watcher.settings.settle)
        nextRescan = clock.now
        nextPoll = clock.now
    }

    var folder: InboxFolder { watcher.folder }
    var settings: InboxWatcher.Settings { watcher.settings }

    func run() throws {
        if !settings.pollsOnly {
            watch = try FolderWatch()
        }
        while try readMail() {
            try look()
            handOut()
            try wait()
        }
    }

    private func look() throws {
        if isOverfull, tracker.count <= settings.settle.capacity / 2 {
            nextRescan = clock.now
        }
        if clock.now >= nextRescan {
            isOverfull = false
            mounts = .current()
            seen = []
            try scan(.root)
            told.formIntersection(seen)
            nextRescan = clock.now + settings.rescanEvery
            nextPoll = clock.now + settings.pollEvery
        } else if clock.now >= nextPoll {
            for folder in polled where !polled.contains(where: { folder != $0 && folder.isInside($0) }) {
                try scan(folder)
            }
            nextPoll = clock.now + settings.pollEvery
        }
        let room = settings.ready - watcher.mail.withLock { $0.ready.count }
        for path in tracker.due(at: clock.now, limit: max(0, room)) {
            try look(at: path, .found)
        }
    }

    /// Looks at one name.
    func look(at path: InboxPath, _ hint: SettleTracker.Hint) throws {
        guard !settings.ignored.contains(path.lastName) else { return }
        do {
            guard let status = try folder.status(of: path) else { return tracker.forget(path) }
            try look(at: path, status, hint)
        } catch let error as BlobError where error.systemError == EACCES {
            tell(InboxNotice(path, .unreadable))
        }
    }

    func look(at path: InboxPath, _ status: stat, _ hint: SettleTracker.Hint) throws {
        switch status.kind {
        case S_IFREG: try lookAtFile(path, status, hint)
        case S_IFDIR: try scan(path)
        case S_IFLNK: tell(InboxNotice(path, .symbolicLink))
        default: tell(InboxNotice(path, .notAFile))
        }
    }

    private func lookAtFile(_ path: InboxPath, _ status: stat, _ hint: SettleTracker.Hint) throws {
        let stamp = FileStamp(status)
        guard !watcher.isKept(path, stamp), try !isLonelySidecar(path) else { return tracker.forget(path) }
        let age = stamp.age(at: FileStamp.wallClock())
        switch tracker.observe(path, stamp, age: age, hint: hint, at: clock.now) {
        case .settled: try giveOut(path, stamp)
        case .full: isOverfull = true
        case .waits, .inFlight: break
        }
    }

    private func giveOut(_ path: InboxPath, _ stamp: FileStamp) throws {
        guard let base = Sidecar.base(of: path) else {
            return settled.append(SettledFile(path: path, stamp: stamp))
        }
        // It goes with its file, whenever that is taken.
        _ = tracker.finish(path)
        if try folder.status(of: base) == nil {
            tell(InboxNotice(path, .sidecarWithoutFile))
        }
    }

    /// Whether it is a sidecar that was told of already, and whose file is still not there.
    private func isLonelySidecar(_ path: InboxPath) throws -> Bool {
        let notice = InboxNotice(path, .sidecarWithoutFile)
        guard told.contains(notice), let base = Sidecar.base(of: path), try folder.status(of: base) == nil else {
            return false
        }
        seen.insert(notice)
        return true
    }

    /// Tells what is not taken, once while it lies there.
    func tell(_ notice: InboxNotice) {
        seen.insert(notice)
        // What has no room now is told by a later look around.
        guard !told.contains(notice), notices.count < settings.ready else { return }
        told.insert(notice)
        notices.append(notice)
    }

    private func handOut() {
        let files = settled
        let notices = notices
        settled = []
        let isHeldBack = tracker.nextDeadline.map { $0 <= clock.now } ?? false
        let limit = settings.ready
        var told = 0
        watcher.deliver { mail in
            mail.ready += files
            // A consumer that never asks does not make this grow.
            told = min(notices.count, max(0, limit - mail.notices.count))
            mail.notices += notices.prefix(told)
            mail.isStarved = isHeldBack
        }
        self.notices.removeFirst(told)
    }

    private func readMail() throws -> Bool {
        let (finished, givenBack, looksAround, isStopped) = watcher.mail.withLock { mail in
            defer {
                mail.finished = []
                mail.givenBack = []
                mail.looksAround = false
            }
            return (mail.finished, mail.givenBack, mail.looksAround, mail.isStopped)
        }
        if looksAround {
            nextRescan = clock.now
        }
        for path in finished where tracker.finish(path) {
            try look(at: path, .found)
        }
        for path in givenBack {
            tracker.giveBack(path, at: clock.now)
        }
        return !isStopped
    }

    private func wait() throws {
        var until = min(nextRescan, polled.isEmpty ? nextRescan : nextPoll)
        let hasRoom = watcher.mail.withLock { $0.ready.count < settings.ready }
        if hasRoom, let deadline = tracker.nextDeadline {
            until = min(until, deadline)
        }
        var files = [pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0)]
        if let watch {
            files.append(pollfd(fd: watch.file.descriptor, events: Int16(POLLIN), revents: 0))
        }
        guard retrying({ poll(&files, nfds_t(files.count), Self.milliseconds(until - clock.now)) }) >= 0 else {
            throw BlobError.system(errno, doing: "wait for changes of the inbox")
        }
        if files[0].revents != 0 {
            var bytes = [UInt8](repeating: 0, count: 512)
            while read(wake.descriptor, &bytes, bytes.count) == bytes.count {}
        }
        try handleChanges()
    }

    private func handleChanges() throws {
        for change in try watch?.changes() ?? [] {
            switch change {
            case .file(let path, let hint): try look(at: path, hint)
            case .folder(let path): try look(at: path, .found)
            case .gone(let path): tracker.forget(path)
            case .folderGone(let path):
                watch?.remove(path)
                tracker.forgetAll(in: path)
                polled = polled.filter { $0 == .root || !$0.isInside(path) }
            case .overflow: nextRescan = clock.now
            }
        }
    }

    // Rounded up, so that it does not wake just before the time and turn idle.
    private static func milliseconds(_ duration: Duration) -> Int32 {
        let (seconds, attoseconds) = duration.components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        guard seconds < 86_400 else { return 86_400_000 }
        return Int32(seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
