/// The attributes that tell what a page's text is.
enum PageAttribute: UInt8, CaseIterable {
    case id, `class`, style, hidden, ariaHidden
    case href, src, data, download
    case name, property, content, httpEquiv, charset, rel
    case type, start, value, reversed
    case role

    /// As it is written in a page.
    var text: StaticString {
        switch self {
        case .id: "id"
        case .class: "class"
        case .style: "style"
        case .hidden: "hidden"
        case .ariaHidden: "aria-hidden"
        case .href: "href"
        case .src: "src"
        case .data: "data"
        case .download: "download"
        case .name: "name"
        case .property: "property"
        case .content: "content"
        case .httpEquiv: "http-equiv"
        case .charset: "charset"
        case .rel: "rel"
        case .type: "type"
        case .start: "start"
        case .value: "value"
        case .reversed: "reversed"
        case .role: "role"
        }
    }

    /// The attribute of a name in any case.
    init?(_ name: UnsafeBufferPointer<UInt8>) {
        guard let key = Self.key(name, 0..<name.count), let known = Self.names[key] else { return nil }
        self = known
    }

    static func isUseful(_ page: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
        key(page, name).map { names[$0] != nil } ?? false
    }

    private static let longest = 11

    private static let names: [Key: Self] = Dictionary(
        uniqueKeysWithValues: allCases.compactMap { attribute in
            let text = attribute.text
            let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
            return key(bytes, 0..<bytes.count).map { ($0, attribute) }
        })

    /// A name as two numbers, which are quicker to look up than a string.
    private struct Key: Hashable {
        var low: UInt64 = 0
        var high: UInt64 = 0
    }

    private static func key(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Key? {
        guard (1...longest).contains(range.count) else { return nil }
        var key = Key()
        for byte in bytes[range] {
            key.high = key.high << 8 | key.low >> 56
            key.low = key.low << 8 | UInt64(byte.lowercasedASCII)
        }
        return key
    }
}
