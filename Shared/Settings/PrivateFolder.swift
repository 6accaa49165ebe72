import Glibc

/// Folders that only their owner may enter.
enum PrivateFolder {
    /// Makes a folder with mode 0700; one that is there already stays as it is.
    static func make(_ path: String) throws(SettingsError) {
        guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        throw SettingsError.cannot("made", "创建", path, errno)
    }

    /// Makes a folder and those above it, open to whom the umask lets in.
    static func makePath(_ path: String) throws(SettingsError) {
        var part = ""
        for name in path.split(separator: "/") {
            part += "/" + name
            guard mkdir(part, 0o777) != 0, errno != EEXIST else { continue }
            throw SettingsError.cannot("made", "创建", part, errno)
        }
    }

    /// Refuses a folder that is not ours alone, and makes one of ours private that was not.
    static func check(_ path: String) throws(SettingsError) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            throw SettingsError.cannot("read", "读取", path, errno)
        }
        guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else {
            throw SettingsError(
                .unsafeFolder,
                Phrase(
                    "\(path) is not a folder of yours, so its sockets cannot be trusted.",
                    "\(path) 不是您的文件夹，里面的套接字不可信。"
                ),
                help: Phrase(
                    "Run as the user who owns the archive, or set XDG_RUNTIME_DIR to a folder of your own.",
                    "请以档案库所有者的身份运行，或把 XDG_RUNTIME_DIR 设为自己的文件夹。"
                )
            )
        }
        guard status.st_mode & 0o077 == 0 || chmod(path, 0o700) == 0 else {
            throw SettingsError(
                .unsafeFolder,
                Phrase("\(path) is open to others.", "\(path) 对其他用户开放。"),
                help: Phrase("Run `chmod 700 \(path)`.", "请运行 `chmod 700 \(path)`。")
            )
        }
    }

    /// The path without symbolic links.
    static func realPath(of path: String) throws(SettingsError) -> String {
        guard let real = realpath(path, nil) else {
            throw SettingsError.cannot("read", "读取", path, errno)
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

extension SettingsError {
    /// Something could not be done with a path.
    static func cannot(_ done: String, _ verb: String, _ path: String, _ number: Int32) -> Self {
        let reason = Phrase(systemError: number)
        return Self(
            .system, Phrase("\(path) cannot be \(done): \(reason.english).", "无法\(verb) \(path)：\(reason.chinese)。"))
    }
}
