import CLibArchive
package import Foundation

/// Makes ZIP archives in memory.
package enum ZipWriter {
    /// - Parameter isStored: Whether the members are left unpacked.
    package static func archive(_ members: [(path: String, content: Data)], isStored: Bool = false) -> Data {
        let room = members.reduce(64 << 10) { $0 + $1.content.count + 4 * $1.path.utf8.count + 1_024 }
        var buffer = Data(count: room)
        var used = 0
        buffer.withUnsafeMutableBytes { bytes in
            guard let archive = archive_write_new() else { return }
            archive_write_set_format_zip(archive)
            if isStored { archive_write_zip_set_compression_store(archive) }
            archive_write_open_memory(archive, bytes.baseAddress, bytes.count, &used)
            for member in members { write(member.content, as: member.path, to: archive) }
            archive_write_close(archive)
            archive_write_free(archive)
        }
        return Data(buffer.prefix(used))
    }

    private static func write(_ content: Data, as path: String, to archive: OpaquePointer) {
        let entry = archive_entry_new()
        archive_entry_set_pathname_utf8(entry, path)
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_perm(entry, 0o644)
        archive_entry_set_size(entry, Int64(content.count))
        archive_write_header(archive, entry)
        _ = content.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
        archive_entry_free(entry)
    }
}
