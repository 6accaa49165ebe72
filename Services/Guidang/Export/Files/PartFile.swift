import Glibc

/// A file that only grows, with what is not written yet in memory.
///
/// For one thread at a time.
final class PartFile {
    /// After how many bytes what is in memory is written.
    static let bufferSize = 256 << 10

    let path: String
    /// What is not written yet; whoever adds to it calls ``flushIfLarge()``.
    var buffer: [UInt8] = []
    /// Bytes that were written.
    private var written: Int64
    private var descriptor: Int32

    /// Opens a file to go on at a length, and cuts off what is behind it.
    init(path: String, length: Int64) throws(ExportError) {
        self.path = path
        written = length
        descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileSystem.failure(path, "open") }
        // What has no length, such as a device, is written to from where it is.
        guard ftruncate(descriptor, off_t(length)) == 0 || errno == EINVAL else {
            throw FileSystem.failure(path, "cut")
        }
        guard lseek(descriptor, off_t(length), SEEK_SET) >= 0 || errno == ESPIPE else {
            throw FileSystem.failure(path, "write")
        }
    }

    deinit { close() }

    /// Bytes so far, with those that are not written yet.
    var length: Int64 { written + Int64(buffer.count) }

    func flushIfLarge() throws(ExportError) {
        if buffer.count >= Self.bufferSize { try flush() }
    }

    func flush() throws(ExportError) {
        var done = 0
        while done < buffer.count {
            let count = buffer.withUnsafeBytes {
                write(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw FileSystem.failure(path, "write") }
            done += count
            written += Int64(count)
            if done < buffer.count {
                // A write that fails later on must not write again what is there.
                buffer.removeFirst(done)
                done = 0
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes everything and makes it durable.
    func sync() throws(ExportError) {
        try flush()
        guard fsync(descriptor) == 0 else { throw FileSystem.failure(path, "write") }
    }

    /// What is not written by then is lost.
    func close() {
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }
}
