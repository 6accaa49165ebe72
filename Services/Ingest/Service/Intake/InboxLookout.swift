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
    /// What is not taken.
    var board = NoticeBoard()
    private var nextRescan: ContinuousClock.Instant
    private var nextPoll: ContinuousClock.Instant
    private var isOverfull = false
    private var settled: [SettledFile] = []
    private var notices: [InboxNotice] = []
    private var hasLookedAround = false
    private var shownVersion = 0

    init(for watcher: InboxWatcher, wake: OpenFile) {
        self.watcher = watcher
        self.wake = wake
        var rules = watcher.settings.settle
        // Two looks at the least must agree.
        rules.restWhenPolled = max(rules.restWhenPolled, watcher.settings.pollEvery * 2)
        tracker = SettleTracker(rules: rules)
        nextRescan = clock.now
        nextPoll = clock.now
    }

    var folder: InboxFolder { watcher.folder }
    var settings: InboxWatcher.Settings { watcher.settings }

    func run() throws {
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
            openWatch()
            board.beginLook()
            if watch == nil, !settings.pollsOnly { tell(InboxNotice(.root, .watchLimit)) }
            try scan(.root)
            board.endLook()
            hasLookedAround = true
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

    /// Where the kernel gives no notices, since others use them all up, polling does until it does.
    private func openWatch() {
        guard !settings.pollsOnly, watch == nil else { return }
        watch = try? settings.openWatch()
    }

    /// Looks at one name.
    func look(at path: InboxPath, _ hint: SettleTracker.Hint) throws {
        guard !settings.ignored.contains(path.lastName) else { return }
        do {
            guard let status = try folder.status(of: path) else { return forget(path) }
            try look(at: path, status, hint)
        } catch let error as BlobError where !error.isExhaustion {
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
        board.see(path, stamp)
        guard !watcher.isKept(path, stamp), try !isLonelySidecar(path) else { return tracker.forget(path) }
        let age = stamp.age(at: FileStamp.wallClock())
        let isPolled = polled.contains(path.parent)
        switch tracker.observe(path, stamp, age: age, hint: hint, isPolled: isPolled, at: clock.now) {
        case .settled(let rest): try giveOut(SettledFile(path: path, stamp: stamp, rest: rest))
        case .full: isOverfull = true
        case .inFlight: board.keep(path, .stillWritten)
        case .waits:
            guard tracker.isStillWritten(path, at: clock.now) else { return }
            tell(InboxNotice(path, .stillWritten))
        }
    }

    private func giveOut(_ file: SettledFile) throws {
        let path = file.path
        guard let base = Sidecar.base(of: path) else { return settled.append(file) }
        // It goes with its file, whenever that is taken.
        _ = tracker.finish(path)
        if try folder.status(of: base) == nil {
            tell(InboxNotice(path, .sidecarWithoutFile))
        }
    }

    /// Whether it is a sidecar that was told of already, and whose file is still not there.
    private func isLonelySidecar(_ path: InboxPath) throws -> Bool {
        guard let base = Sidecar.base(of: path),
            board.contains(path, .sidecarWithoutFile) || board.contains(path, .sidecarUnusable),
            try folder.status(of: base) == nil
        else { return false }
        board.keep(path, .sidecarWithoutFile)
        return true
    }

    /// Tells what is not taken, once while it lies there.
    func tell(_ notice: InboxNotice, of stamp: FileStamp? = nil) {
        // What has no room is not told, and is shown all the same.
        guard board.put(notice, of: stamp), notices.count < settings.ready else { return }
        notices.append(notice)
    }

    private func forget(_ path: InboxPath) {
        tracker.forget(path)
        board.remove(path)
    }

    private func handOut() {
        let files = settled
        let notices = notices
        settled = []
        let isHeldBack = tracker.nextDeadline.map { $0 <= clock.now } ?? false
        let limit = settings.ready
        let endsLook = hasLookedAround
        hasLookedAround = false
        let waiting = tracker.count
        let shown = board.version == shownVersion ? nil : board.all
        shownVersion = board.version
        var told = 0
        watcher.deliver { mail in
            mail.ready += files
            // A consumer that never asks does not make this grow.
            told = min(notices.count, max(0, limit - mail.notices.count))
            mail.notices += notices.prefix(told)
            mail.isStarved = isHeldBack
            mail.endsLook = mail.endsLook || endsLook
            mail.picture.waiting = waiting
            if let shown { mail.picture.notices = shown }
        }
        self.notices.removeFirst(told)
    }

    private func readMail() throws -> Bool {
        let (orders, isStopped) = watcher.mail.withLock { mail in
            defer { mail.orders = InboxWatcher.Orders() }
            return (mail.orders, mail.isStopped)
        }
        if orders.looksAround {
            nextRescan = clock.now
        }
        for path in orders.finished {
            board.remove(path)
            if tracker.finish(path) { try look(at: path, .found) }
        }
        for path in orders.givenBack {
            tracker.giveBack(path, at: clock.now)
        }
        for (notice, stamp) in orders.refused {
            tell(notice, of: stamp)
            if tracker.finish(notice.path) { try look(at: notice.path, .found) }
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
            case .gone(let path): forget(path)
            case .folderGone(let path):
                watch?.remove(path)
                tracker.forgetAll(in: path)
                board.removeAll(in: path)
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
