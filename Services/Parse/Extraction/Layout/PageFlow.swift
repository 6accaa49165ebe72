/// From pages of placed text to paragraphs, for every format that knows where text stands but not what it is.
///
/// A reader of such a format gives for each page its size and its pieces of text with their boxes, in any order and any
/// unit (words of `pdftotext -bbox-layout`, runs of an OFD's text objects, words of a recognised image):
///
///     let pages = [PlacedPage(width: 595, height: 842, pieces: [PlacedText(x: 90, y: 72, width: 32, height: 16, text: "报告")])]
///     let text = PageFlow.paragraphs(of: pages).joined(separator: "\n")
///
/// 1. `ReadingOrder` with `LineBuilder` puts pieces together to lines, from top to bottom, columns one after the other.
///    A blank is put between words of letters, and where a gap is wide.
/// 2. `RunningMatter` takes off headers, footers and page numbers that repeat.
/// 3. `ParagraphFlow` joins lines to paragraphs within the `Margins` that the lines themselves show.
///
/// Nothing is added to the text but blanks. It takes time in proportion to the text, but for sorting.
enum PageFlow {
    /// The paragraphs of a document, none of them empty and none with a line end; pages without text count as pages.
    static func paragraphs(of pages: [PlacedPage]) -> [String] {
        let numbers = pages.enumerated().map { $1.number ?? $0 }
        var blocks = zip(pages, numbers).map { ReadingOrder(number: $1, page: $0).blocks() }
        // Some producers state a page that is smaller than its text.
        let heights = zip(pages, blocks).map { page, blocks in
            blocks.lazy.flatMap(\.lines).map(\.bottom).reduce(page.height, max)
        }
        RunningMatter.remove(from: &blocks, numbers: numbers, heights: heights)
        let known = zip(pages, blocks).map { page, blocks in
            blocks.map { Margins(of: $0, pageWidth: page.width) }
        }
        let usual = usualMargins(zip(blocks, known).flatMap { Array(zip($0, $1)) })
        var flow = ParagraphFlow()
        for (page, (blocks, margins)) in zip(pages, zip(blocks, known)) {
            for (block, own) in zip(blocks, margins) {
                let margins = usual.flatMap { $0.hold(block) ? $0 : nil } ?? own ?? usual
                flow.add(block, margins ?? Margins(around: block.lines, pageWidth: page.width))
            }
        }
        flow.close()
        return flow.paragraphs
    }

    /// The margins of the block that has most lines.
    private static func usualMargins(_ blocks: [(LineBlock, Margins?)]) -> Margins? {
        blocks.filter { !$0.0.isColumn }.max { $0.0.lines.count < $1.0.lines.count }?.1
    }
}
