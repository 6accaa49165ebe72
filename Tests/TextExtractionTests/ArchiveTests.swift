import CLibArchive
import DocumentWriters
import Foundation
import Testing

@testable import TextExtraction

@Suite struct ArchiveTests {
    private let limits = ExtractionLimits(textBytes: 1 << 20)

    /// Packs files with names of any bytes.
    private func pack(
        _ files: [(name: [UInt8], data: Data)],
        _ format: (OpaquePointer?) -> Void = { archive_write_set_format_zip($0) }
    ) -> Data {
        let writer = archive_write_new()
        defer { archive_write_free(writer) }
        format(writer)
        var block = [UInt8](repeating: 0, count: files.reduce(1 << 18) { $0 + $1.data.count * 2 })
        var used = 0
        archive_write_open_memory(writer, &block, block.count, &used)
        for (name, data) in files {
            let entry = archive_entry_new()
            archive_entry_copy_pathname(entry, (name + [0]).map { CChar(bitPattern: $0) })
            archive_entry_set_size(entry, Int64(data.count))
            archive_entry_set_filetype(entry, 0o100000)
            archive_entry_set_perm(entry, 0o644)
            archive_write_header(writer, entry)
            _ = data.withUnsafeBytes { archive_write_data(writer, $0.baseAddress, $0.count) }
            archive_entry_free(entry)
        }
        archive_write_close(writer)
        return Data(block[..<used])
    }

    private func members(_ data: Data, named name: String = "a.zip") throws -> [Extraction.Member] {
        let format = Format(of: data, fileName: name)
        return try ArchiveDocument.members(of: data, format, fileName: name, limits: limits).members
    }

    private func failure(_ data: Data, limits: ExtractionLimits) throws -> ExtractionError {
        let format = Format(of: data, fileName: "a.zip")
        return try #require(
            #expect(throws: ExtractionError.self) {
                try ArchiveDocument.members(of: data, format, fileName: "a.zip", limits: limits)
            })
    }

    @Test func `names in GBK and in UTF-8 are read as they are meant`() throws {
        let gbk = try encoded("报送/司法局报告.doc", as: "GBK")
        let data = pack([(Array(gbk), Data("甲".utf8)), (Array("乙/水务局.txt".utf8), Data("乙".utf8))])
        #expect(try members(data).map(\.path) == ["报送/司法局报告.doc", "乙/水务局.txt"])
    }

    @Test func `a path that leads outside keeps its names only`() throws {
        let names = ["../../etc/passwd", "/abs/a.txt", "C:\\下载\\b.txt", "./c.txt", "d/../e.txt"]
        let data = pack(names.map { (Array($0.utf8), Data("x".utf8)) })
        #expect(try members(data).map(\.path) == ["etc/passwd", "abs/a.txt", "下载/b.txt", "c.txt", "d/e.txt"])
    }

    @Test func `what systems leave in archives is no document`() throws {
        let names = ["__MACOSX/._a.txt", ".DS_Store", "Thumbs.db", "~$报告.docx", "甲/desktop.ini", "报告.txt"]
        let data = pack(names.map { (Array($0.utf8), Data("x".utf8)) })
        #expect(try members(data).map(\.path) == ["报告.txt"])
    }

    @Test func `tar, 7z and single compressed files are taken apart too`() throws {
        let file = [(name: Array("报告.txt".utf8), data: Data("正文".utf8))]
        let tar = pack(file) { writer in
            archive_write_add_filter_gzip(writer)
            archive_write_set_format_pax_restricted(writer)
        }
        #expect(try members(tar, named: "a.tar.gz").map(\.path) == ["报告.txt"])
        let seven = pack(file) { archive_write_set_format_7zip($0) }
        #expect(try members(seven, named: "a.7z").first?.data == Data("正文".utf8))
        let bare = pack([(Array("x".utf8), Data("正文".utf8))]) { writer in
            archive_write_add_filter_gzip(writer)
            archive_write_set_format_raw(writer)
        }
        let member = try #require(try members(bare, named: "2023/报告.txt.gz").first)
        #expect(member.path == "报告.txt")
        #expect(member.data == Data("正文".utf8))
    }

    @Test func `a RAR archive is taken apart`() throws {
        let data = RARWriter.archive([("2023/报告.txt", Data("正文".utf8)), ("说明.txt", Data("说明".utf8))])
        #expect(Format(of: data, fileName: "a").mediaType == "application/vnd.rar")
        let found = try members(data, named: "a.rar")
        #expect(found.map(\.path) == ["2023/报告.txt", "说明.txt"])
        #expect(found.map(\.data) == [Data("正文".utf8), Data("说明".utf8)])
        #expect(try failure(data.prefix(70), limits: limits).code == .corrupt)
    }

    @Test func `an archive of nothing is empty`() throws {
        #expect(try failure(pack([]), limits: limits).code == .empty)
        #expect(try failure(pack([(Array(".DS_Store".utf8), Data())]), limits: limits).code == .empty)
    }

    @Test func `a cut archive is damaged`() throws {
        let noise = Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) })
        let data = pack([(Array("a.bin".utf8), noise)])
        #expect(try failure(data.prefix(data.count / 2), limits: limits).code == .corrupt)
    }

    @Test func `a bomb ends within its limits`() throws {
        let zeros = Data(count: 80 << 20)
        var narrow = limits
        narrow.unpackedBytes = 1 << 30
        narrow.unpackedRatio = 100
        let bomb = pack([(Array("a".utf8), zeros), (Array("b".utf8), zeros)])
        #expect(bomb.count < 1 << 20)
        #expect(try failure(bomb, limits: narrow).code == .overLimit)
        let many = pack((0..<300).map { (Array("\($0).txt".utf8), Data("x".utf8)) })
        var few = limits
        few.members = 299
        #expect(try failure(many, limits: few).code == .overLimit)
        #expect(try members(many).count == 300)
    }

    @Test func `a list that names files of the machine is no archive of them`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "secret-\(UUID().uuidString)")
        try Data("geheim".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let list = Data("#mtree\n./a.txt type=file contents=\(file.path) size=6\n".utf8)
        // Stored as it is (RFC 1952 and 1951, 3.2.4); nobody checks its sum before it is unpacked.
        let size = [UInt8(truncatingIfNeeded: list.count), UInt8(truncatingIfNeeded: list.count >> 8)]
        let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + size + size.map { ~$0 }
        let sum: [UInt8] = [0, 0, 0, 0, UInt8(truncatingIfNeeded: list.count), 0, 0, 0]
        let packed = Data(head) + list + Data(sum)
        #expect(try members(packed, named: "a.txt.gz").allSatisfy { $0.data == list })
    }

    @Test func `an archive with a password says so`() throws {
        let writer = archive_write_new()
        defer { archive_write_free(writer) }
        archive_write_set_format_zip(writer)
        archive_write_set_options(writer, "zip:encryption=zipcrypt")
        archive_write_set_passphrase(writer, "secret")
        var block = [UInt8](repeating: 0, count: 1 << 16)
        var used = 0
        archive_write_open_memory(writer, &block, block.count, &used)
        let entry = archive_entry_new()
        archive_entry_set_pathname(entry, "a.txt")
        archive_entry_set_size(entry, 1)
        archive_entry_set_filetype(entry, 0o100000)
        archive_write_header(writer, entry)
        archive_write_data(writer, "x", 1)
        archive_entry_free(entry)
        archive_write_close(writer)
        #expect(try failure(Data(block[..<used]), limits: limits).code == .encrypted)
    }
}
