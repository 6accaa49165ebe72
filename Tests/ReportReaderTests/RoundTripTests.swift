import Foundation
import Messages
import ReportGenerator
import Testing

@Suite struct RoundTripTests {
    /// Pages of every style, with their faults: what one states is what is read, in all of its fields.
    ///
    /// `deploy/test --all` reads ten times as many.
    @Test(.timeLimit(.minutes(30)), arguments: 1...8 as ClosedRange<UInt64>)
    func `what a page states is what is read, whatever its style`(seed: UInt64) {
        let count = ProcessInfo.processInfo.environment["GUIDANG_ALL"] == "1" ? 5_000 : 500
        let pages = StatedPages(seed: seed)
        for index in 0..<count {
            let page = pages.page(at: index)
            let differences = page.stated.differences(from: read(page.text, declared: page.declared))
            #expect(differences.isEmpty, "seed \(seed), page \(index), \(page.style)")
        }
    }

    @Test func `pages of every style, kind and fault are drawn`() {
        let pages = (0..<2_000).map { StatedPages(seed: 11).page(at: $0) }
        for header in PageStyle.Header.allCases { #expect(pages.contains { $0.style.header == header }) }
        for below in PageStyle.BelowTitle.allCases { #expect(pages.contains { $0.style.belowTitle == below }) }
        for trait in [
            \PageStyle.isHalfWidth, \.isTraditional, \.isOneLine, \.runsIn, \.numbersOn, \.breaksTitle, \.signsInWords,
        ] {
            #expect(pages.contains { $0.style[keyPath: trait] })
            #expect(pages.contains { !$0.style[keyPath: trait] })
        }
        let findings = Set(pages.flatMap(\.stated.findings))
        #expect(
            findings == [
                "contents.missing:leader-duty", "contents.missing:plans", "contents.missing:problems", "dates.order",
                "deadline.published-late", "deadline.written-late", "figures.sum", "index-number.check-digit",
                "metadata.disagrees:reportYear", "numbering.duplicate", "numbering.gap", "template.leftover",
                "year.disagrees",
            ])
    }

    @Test func `the end of the last line changes nothing, on pages of one line either`() {
        let pages = StatedPages(seed: 44)
        for index in 0..<600 {
            let text = String(pages.page(at: index).text.reversed().drop { $0.isNewline }.reversed())
            let (without, with) = (read(text), read(text + "\n"))
            #expect(with.outline == without.outline, "page \(index)")
            #expect(with.figures == without.figures, "page \(index)")
            #expect(with.title == without.title, "page \(index)")
        }
    }

    @Test func `a page is the same each time it is drawn`() {
        let (one, other) = (StatedPages(seed: 3).page(at: 9), StatedPages(seed: 3).page(at: 9))
        #expect(one.text == other.text)
        #expect(one.stated == other.stated)
        #expect(StatedPages(seed: 4).page(at: 9).text != one.text)
    }
}
