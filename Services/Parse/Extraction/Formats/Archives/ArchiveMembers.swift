import CLibArchive
import Foundation
import Glibc

/// Goes through the members of an archive (ZIP, 7z, RAR, TAR, compressed or not), within limits.
///
/// Names are bytes as the archive has them; nothing is written anywhere, so no name can lead out of a folder.
struct ArchiveMembers {
    /// What is wrong with an archive.
    enum Fault: Error {
        case corrupt(String), encrypted, tooManyMembers, tooLarge
    }

    /// One member that is a file.
    struct Member {
        /// Its path, in the encoding of who made the archive.
        var path: Data
        var bytes: Data
    }

    /// Bytes that are unpacked at once.
    private static let blockSize = 64 << 10

    private let data: Data
    private let limits: ExtractionLimits

    /// What bytes may be.
    enum Kind {
        /// Any format that is packed in.
        case archive
        /// The ZIP of a document in several parts, such as DOCX.
        case package
        /// What is no archive, but one file compressed, is taken as an archive of that one, whose name is `data`.
        case bareFile
    }

    private let kind: Kind

    init(_ data: Data, limits: ExtractionLimits, as kind: Kind) {
        self.data = data
        self.limits = limits
        self.kind = kind
    }

    /// Unpacks the files that are wanted, in order; links, folders and devices are passed over.
    ///
    /// - Throws: `Fault`.
    func read(
        wanting isWanted: (Data) -> Bool = { _ in true }, _ take: (Member) -> Void
    ) throws(Fault) {
        // Names that are stated to be UTF-8 are lost in a locale that has no such characters.
        let usual = Self.names.map { uselocale($0) }
        defer { usual.map { _ = uselocale($0) } }
        guard let archive = archive_read_new() else { throw .tooLarge }
        defer { archive_read_free(archive) }
        allow(archive)
        let result: Result<Void, Fault> = data.withUnsafeBytes { bytes in
            guard archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK else {
                return .failure(Self.fault(of: archive))
            }
            return Result { () throws(Fault) in try members(of: archive, isWanted, take) }
        }
        try result.get()
    }

    /// The formats that are packed in; among libarchive's others is one that only names files of the machine (mtree), and
    /// some of its filters are programs that it starts.
    private func allow(_ archive: OpaquePointer) {
        guard kind != .package else {
            archive_read_support_format_zip(archive)
            return
        }
        let filters = [
            archive_read_support_filter_gzip, archive_read_support_filter_bzip2, archive_read_support_filter_xz,
            archive_read_support_filter_zstd,
        ]
        let formats = [
            archive_read_support_format_zip, archive_read_support_format_7zip, archive_read_support_format_rar,
            archive_read_support_format_rar5, archive_read_support_format_tar,
        ]
        for support in filters + formats { _ = support(archive) }
        if kind == .bareFile { archive_read_support_format_raw(archive) }
    }

    /// Made once, never changed.
    private nonisolated(unsafe) static let names = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)

    private func members(
        of archive: OpaquePointer, _ isWanted: (Data) -> Bool, _ take: (Member) -> Void
    ) throws(Fault) {
        var (count, unpacked) = (0, 0)
        var block = [UInt8](unsafeUninitializedCapacity: Self.blockSize) { $1 = Self.blockSize }
        let most = min(
            limits.unpackedBytes,
            max(64 << 20, data.count.multipliedReportingOverflow(by: limits.unpackedRatio).partialValue))
        while true {
            var entry: OpaquePointer?
            let status = archive_read_next_header(archive, &entry)
            if status == ARCHIVE_EOF { return }
            guard status >= ARCHIVE_WARN, let entry else { throw Self.fault(of: archive) }
            count += 1
            guard count <= limits.members else { throw .tooManyMembers }
            if archive_entry_is_encrypted(entry) != 0 { throw .encrypted }
            guard archive_entry_filetype(entry) == 0o100000, archive_entry_hardlink(entry) == nil,
                let name = archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry)
            else { continue }
            let path = Data(bytes: name, count: strlen(name))
            guard isWanted(path) else { continue }
            let bytes = try content(of: archive, atMost: most - unpacked, by: &block)
            unpacked += bytes.count
            take(Member(path: path, bytes: bytes))
        }
    }

    private func content(
        of archive: OpaquePointer, atMost most: Int, by block: inout [UInt8]
    ) throws(Fault) -> Data {
        var content = Data()
        while true {
            let count = archive_read_data(archive, &block, block.count)
            if count == 0 { return content }
            guard count > 0 else { throw Self.fault(of: archive) }
            guard content.count + count <= most else { throw .tooLarge }
            content.append(contentsOf: block[..<count])
        }
    }

    private static func fault(of archive: OpaquePointer) -> Fault {
        let message = archive_error_string(archive).map { String(cString: $0) } ?? "it can't be read"
        let said = message.lowercased()
        return said.contains("passphrase") || said.contains("encrypt") ? .encrypted : .corrupt(message)
    }
}
