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
                try prepare(path, opened, isOtherDevice: device != parentDevice, device: device)
                try InboxFolder.forEachName(in: opened) { name in
                    guard !settings.ignored.contains(name),
                        let status = try InboxFolder.status(of: name, in: opened)
                    else { return }
                    let found = path.appending(name)
                    guard status.kind == S_IFDIR else { return try look(at: found, status, .found) }
                    waiting.append((found, device))
                }
            } catch let error as BlobError {
                try tolerate(error, at: path)
            }
        }
    }

    private func tolerate(_ error: BlobError, at path: InboxPath) throws {
        if error.systemError == EACCES {
            tell(InboxNotice(path, .unreadable))
        } else if error.isGone {
            if path == .root {
                // It may come back at any time, and no notice would tell.
                polled.insert(path)
                tell(InboxNotice(path, .inboxMissing))
            }
        } else {
            throw error
        }
    }

    private func prepare(_ path: InboxPath, _ opened: OpenFile, isOtherDevice: Bool, device: dev_t) throws {
        if settings.pollsOnly || settings.pollingFolders.contains(where: { path.isInside(InboxPath($0)) })
            || isOtherDevice && mounts.isNetwork(device: device)
        {
            polled.insert(path)
        } else if try watch?.add(path, opened) == false {
            polled.insert(path)
            tell(InboxNotice(path, .watchLimit))
        } else {
            polled.remove(path)
        }
    }
}
