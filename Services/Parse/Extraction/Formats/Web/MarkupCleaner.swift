import Glibc

/// Rewrites a page so that libxml2's parser reads it in linear time, and as browsers do.
///
/// That parser compares each attribute of a tag with all others and each end tag with all open elements, takes `<!-->` for
/// the beginning of a comment, and prints the `<![if …]>` that Word writes. So comments, declarations, scripts, styles and
/// attributes of no use go here, by the rules of the HTML standard (WHATWG, 13.2.5 Tokenization); what is left is
/// quoted alike.
struct MarkupCleaner {
    /// The page with nothing but text and tags.
    private(set) var cleaned: [UInt8] = []
    /// Whether scripts were left out.
    private(set) var hadScripts = false

    private var index = 0
    private let isXML: Bool

    /// No tag of a page that people read has more attributes that matter.
    private static let mostAttributes = 16
    /// Longer values hold images, not words.
    private static let longestValue = 8 << 10

    /// Takes valid UTF-8 without NUL.
    init(_ page: [UInt8]) {
        isXML = page.prefix(512).drop { $0 <= 0x20 }.starts(with: "<?xml".utf8)
        cleaned.reserveCapacity(page.count)
        page.withUnsafeBufferPointer { run($0) }
    }

    private mutating func run(_ page: UnsafeBufferPointer<UInt8>) {
        while index < page.count {
            let open = Self.place(of: UInt8(ascii: "<"), in: page, from: index)
            cleaned.append(contentsOf: UnsafeBufferPointer(rebasing: page[index..<open]))
            index = open
            guard open < page.count else { return }
            let next = open + 1 < page.count ? page[open + 1] : 0
            if next.isASCIILetter {
                startTag(page)
            } else if next == UInt8(ascii: "/"), open + 2 < page.count, page[open + 2].isASCIILetter {
                endTag(page)
            } else if Self.holds("<!--", page, at: open) {
                comment(page)
            } else if Self.holds("<![CDATA[", page, at: open) {
                characterData(page)
            } else if next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
                index = min(page.count, Self.place(of: UInt8(ascii: ">"), in: page, from: open + 1) + 1)
            } else {
                cleaned.append(contentsOf: "&lt;".utf8)
                index += 1
            }
        }
    }

    // MARK: - What goes

    /// `<!-->` and `<!--->` are whole comments; one that nothing closes takes the rest, as in a browser.
    private mutating func comment(_ page: UnsafeBufferPointer<UInt8>) {
        index += 2
        while true {
            let close = Self.place(of: UInt8(ascii: ">"), in: page, from: index)
            guard close < page.count else {
                index = page.count
                return
            }
            index = close + 1
            if Self.holds("--", page, at: close - 2) || Self.holds("--!", page, at: close - 3) { return }
        }
    }

    /// What XHTML marks as text stays, up to its `]]>`.
    private mutating func characterData(_ page: UnsafeBufferPointer<UInt8>) {
        index += 9
        while index < page.count, !Self.holds("]]>", page, at: index) {
            switch page[index] {
            case UInt8(ascii: "<"): cleaned.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: "&"): cleaned.append(contentsOf: "&amp;".utf8)
            default: cleaned.append(page[index])
            }
            index += 1
        }
        index = min(page.count, index + 3)
    }

    /// Passes over what stands in an element that holds no markup, its end tag too; the words of a title stay.
    private mutating func rawText(of name: [UInt8], keeping isKept: Bool, _ page: UnsafeBufferPointer<UInt8>) {
        while index < page.count {
            let open = Self.place(of: UInt8(ascii: "<"), in: page, from: index)
            if isKept { cleaned.append(contentsOf: UnsafeBufferPointer(rebasing: page[index..<open])) }
            index = open
            if open + 2 < page.count, page[open + 1] == UInt8(ascii: "/"),
                Self.name(page, at: open + 2).elementsEqual(name)
            {
                return
            }
            if isKept, open < page.count { cleaned.append(contentsOf: "&lt;".utf8) }
            index += 1
        }
    }

    // MARK: - Tags

    private mutating func endTag(_ page: UnsafeBufferPointer<UInt8>) {
        let name = Self.name(page, at: index + 2)
        index = min(page.count, Self.place(of: UInt8(ascii: ">"), in: page, from: index) + 1)
        guard !Self.isPassedOver(name) else { return }
        cleaned.append(contentsOf: "</".utf8)
        cleaned.append(contentsOf: name)
        cleaned.append(UInt8(ascii: ">"))
    }

    private mutating func startTag(_ page: UnsafeBufferPointer<UInt8>) {
        let name = Self.name(page, at: index + 1)
        index += 1
        while index < page.count, !page[index].endsTagName { index += 1 }
        let isKept = !Self.isPassedOver(name)
        let start = cleaned.count
        if isKept {
            cleaned.append(UInt8(ascii: "<"))
            cleaned.append(contentsOf: name)
        }
        var count = 0
        while let attribute = attribute(page) {
            guard isKept, count < Self.mostAttributes, PageAttribute.isUseful(page, attribute.name),
                attribute.value.count <= Self.longestValue
            else { continue }
            count += 1
            write(attribute, page)
        }
        guard index < page.count else {
            // A tag that nothing closes is none.
            cleaned.removeSubrange(start...)
            return
        }
        let isClosed = isXML && page[index - 1] == UInt8(ascii: "/")
        index += 1
        if isKept { cleaned.append(UInt8(ascii: ">")) }
        if isClosed {
            guard isKept else { return }
            cleaned.append(contentsOf: "</".utf8)
            cleaned.append(contentsOf: name)
            cleaned.append(UInt8(ascii: ">"))
        } else if Self.raw.contains(where: name.elementsEqual) {
            if name.elementsEqual("script".utf8) { hadScripts = true }
            rawText(of: name, keeping: name.elementsEqual("title".utf8), page)
        }
    }

    private struct Attribute {
        var name: Range<Int>
        var value: Range<Int>
    }

    /// The next attribute of a tag; nil at the tag's end, or where the page ends.
    private mutating func attribute(_ page: UnsafeBufferPointer<UInt8>) -> Attribute? {
        while index < page.count, page[index].isMarkupSpace || page[index] == UInt8(ascii: "/") { index += 1 }
        guard index < page.count, page[index] != UInt8(ascii: ">") else { return nil }
        let start = index
        index += 1
        while index < page.count, !page[index].endsTagName, page[index] != UInt8(ascii: "=") { index += 1 }
        let name = start..<index
        while index < page.count, page[index].isMarkupSpace { index += 1 }
        guard index < page.count, page[index] == UInt8(ascii: "=") else { return Attribute(name: name, value: 0..<0) }
        index += 1
        while index < page.count, page[index].isMarkupSpace { index += 1 }
        guard index < page.count else { return nil }
        let quote = page[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let close = Self.place(of: quote, in: page, from: index + 1)
            let value = (index + 1)..<close
            index = min(page.count, close + 1)
            return Attribute(name: name, value: value)
        }
        let begin = index
        while index < page.count, !page[index].isMarkupSpace, page[index] != UInt8(ascii: ">") { index += 1 }
        return Attribute(name: name, value: begin..<index)
    }

    private mutating func write(_ attribute: Attribute, _ page: UnsafeBufferPointer<UInt8>) {
        let value = page[attribute.value]
        let quote = value.contains(UInt8(ascii: "\"")) ? UInt8(ascii: "'") : UInt8(ascii: "\"")
        guard !value.contains(quote) else { return }
        cleaned.append(0x20)
        cleaned.append(contentsOf: page[attribute.name].lazy.map(\.lowercasedASCII))
        cleaned.append(UInt8(ascii: "="))
        cleaned.append(quote)
        cleaned.append(contentsOf: UnsafeBufferPointer(rebasing: value))
        cleaned.append(quote)
    }

    // MARK: - Names

    /// Elements whose content is no markup; what they hold is not shown, but for the title.
    private static let raw = ["script", "style", "title", "textarea", "iframe", "noembed", "xmp", "xml"].map {
        Array($0.utf8)
    }
    private static let font = Array("font".utf8)

    /// Whether a tag says nothing but how its text looks; names with a prefix are Word's.
    ///
    /// Old pages open many of them and close few, so that each paragraph would lie within the one before.
    private static func isPassedOver(_ name: [UInt8]) -> Bool {
        name == font || name.contains(UInt8(ascii: ":"))
    }

    /// The name there in lower case, without what no name holds.
    private static func name(_ page: UnsafeBufferPointer<UInt8>, at start: Int) -> [UInt8] {
        var name: [UInt8] = []
        var index = start
        while index < page.count, name.count < 32 {
            let byte = page[index]
            guard byte.isASCIILetter || byte.isASCIIDigit || byte == 0x2D || byte == 0x5F || byte == 0x3A else { break }
            name.append(byte.lowercasedASCII)
            index += 1
        }
        return name
    }

    private static func place(of byte: UInt8, in page: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = page.baseAddress, start < page.count,
            let found = memchr(base + start, Int32(byte), page.count - start)
        else { return page.count }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    private static func holds(_ text: StaticString, _ page: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        start >= 0 && start + text.utf8CodeUnitCount <= page.count
            && page.baseAddress.map { memcmp($0 + start, text.utf8Start, text.utf8CodeUnitCount) == 0 } ?? false
    }
}

extension UInt8 {
    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    /// The white space of HTML (WHATWG, 12.1: ASCII whitespace).
    var isMarkupSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C }
    var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
    fileprivate var endsTagName: Bool { isMarkupSpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">") }
}
