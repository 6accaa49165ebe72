import Foundation
import Messages
import ReportExport
import Testing

struct TableTests {
    private func export(
        _ report: ExportedReport, _ change: (inout ExportOptions) -> Void = { _ in }
    ) async throws -> TemporaryFolder {
        let folder = TemporaryFolder()
        var options = ExportFixture.options(.dataPackage)
        change(&options)
        _ = try await ExportFixture.run(options, in: folder).run(ListedSource(reports: [report]))
        return folder
    }

    @Test(arguments: [
        ("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\t=", "'\t="), ("\r", "\"'\r\""),
        ("\n", "\"'\n\""),
        ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠a", "'＠a"), (" =1", "' =1"), ("　=1", "'　=1"), ("'a", "''a"),
        ("a=1", "a=1"), ("！", "！"), ("　a", "　a"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
        ("=\"a\"", "\"'=\"\"a\"\"\""),
        ("法治", "法治"), ("a\r\nb", "\"a\r\nb\""), ("", ""),
    ])
    func `a text is quoted and guarded`(_ text: String, _ cell: String) async throws {
        let folder = try await export(SmallReport.exported(tags: [text]))
        let expected = "documentId,ordinal,tag\r\n\(SmallReport.id),1,\(cell)\r\n"
        #expect(Array(folder.text("out/tags.csv").utf8) == Array(expected.utf8))
    }

    @Test func `without the guard a text stays as it is`() async throws {
        let folder = try await export(SmallReport.exported(tags: ["=1"])) { $0.guardsFormulas = false }
        #expect(ExportFixture.line("tags", in: folder) == "\(SmallReport.id),1,=1")
    }

    @Test func `escapes of JSON become what they stand for`() async throws {
        let json = """
            {"schema":"guidang.report.v1","documentId":"\(SmallReport.id)","revision":1,"text":"",
            "problems":[{"text":"\\u6cd5\\/\\ud83d\\ude00\\ud83d\\t\\"","range":[1,2]}]}
            """
        let folder = try await export(ExportedReport(json: Data(json.utf8))) { $0.hasCoderColumns = false }
        #expect(ExportFixture.line("problems", in: folder) == "\(SmallReport.id),1,\"法/😀\u{FFFD}\t\"\"\",1,2")
    }

    @Test func `sections are numbered in document order and figures point to them`() async throws {
        func section(_ number: String, _ children: [JSONValue] = []) -> JSONValue {
            .object([
                "number": .string(number), "level": .integer(1), "title": .string("t"),
                "range": .array([.integer(0), .integer(1)]), "children": .array(children),
            ])
        }
        func figure(_ path: [Int64]) -> JSONValue {
            .object([
                "id": .string("f1"), "value": .number(1.5), "unit": .string("件"), "quote": .string("q"),
                "section": .array(path.map { .integer($0) }), "range": .array([.integer(0), .integer(1)]),
            ])
        }
        let outline: JSONValue = .array([section("一", [section("甲"), section("乙", [section("1")])]), section("二")])
        let folder = try await export(
            SmallReport.exported(SmallReport.id, ["outline": outline, "figures": .array([figure([0, 1, 0])])]))
        let lines = folder.text("out/sections.csv").split(separator: "\r\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false)[1...5].joined(separator: ",")
        }
        #expect(lines == ["1,1,,1,一", "2,1.1,1,1,甲", "3,1.2,1,1,乙", "4,1.2.1,3,1,1", "5,2,,1,二"])
        #expect(
            ExportFixture.line("figures", in: folder) == "\(SmallReport.id),1,f1,1.5,件,,,,,4,1.2.1,,q,0,1")
        await #expect(throws: ExportError.self) {
            _ = try await export(
                SmallReport.exported(SmallReport.id, ["outline": outline, "figures": .array([figure([1, 0])])]))
        }
    }

    @Test(arguments: [
        ("410104", ["河南省", "郑州市", "管城回族区"], "河南省,郑州市,管城回族区"), ("410100", ["河南省", "郑州市"], "河南省,郑州市,"),
        ("410000", ["河南省"], "河南省,,"), ("110105", ["北京市", "朝阳区"], "北京市,,朝阳区"),
        ("429004", ["湖北省", "仙桃市"], "湖北省,,仙桃市"),
    ])
    func `a division has a column for each level`(_ code: String, _ path: [String], _ cells: String) async throws {
        let division: JSONValue = .object([
            "code": .string(code), "name": .string("n"), "path": .array(path.map { .string($0) }),
        ])
        let folder = try await export(
            SmallReport.exported(SmallReport.id, ["agency": .object(["division": division])]))
        #expect(ExportFixture.line("reports", in: folder).contains("," + code + "," + cells + ","))
    }

    @Test func `a table of comparisons is a value`() async throws {
        let table = TableSchema(
            name: "reuse", title: Wording("Reuse", "沿用"), description: Wording("Copied.", "照抄。"), document: .comparison,
            rows: .elements(of: "reuse.sources"), primaryKey: ["documentId", "ordinal"], references: [.report],
            columns: [
                ColumnSchema("documentId", .string, Wording("D", "文"), Wording("D", "文"), from: .report("documentId")),
                ColumnSchema("ordinal", .integer, Wording("N", "序"), Wording("N", "序"), from: .ordinal),
                ColumnSchema("share", .number, Wording("S", "比"), Wording("S", "比"), from: .item("share")),
                ColumnSchema("end", .integer, Wording("E", "终"), Wording("E", "终"), from: .rangeEnd("range")),
            ])
        let report = SmallReport.exported(comparison: #"{"reuse":{"sources":[{"share":0.25,"range":[3,9]}]}}"#)
        let folder = try await export(report) { $0.tables.append(table) }
        #expect(ExportFixture.line("reuse", in: folder) == "\(SmallReport.id),1,0.25,9")
        #expect(folder.text("out/datapackage.json").contains("\"reuse.csv\""))
    }

    @Test func `a word that no list has opens the list`() async throws {
        let known = try await export(SmallReport.exported()).text("out/datapackage.json")
        let unknown = try await export(SmallReport.exported(SmallReport.id, ["kind": .string("leaflet")]))
        #expect(known.components(separatedBy: "\"enum\"").count == 9)
        #expect(unknown.text("out/datapackage.json").components(separatedBy: "\"enum\"").count == 8)
    }

    @Test(arguments: [
        ["documentId": JSONValue.string("../../../etc/passwd")], ["documentId": .string(SmallReport.id.uppercased())],
        ["revision": .string("1")], ["schema": .string("guidang.report.v2")], ["dateWritten": .string("2023-02-30")],
        ["reportYear": .number(1.5)], ["title": .integer(1)],
        ["problems": .array([.object(["text": .string("a"), "range": .array([.string("0"), .integer(1)])])])],
    ])
    func `a report that is not as the contract says is named and refused`(_ changes: [String: JSONValue]) async throws {
        let report = SmallReport.exported(SmallReport.id, changes)
        let error = await #expect(throws: ExportError.self) { _ = try await export(report) }
        guard case .malformed = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(arguments: [
        "", "[]", "1", "{", "{\"a\":1,}", "{\"a\" 1}", "{\"a\":[1,]}", "{\"a\":\"\\x\"}", "{\"a\":\"\n\"}", "{} {}",
        "{\"a\":01}",
        "{\"a\":\"\\ud8", "{\"a\"", String(repeating: "[", count: 100_000),
    ])
    func `what is no object of JSON is refused`(_ json: String) async throws {
        await #expect(throws: ExportError.self) { _ = try await export(ExportedReport(json: Data(json.utf8))) }
    }

    @Test func `however deep an outline is, it is exported`() async throws {
        let depth = 20_000
        let open = #"{"number":"一","level":1,"title":"t","range":[0,1],"children":["#
        let json =
            #"{"schema":"guidang.report.v1","documentId":"\#(SmallReport.id)","revision":1,"text":"","outline":["#
            + String(repeating: open, count: 200) + String(repeating: "]}", count: 200) + #"],"x":"#
            + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
        let folder = try await export(ExportedReport(json: Data(json.utf8)))
        #expect(folder.text("out/sections.csv").split(separator: "\r\n").count == 201)
    }
}
