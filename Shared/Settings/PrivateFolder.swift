import Glibc

/// Folders that only their owner may enter.
enum PrivateFolder {
    /// Makes a folder with mode 0700; one that is there already stays as it is.
    static func make(_ path: String) throws(SettingsError) {
        guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        throw SettingsError(.system, "\(path) cannot be made: \(String(cString: strerror(errno))).")
    }

    /// Refuses a folder that is not ours alone, and makes one of ours private that was not.
    static func check(_ path: String) throws(SettingsError) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            throw SettingsError(.system, "\(path) cannot be read: \(String(cString: strerror(errno))).")
        }
        guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else {
            throw SettingsError(
                .unsafeFolder,
                "\(path) is not a folder of yours, so its sockets cannot be trusted.",
                hint: "Run as the user who owns the archive, or set XDG_RUNTIME_DIR to a folder of your own."
            )
        }
        guard status.st_mode & 0o077 == 0 || chmod(path, 0o700) == 0 else {
            throw SettingsError(.unsafeFolder, "\(path) is open to others.", hint: "Run `chmod 700 \(path)`.")
        }
    }

    /// The path without symbolic links.
    static func realPath(of path: String) throws(SettingsError) -> String {
        guard let real = realpath(path, nil) else {
            throw SettingsError(.system, "\(path) cannot be read: \(String(cString: strerror(errno))).")
        }
        defer { free(real) }
        return String(cString: real)
    }

    /// Whether a socket can be bound in a folder: not so on many network and removable file systems.
    static func holdsSockets(_ folder: String) -> Bool {
        let path = "\(folder)/.probe-\(getpid())"
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count <= RunFolder.longestSocketPath else { return false }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer {
            close(descriptor)
            unlink(path)
        }
        unlink(path)
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) == 0 }
        }
    }
}
