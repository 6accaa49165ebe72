import Foundation
import Testing

/// Exports of a running archive by the built programs.
struct ExportTests {
    /// Reports of 30 towns, in an order of our choosing.
    private func write(_ numbers: some Sequence<Int>, in place: Workplace) throws {
        for number in numbers {
            let text = SampleReport.text.replacing("培训12场", with: "培训\(100 + number)场")
            try place.write(text, to: "\(number).txt")
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `an archive is exported in each format, by query, and equal sets are equal bytes`() async throws {
        try await Workplace.with { place in
            try write(1...30, in: place)
            _ = try await place.well("guidang up --detach && guidang add *.txt")
            _ = try await place.well("guidang up --detach --home other")
            _ = try await place.well("guidang add $(ls *.txt | sort -r) --home other")

            #expect(try await place.well("guidang export all").hasPrefix("all: 30 reports, "))
            #expect(try await place.well("guidang export again --home other").hasPrefix("again: 30 reports, "))
            _ = try await place.well("diff -r all again")
            let names = "print(*[r['name'] for r in json.load(open('all/datapackage.json'))['resources']])"
            let tables = try await place.well("python3 -c \"import json; \(names)\"")
            #expect(tables.hasPrefix("reports ") && tables.contains(" figures ") && tables.contains(" commitments "))

            let few = try await place.well("guidang export few.jsonl --query '培训101场 OR 培训117场' --json")
            #expect(few.contains("\"reports\":2") && few.contains("\"resumed\":false"), "\(few)")
            let same = """
                while read -r line; do
                    id=$(printf '%s' "$line" | python3 -c 'import json, sys; print(json.load(sys.stdin)["documentId"])')
                    test "$line" = "$(guidang show $id --json)" || echo "$id differs"
                done < few.jsonl
                """
            #expect(try await place.well(same) == "")
            #expect(try await place.well("guidang export book.xlsx --query nothing").hasPrefix("book.xlsx: 0 reports"))
            _ = try await place.well("guidang export excel --bom --no-coder")
            #expect(try await place.well("head -c 3 excel/reports.csv | od -An -tx1") == " ef bb bf")

            let there = try await place.run("guidang export all")
            #expect(there.status == 1)
            #expect(
                there.lines.last == "Error: all/datapackage.json is already there: choose another name or remove it.")
            #expect(try await place.run("guidang export more --query 'nofield:1'").status == 1)
            #expect(try await place.run("guidang export texts.xlsx --texts").status == 1)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `an export with comparisons has their tables, and is gone on with only while the archive stays as it is`()
        async throws
    {
        try await Workplace.with { place in
            try place.write(SampleReport.text, to: "2023.txt")
            let before = SampleReport.text.replacing("2023年", with: "2022年").replacing("2024年", with: "2023年")
                .replacing("36件", with: "21件")
            try place.write(before, to: "2022.txt")
            _ = try await place.well("guidang up --detach && guidang add 2023.txt 2022.txt")
            _ = try await place.well("guidang up --detach --home other && guidang add 2022.txt --home other")
            _ = try await place.well("guidang add 2023.txt --home other")
            let ids = try await place.well("sha256sum 2022.txt 2023.txt | cut -c1-64")
            let (old, new) = (String(ids.prefix(64)), String(ids.suffix(64)))

            _ = try await place.well("guidang export data --compare && guidang export again --compare --home other")
            _ = try await place.well("diff -r data again")
            let reuse = try await place.well("tail -n +2 data/reuse.csv")
            #expect(reuse.hasPrefix("\(new),\(old),own,"), "\(reuse)")
            let years = try await place.well("tail -n +2 data/figure_years.csv")
            #expect(years.contains("行政复议案件,件,2023,36,1,2022,15,0.7143,false"), "\(years)")
            _ = try await place.well("guidang export lines.jsonl --compare && guidang export book.xlsx --compare")
            #expect(try await place.well("wc -l < lines.compare.jsonl") == "2")
            #expect(try await place.well("grep -c ownEarlier lines.compare.jsonl") == "2")
            _ = try await place.well("guidang export few --compare --query year:2023")
            #expect(try await place.well("tail -n +2 few/reuse.csv") == reuse)

            // A report that the query does not find changes what comparing gives.
            _ = try await place.well("mkdir -p part/codebook.csv")
            #expect(try await place.run("guidang export part --compare --query year:2023").status == 1)
            try place.write(before.replacing("2022年", with: "2021年"), to: "2021.txt")
            _ = try await place.well("rmdir part/codebook.csv && guidang add 2021.txt")
            let other = try await place.run("guidang export part --compare --query year:2023")
            #expect(other.status == 1 && other.lines.last?.hasSuffix("--anew throws the unfinished one away.") == true)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a killed export goes on, and one of another set is refused until it is thrown away`() async throws {
        try await Workplace.with { place in
            try write(1...30, in: place)
            _ = try await place.well("guidang up --detach && guidang add *.txt && guidang export whole --texts")
            // A folder where a file has to be ends the export when all reports are read.
            _ = try await place.well("mkdir -p part/codebook.csv")
            #expect(try await place.run("guidang export part --texts").status == 1)
            let gone = try await place.well("rmdir part/codebook.csv && guidang export part --texts --json")
            #expect(gone.contains("\"resumed\":true"), "\(gone)")
            _ = try await place.well("diff -r whole part")

            _ = try await place.well("mkdir -p new/codebook.csv")
            #expect(try await place.run("guidang export new --texts").status == 1)
            try write([31], in: place)
            _ = try await place.well("rmdir new/codebook.csv && guidang add 31.txt")
            let other = try await place.run("guidang export new --texts")
            #expect(other.status == 1 && other.lines.last?.hasSuffix("--anew throws the unfinished one away.") == true)
            let anew = try await place.well("guidang export new --texts --anew")
            #expect(anew.hasPrefix("new: 31 reports, "), "\(anew)")
        }
    }
}
