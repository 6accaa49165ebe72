import Glibc

extension RunFolder {
    /// A private folder for an archive's sockets under the user's runtime folder, else under `/tmp`.
    static func outside(_ home: String, environment: [String: String]) throws(SettingsError) -> String {
        let name = hash(of: home)
        if let runtime = environment["XDG_RUNTIME_DIR"], runtime.hasPrefix("/"), isOurs(runtime) {
            let folder = "\(runtime)/guidang/\(name)"
            if folder.utf8.count + 1 + socketNameRoom <= longestSocketPath {
                try PrivateFolder.make("\(runtime)/guidang")
                return try made(folder)
            }
        }
        let own = "/tmp/guidang-\(geteuid())"
        try PrivateFolder.make(own)
        try PrivateFolder.check(own)
        return try made("\(own)/\(name)")
    }

    private static func made(_ folder: String) throws(SettingsError) -> String {
        try PrivateFolder.make(folder)
        try PrivateFolder.check(folder)
        guard PrivateFolder.holdsSockets(folder) else {
            throw SettingsError(
                .system,
                Phrase("\(folder) cannot hold sockets.", "\(folder) 不能存放套接字。"),
                help: Phrase(
                    "Set XDG_RUNTIME_DIR to a folder of yours on a local file system.",
                    "请把 XDG_RUNTIME_DIR 设为本机磁盘上您自己的文件夹。"
                )
            )
        }
        return folder
    }

    private static func isOurs(_ folder: String) -> Bool {
        (try? PrivateFolder.check(folder)) != nil
    }

    /// The FNV-1a hash of a path, in hexadecimal: a short name, no secret; `home` in the folder tells a collision.
    private static func hash(of path: String) -> String {
        let value = path.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
