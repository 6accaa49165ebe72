import Glibc
import StageKit

extension InboxLookout {
    /// Looks at a folder and all below it; each is watched before it is read, so that nothing slips between.
    func scan(_ start: InboxPath) throws {
        var waiting: [(path: InboxPath, device: dev_t?)] = [(start, nil)]
        while let (path, parentDevice) = waiting.popLast() {
            guard path.parts.count <= settings.depth else {
                tell(InboxNotice(path, .tooDeep))
                continue
            }
            do {
                let opened = try folder.open(path)
                let device = try opened.status().st_dev
                prepare(path, opened, isOtherDevice: device != parentDevice, device: device)
                try InboxFolder.forEachName(in: opened) { name in
                    guard !settings.ignored.contains(name) else { return }
                    let found = path.appending(name)
                    guard try lookAtName(name, of: found, in: opened) else { return }
                    waiting.append((found, device))
                }
            } catch let error as BlobError {
                try tolerate(error, at: path)
            }
        }
    }

    /// Looks at one name in an open folder; true when it is a folder.
    ///
    /// One that its disk does not give must not hide the names after it.
    private func lookAtName(_ name: [UInt8], of path: InboxPath, in folder: OpenFile) throws -> Bool {
        do {
            guard let status = try InboxFolder.status(of: name, in: folder) else { return false }
            guard status.kind != S_IFDIR else { return true }
            try look(at: path, status, .found)
        } catch let error as BlobError where !error.isExhaustion {
            tell(InboxNotice(path, .unreadable))
        }
        return false
    }

    private func tolerate(_ error: BlobError, at path: InboxPath) throws {
        guard !error.isExhaustion else { throw error }
        guard error.isGone else {
            // No right to it, or a share that went away: it may come back, and no notice would tell.
            polled.insert(path)
            return tell(InboxNotice(path, .unreadable))
        }
        guard path == .root else {
            polled.remove(path)
            return
        }
        polled.insert(path)
        tell(InboxNotice(path, .inboxMissing))
    }

    private func prepare(_ path: InboxPath, _ opened: OpenFile, isOtherDevice: Bool, device: dev_t) {
        if settings.pollsOnly || settings.pollingFolders.contains(where: { path.isInside(InboxPath($0)) })
            || isOtherDevice && mounts.isNetwork(device: device)
        {
            polled.insert(path)
        } else if watch == nil {
            polled.insert(path)
        } else if watch?.add(path, opened) == false {
            polled.insert(path)
            tell(InboxNotice(path, .watchLimit))
        } else {
            polled.remove(path)
        }
    }
}
