import CLibArchive
import Foundation
import Messages
import ReportExport
import Testing

struct WorkbookTests {
    private func members(of folder: TemporaryFolder) -> [String: String] {
        var found: [String: String] = [:]
        guard let archive = archive_read_new() else { return [:] }
        defer { archive_read_free(archive) }
        archive_read_support_format_zip(archive)
        guard archive_read_open_filename(archive, folder.path + "/out.xlsx", 65_536) == ARCHIVE_OK else { return [:] }
        var entry: OpaquePointer?
        while archive_read_next_header(archive, &entry) == ARCHIVE_OK {
            var content = Data()
            var piece = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = archive_read_data(archive, &piece, piece.count)
                guard count > 0 else { break }
                content.append(contentsOf: piece[..<count])
            }
            found[String(cString: archive_entry_pathname(entry))] = String(decoding: content, as: UTF8.self)
        }
        return found
    }

    /// The rows of the sheet of tags, as they stand there.
    private func tagSheet(_ tags: [String], rowsPerSheet: Int = 100) async throws -> [String: String] {
        let folder = TemporaryFolder()
        var options = ExportFixture.options(.workbook)
        options.rowsPerSheet = rowsPerSheet
        options.tables = TableSchema.standard.filter { $0.name == "tags" }
        let summary = try await ExportFixture.run(options, in: folder)
            .run(ListedSource(reports: [SmallReport.exported(tags: tags)]))
        var members = members(of: folder)
        members["cut"] = summary.tally.cut["tags.tag"].map { String($0) }
        return members
    }

    @Test(arguments: [
        ("法治", "<c r=\"C2\" t=\"inlineStr\"><is><t>法治</t></is></c>"),
        ("=1", "<c r=\"C2\" s=\"3\" t=\"inlineStr\"><is><t>=1</t></is></c>"),
        ("a<&>", "<c r=\"C2\" t=\"inlineStr\"><is><t>a&lt;&amp;&gt;</t></is></c>"),
        (" a", "<c r=\"C2\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> a</t></is></c>"),
        ("a\u{1}b", "<c r=\"C2\" t=\"inlineStr\"><is><t>a_x0001_b</t></is></c>"),
        ("a\u{FFFF}", "<c r=\"C2\" t=\"inlineStr\"><is><t>a_xFFFF_</t></is></c>"),
        ("_x0041_", "<c r=\"C2\" t=\"inlineStr\"><is><t>_x005F_x0041_</t></is></c>"),
        ("_x004", "<c r=\"C2\" t=\"inlineStr\"><is><t>_x004</t></is></c>"),
    ])
    func `a text is an inline string`(_ text: String, _ cell: String) async throws {
        let sheet = try #require(try await tagSheet([text])["xl/worksheets/sheet2.xml"])
        #expect(sheet.contains("<row r=\"2\">"))
        #expect(sheet.contains(cell + "</row></sheetData>"), "\(sheet)")
    }

    @Test func `a table with more rows than a sheet has goes on in further sheets`() async throws {
        let members = try await tagSheet((1...5).map { "t\($0)" }, rowsPerSheet: 2)
        let book = try #require(members["xl/workbook.xml"])
        for name in ["about", "tags", "tags (2)", "tags (3)", "codebook"] { #expect(book.contains("name=\"\(name)\"")) }
        let sheets = (2...4).map { members["xl/worksheets/sheet\($0).xml"] ?? "" }
        for (index, tags) in [["t1", "t2"], ["t3", "t4"], ["t5"]].enumerated() {
            for tag in tags { #expect(sheets[index].contains("<t>\(tag)</t>")) }
            #expect(sheets[index].components(separatedBy: "<row ").count == tags.count + 2)
            #expect(sheets[index].contains("<t>documentId</t>"))
            #expect(sheets[index].contains("<autoFilter ref=\"A1:C\(tags.count + 1)\"/></worksheet>"))
            #expect(sheets[index].contains("state=\"frozen\""))
        }
        // Exactly full: no empty sheet behind.
        let full = try await tagSheet(["a", "b"], rowsPerSheet: 2)
        #expect(full["xl/workbook.xml"]?.contains("tags (2)") == false)
    }

    @Test(arguments: [("a", 1), ("法", 1), ("😀", 2)])
    func `a text of more than 32,767 UTF-16 units is cut and counted`(_ scalar: String, _ units: Int) async throws {
        let mark = "…〔cut 截断〕"
        let fits = 32_767 / units
        let whole = try await tagSheet([String(repeating: scalar, count: fits)])
        #expect(whole["cut"] == nil)
        #expect(whole["xl/worksheets/sheet2.xml"]?.contains("<t>\(String(repeating: scalar, count: fits))</t>") == true)
        let cut = try await tagSheet([String(repeating: scalar, count: fits + 1)])
        #expect(cut["cut"] == "1")
        let left = String(repeating: scalar, count: (32_767 - mark.utf16.count) / units)
        #expect(cut["xl/worksheets/sheet2.xml"]?.contains("<t>\(left)\(mark)</t>") == true)
        #expect(cut["xl/worksheets/sheet1.xml"]?.contains("tags.tag: 1") == true)
    }

    @Test(arguments: [
        ("2024-01-02", "s=\"2\"><v>45293</v>"), ("1900-03-01", "s=\"2\"><v>61</v>"),
        ("2000-02-29", "s=\"2\"><v>36585</v>"),
        ("1900-02-28", "t=\"inlineStr\"><is><t>1900-02-28</t></is>"),
    ])
    func `a day is a number of days, or a text where spreadsheets count wrong`(
        _ day: String, _ cell: String
    ) async throws {
        let folder = TemporaryFolder()
        let report = SmallReport.exported(SmallReport.id, ["dateWritten": .string(day)])
        _ = try await ExportFixture.run(.workbook, in: folder).run(ListedSource(reports: [report]))
        #expect(members(of: folder)["xl/worksheets/sheet2.xml"]?.contains(cell) == true)
    }

    @Test func `a workbook has no texts`() async throws {
        let folder = TemporaryFolder()
        var options = ExportFixture.options(.workbook)
        options.includesText = true
        await #expect(throws: ExportError.self) {
            try await ExportFixture.run(options, in: folder).run(ListedSource(reports: []))
        }
        #expect(folder.files().isEmpty)
    }
}
