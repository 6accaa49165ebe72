import Foundation

/// The words of a PDF document with their places, as `pdftotext -bbox-layout` writes them.
///
/// Read line by line instead of as XML: poppler puts control characters into words that no XML may have, and each of its
/// elements begins a line of its own.
struct WordBoxes {
    /// The pages in order, in points of 1/72 inch.
    private(set) var pages: [BoxedPage] = []

    /// - Parameter output: What the program wrote.
    init(_ output: Data) {
        let bytes = [UInt8](output)
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            take(bytes[start..<end].drop { $0 == 0x20 })
            start = end + 1
        }
        let figures = NarrowFigures(pages)
        for page in pages.indices {
            for line in pages[page].lines.indices {
                for word in pages[page].lines[line].indices {
                    pages[page].lines[line][word].text = figures.text(of: pages[page].lines[line][word])
                }
            }
        }
    }

    private mutating func take(_ row: ArraySlice<UInt8>) {
        if row.starts(with: "<word ".utf8) {
            guard let page = pages.indices.last, let line = pages[page].lines.indices.last, let word = Self.word(row)
            else { return }
            pages[page].lines[line].append(word)
        } else if row.starts(with: "<line ".utf8) {
            guard let page = pages.indices.last else { return }
            pages[page].lines.append([])
        } else if row.starts(with: "<page ".utf8) {
            let sizes = Self.values(row)
            guard sizes.count == 2 else { return }
            pages.append(BoxedPage(width: sizes[0], height: sizes[1]))
        }
    }

    private static func word(_ row: ArraySlice<UInt8>) -> BoxedPage.Word? {
        guard let end = row.firstIndex(of: 0x3E), let close = row.lastIndex(of: 0x3C), close > end else { return nil }
        let edges = values(row[..<end])
        guard edges.count == 4 else { return nil }
        let text = UnifiedIdeographs.folded(unescaped(row[(end + 1)..<close]))
        return BoxedPage.Word(text: text, left: edges[0], top: edges[1], right: edges[2], bottom: edges[3])
    }

    /// The numbers in the quotes of a tag's attributes.
    private static func values(_ tag: ArraySlice<UInt8>) -> [Double] {
        tag.split(separator: 0x22, omittingEmptySubsequences: false).enumerated()
            .compactMap { $0.offset % 2 == 1 ? Double(String(decoding: $0.element, as: UTF8.self)) : nil }
    }

    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.contains(0x26) else { return text }
        return entities.reduce(text) { $0.replacing($1.name, with: $1.character) }
    }

    /// The ampersand comes last, so that `&amp;lt;` stays the `&lt;` that it is.
    private static let entities: [(name: String, character: String)] = [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&amp;", "&"),
    ]
}
