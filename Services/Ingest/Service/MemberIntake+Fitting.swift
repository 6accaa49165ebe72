import Links
import Messages

// What goes with a document travels in a message of 16 KiB, and a mail's subject or a page's list of files may be longer than
// that; the originals keep all of it.

extension PageMetadata {
    /// The longest that it may be as JSON, in bytes.
    private static let longest = 2_800

    /// The same with long values cut, and as many of the attachments as there is room for.
    func fitting() throws -> PageMetadata {
        var page = self
        page.title = title.map { String($0.prefix(200)) }
        page.published = published.map { String($0.prefix(40)) }
        page.source = source.map { String($0.prefix(100)) }
        page.siteCode = siteCode.map { String($0.prefix(20)) }
        page.url = url.flatMap { $0.utf8.count <= 500 ? $0 : nil }
        page.attachments = []
        var room = Self.longest - (try WireJSON.encode(page).count)
        for attachment in attachments {
            room -= try WireJSON.encode([attachment]).count
            guard room >= 0 else { break }
            page.attachments.append(attachment)
        }
        return page
    }
}

extension [String: String] {
    /// What a container tells of its member, cut, and of what was declared of the container as much as there is room for.
    func fitting(with inherited: [String: String]) throws -> [String: String] {
        var strings = mapValues { String($0.prefix(300)) }
        var room = Sidecar.longestStrings - (try WireJSON.encode(strings).count)
        for (name, value) in inherited.sorted(by: { $0.key < $1.key }) where strings[name] == nil {
            let size = try WireJSON.encode([name: value]).count
            guard size <= room else { continue }
            room -= size
            strings[name] = value
        }
        return strings
    }
}
