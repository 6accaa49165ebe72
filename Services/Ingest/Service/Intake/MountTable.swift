import Foundation
import Glibc

/// Tells network folders from local ones, by the kernel's table of mounts.
struct MountTable: Sendable {
    private var types: [String: String] = [:]

    /// Reads the table; what cannot be read counts as local.
    static func current() -> Self {
        let text = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)
        return Self(text ?? "")
    }

    /// Takes the table's text.
    ///
    /// proc(5): `36 35 98:0 /root /mount options … - type source options`.
    init(_ text: String) {
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count, dash > 2 else { continue }
            types[String(fields[2])] = String(fields[dash + 1])
        }
    }

    /// Whether changes made by other hosts there go unseen by inotify, so that one must look again and again.
    func isNetwork(device: dev_t) -> Bool {
        // gnu_dev_major and gnu_dev_minor, which are macros in C.
        let major = (device >> 8 & 0xfff) | (device >> 32 & ~0xfff)
        let minor = (device & 0xff) | (device >> 12 & ~0xff)
        guard let type = types["\(major):\(minor)"] else { return false }
        // "fuseblk" is a local disk (NTFS, exFAT) and tells its changes.
        return Self.networkTypes.contains(type) || type == "fuse" || type.hasPrefix("fuse.")
    }

    private static let networkTypes: Set<String> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "gfs2", "ocfs2", "lustre", "glusterfs",
        "9p", "vboxsf", "virtiofs", "prl_fs", "vmhgfs", "drvfs",
    ]
}
