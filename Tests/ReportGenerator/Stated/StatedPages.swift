/// Pages of every style that reports and their neighbours have: the same seed makes the same pages.
package struct StatedPages: Sendable {
    private let seed: UInt64

    package init(seed: UInt64) { self.seed = seed }

    /// Makes the page of any index without making those before it.
    package func page(at index: Int) -> StatedPage {
        var random = SeededRandom(seed: seed, index: UInt64(truncatingIfNeeded: index))
        let style = PageStyle(&random)
        let organ = StatedOrgan.any(&random)
        let year = random.number(2019...2025)
        let isOther = random.number(1...12) == 1
        // Half of the pages have one fault, a few have two.
        let wanted = [0, 0, 0, 1, 1, 2][random.number(0...5)]
        let faults = Set((0..<wanted).map { _ in random.pick(StatedFault.allCases, else: .wrongSum) })
        var writer = StatedWriter(style: style, organ: organ, year: year, faults: faults, random: random)
        if isOther { writer.otherDocument() } else { writer.report() }
        return writer.finish()
    }
}
