import Foundation
import Testing

/// Comparisons by the built programs.
struct ComparingTests {
    @Test(.timeLimit(.minutes(5)))
    func `a report is set against the year before, and its text beside it`() async throws {
        try await Workplace.with { place in
            try place.write(SampleReport.text, to: "2023.txt")
            let before = SampleReport.text.replacing("2023年", with: "2022年").replacing("2024年", with: "2023年")
                .replacing("36件", with: "21件")
            try place.write(before, to: "2022.txt")
            _ = try await place.well("guidang up --detach && guidang add 2023.txt 2022.txt")
            let ids = try await place.well("sha256sum 2022.txt 2023.txt | cut -c1-64")
            let (old, new) = (String(ids.prefix(64)), String(ids.suffix(64)))

            let sheet = try await place.well("guidang compare \(new)")
            #expect(sheet.contains("100%  stands in its own earlier reports"), "\(sheet)")
            #expect(sheet.contains(old.prefix(12)) && sheet.contains("2022 21, 2023 36"), "\(sheet)")
            #expect(try await place.well("guidang compare \(new) --json").contains("\"ownEarlier\""))
            // What became of a promise is shown with the words of the report that tells.
            let promises = try await place.well("guidang compare \(old) | grep -A1 '^  [a-z]* *[0-9]*%  '")
            #expect(promises.contains("→ \(new.prefix(12))  "), "\(sheet)")

            let changes = try await place.well("guidang diff \(old) \(new) --changes")
            #expect(changes.contains("[-21-]{+36+}"), "\(changes)")
            #expect(try await place.well("guidang diff \(old) \(old) --changes") == "")

            let table = try await place.well("guidang series 行政复议 --csv")
            #expect(table.hasPrefix("division,agency,2022,2023\n") && table.hasSuffix(",21件,36件"), "\(table)")
            #expect(try await place.run("guidang compare 000000").status == 1)

            let all = try await place.well("guidang search '' && guidang search '，'")
            #expect(all.contains("every report fits") && all.components(separatedBy: "\n2 found").count == 3, "\(all)")
            #expect(try await place.well("guidang search 行政复议 -36件").hasSuffix("1 found"))
            #expect(try await place.well("guidang search -没有这样的话").hasSuffix("2 found"))
            try place.write("某处的说明，没有标题。", to: "说明.txt")
            let untitled = try await place.well("guidang add 说明.txt && guidang search 某处的说明")
            #expect(untitled.contains("[说明.txt]"), "\(untitled)")
            #expect(try await place.run("guidang series 行政复议 --query nofield:1").status == 1)
        }
    }
}
