import CLibArchive
import Glibc

/// Writes a ZIP archive to a file, member by member, in little memory; Zip64 where it takes it.
///
/// No member has a time, so that equal members make equal archives, whatever the clock and its zone.
final class ZipFile {
    private let path: String
    private let archive: OpaquePointer
    private let descriptor: Int32

    /// Makes the file; what was there is replaced.
    init(_ path: String) throws(ExportError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileSystem.failure(path, "open") }
        guard let archive = archive_write_new() else {
            Glibc.close(descriptor)
            throw ExportError.file(path: path, action: "write", errno: ENOMEM)
        }
        self.archive = archive
        archive_write_set_format_zip(archive)
        archive_write_zip_set_compression_deflate(archive)
        archive_write_set_format_option(archive, "zip", "compression-level", "4")
        archive_write_set_bytes_in_last_block(archive, 1)
        try check(archive_write_open_fd(archive, descriptor))
    }

    deinit {
        archive_write_free(archive)
        Glibc.close(descriptor)
    }

    /// Adds a member of bytes in memory.
    func add(_ bytes: [UInt8], as name: String) throws(ExportError) {
        try begin(name, size: Int64(bytes.count))
        try write(bytes)
    }

    /// Adds a member that is a file.
    func add(file: String, as name: String) throws(ExportError) {
        let source = open(file, O_RDONLY | O_CLOEXEC)
        guard source >= 0, let size = FileSystem.size(file) else { throw FileSystem.failure(file, "open") }
        defer { Glibc.close(source) }
        try begin(name, size: size)
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = bytes.withUnsafeMutableBytes { read(source, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw FileSystem.failure(file, "read") }
            if count == 0 { return }
            try write(bytes[..<count])
        }
    }

    /// Writes the directory and makes all durable.
    func finish() throws(ExportError) {
        try check(archive_write_close(archive))
        guard fsync(descriptor) == 0 else { throw FileSystem.failure(path, "write") }
    }

    private func begin(_ name: String, size: Int64) throws(ExportError) {
        let entry = archive_entry_new()
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, name)
        // A plain file.
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_perm(entry, 0o644)
        archive_entry_set_size(entry, size)
        try check(archive_write_header(archive, entry))
    }

    private func write(_ bytes: some Collection<UInt8>) throws(ExportError) {
        let written = bytes.withContiguousStorageIfAvailable { archive_write_data(archive, $0.baseAddress, $0.count) }
        guard written == bytes.count else { throw fault() }
    }

    private func check(_ status: Int32) throws(ExportError) {
        if status < ARCHIVE_WARN { throw fault() }
    }

    private func fault() -> ExportError {
        let number = archive_errno(archive)
        return number == ENOSPC || number == EDQUOT
            ? .diskFull(path: path) : .file(path: path, action: "write", errno: number)
    }
}
