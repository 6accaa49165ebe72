import Glibc

extension CurveKeyPair {
    /// Reads a pair from a file that only its owner may read.
    ///
    /// Throws `keyFile` when it is missing, too open or not a key file, `invalidKey` when the keys are damaged.
    package static func load(from path: String) throws(ZeroMQError) -> CurveKeyPair {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .keyFile(path, "cannot be opened", errno: Glibc.errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .keyFile(path, "is not a plain file")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw .keyFile(path, "can be read by other users; run chmod 600 on it, and replace the keys if it was")
        }
        var content = [UInt8](repeating: 0, count: 4096)
        let length = read(file, &content, content.count)
        guard length > 0 else { throw .keyFile(path, "is empty or cannot be read", errno: Glibc.errno) }
        let text = String(decoding: content.prefix(length), as: UTF8.self)
        var keys: [Substring: Substring] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1)
            if words.count == 2 { keys[words[0]] = words[1] }
        }
        guard let publicKey = keys["public"], let secretKey = keys["secret"] else {
            throw .keyFile(path, "has no lines `public KEY` and `secret KEY`")
        }
        return try CurveKeyPair(publicKey: String(publicKey), secretKey: String(secretKey))
    }

    /// Writes the pair to a new file of mode 0600; it is there whole or not at all, also after a power cut.
    ///
    /// Throws `keyFile`, also when the file exists: a node that lost its keys is a stranger to its peers.
    package func save(to path: String) throws(ZeroMQError) {
        let draft = "\(path).\(getpid()).new"
        unlink(draft)
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .keyFile(path, "cannot be created", errno: Glibc.errno) }
        defer { unlink(draft) }
        let text = Array("public \(publicKey)\nsecret \(secretKey)\n".utf8)
        let written = write(file, text, text.count) == text.count && fsync(file) == 0
        let failure = Glibc.errno
        close(file)
        guard written else { throw .keyFile(path, "cannot be written", errno: failure) }
        guard link(draft, path) == 0 else {
            throw .keyFile(path, Glibc.errno == EEXIST ? "exists already" : "cannot be created", errno: Glibc.errno)
        }
        let slash = path.lastIndex(of: "/")
        let folder = open(slash.map { String(path[...$0]) } ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }
}

extension ZeroMQError {
    fileprivate static func keyFile(_ path: String, _ reason: String, errno: Int32 = 0) -> ZeroMQError {
        let cause = errno == 0 ? "" : ": \(String(cString: strerror(errno)))"
        return ZeroMQError(.keyFile, "the key file \(path) \(reason)\(cause)", errno: errno)
    }
}
