import Glibc

/// What is left on a disk.
package enum FreeSpace {
    /// The bytes that a user may still write where a path lies; nil where nobody knows.
    package static func bytes(_ path: String) -> Int64? {
        var disk = statvfs()
        guard statvfs(path, &disk) == 0 else { return nil }
        return Int64(clamping: disk.f_bavail) * Int64(clamping: disk.f_frsize)
    }
}
