package import Foundation
import Glibc
import StageKit

/// The inbox on the disk, reached part by part without following links, so that no name leads out of it.
package struct InboxFolder: Sendable {
    /// Where it is.
    package let url: URL

    /// Names the folder; it is opened anew for each call, since a person may remove and make it again.
    package init(_ url: URL) {
        self.url = url
    }

    /// Opens a folder below the inbox.
    func open(_ folder: InboxPath = .root) throws -> OpenFile {
        // Whoever set the inbox may have set a link; from there on links are not followed.
        var opened = try OpenFile(url.path, O_RDONLY | O_DIRECTORY)
        for part in folder.parts {
            opened = try OpenFile(part, in: opened, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
        }
        return opened
    }

    /// What the disk knows of a file, a link itself not what it leads to; nil when it is gone.
    func status(of path: InboxPath) throws -> stat? {
        let folder: OpenFile
        do {
            folder = try open(path.parent)
        } catch let error as BlobError where error.isGone {
            return nil
        }
        return try Self.status(of: path.lastName, in: folder)
    }

    /// What the disk knows of a name in an open folder; nil when it is gone.
    static func status(of name: [UInt8], in folder: OpenFile) throws -> stat? {
        var status = stat()
        let result = name.withCName { fstatat(folder.descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) }
        if result == 0 { return status }
        guard errno == ENOENT || errno == ENOTDIR else {
            throw BlobError.system(errno, doing: "look at \(NameText.readable(name))")
        }
        return nil
    }

    /// Calls `body` with each name in an open folder, as bytes.
    static func forEachName(in folder: OpenFile, _ body: ([UInt8]) throws -> Void) throws {
        // A descriptor of its own, since closedir closes it.
        let own = openat(folder.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard own >= 0 else { throw BlobError.system(errno, doing: "list a folder") }
        guard let listing = fdopendir(own) else {
            let number = errno
            close(own)
            throw BlobError.system(number, doing: "list a folder")
        }
        defer { closedir(listing) }
        while true {
            errno = 0
            guard let entry = readdir(listing) else {
                guard errno == 0 else { throw BlobError.system(errno, doing: "list a folder") }
                return
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name != [0x2E], name != [0x2E, 0x2E] {
                try body(name)
            }
        }
    }
}

extension BlobError {
    /// Whether the file or folder is not there any more, or is no longer a folder.
    var isGone: Bool {
        code == .missing || systemError == ELOOP
    }

    /// Whether this process has used up what it may have: no fault of the one file, and the next fares no better.
    var isExhaustion: Bool {
        [EMFILE, ENFILE, ENOMEM].contains(systemError ?? 0)
    }
}

extension stat {
    var kind: mode_t { st_mode & S_IFMT }
}
