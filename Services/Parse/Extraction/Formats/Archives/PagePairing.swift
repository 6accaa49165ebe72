import Foundation
import Messages

/// Puts web pages beside the documents that they offer, where both are in one archive: the report is often only an
/// attachment of its page, and the page tells who published it, and when.
///
/// Of a page that a browser saved, what only serves to show it is left out; the archive keeps it.
struct PagePairing {
    private let limits: ExtractionLimits
    private var members: [Extraction.Member]
    /// The places of the members, by their paths.
    private let places: [String: Int]
    /// The places of the members that lie in what browsers put beside a page, by that page's path without its ending.
    private let savedFiles: [Substring: [Int]]

    /// A page with fewer characters only leads to a document.
    private static let shortPage = 800

    static func paired(_ members: [Extraction.Member], limits: ExtractionLimits) -> [Extraction.Member] {
        var pairing = Self(members, limits: limits)
        let pages = members.indices.filter { pairing.isPage(members[$0]) }
        guard !pages.isEmpty else { return members }
        var left: Set<Int> = []
        for place in pages { left.formUnion(pairing.pair(place)) }
        return pairing.members.indices.filter { !left.contains($0) }.map { pairing.members[$0] }
    }

    private init(_ members: [Extraction.Member], limits: ExtractionLimits) {
        self.members = members
        self.limits = limits
        places = members.indices.reduce(into: [:]) { $0[members[$1].path] = $1 }
        savedFiles = Self.savedFiles(among: members)
    }

    private func isPage(_ member: Extraction.Member) -> Bool {
        let format = Format(of: member.data, fileName: member.name)
        return format == .html || format == .mhtml
    }

    /// Pairs one page with what it offers; the places of what is left out.
    private mutating func pair(_ place: Int) -> Set<Int> {
        let path = members[place].path
        let beside = path.lastIndex(of: ".").flatMap { savedFiles[path[..<$0]] } ?? []
        guard let (length, page) = WebPage.look(at: members[place].data, limits: limits) else { return [] }
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let named = page.attachments.compactMap { places[Self.joined(folder, Self.name(of: $0))] }
        let offered = Set(named).union(beside.filter { isDocument(members[$0]) }).subtracting([place])
        if !offered.isEmpty, length < Self.shortPage {
            members[place].isCompanion = true
            for document in offered { members[document].page = page }
        }
        return Set(beside).subtracting(offered)
    }

    /// What browsers put beside a page that they save: `报告.html` and `报告_files`, `报告.files` or `报告_文件`.
    private static let savedEndings = ["_files", ".files", "_文件"]
    /// Nobody saves pages in deeper folders; each of them is looked at.
    private static let deepest = 32

    private static func savedFiles(among members: [Extraction.Member]) -> [Substring: [Int]] {
        var found: [Substring: [Int]] = [:]
        for place in members.indices {
            let path = members[place].path
            for divider in path.indices.lazy.filter({ path[$0] == "/" }).prefix(deepest) {
                let folder = path[..<divider]
                guard let ending = savedEndings.first(where: folder.hasSuffix) else { continue }
                found[folder.dropLast(ending.count), default: []].append(place)
            }
        }
        return found
    }

    private func isDocument(_ member: Extraction.Member) -> Bool {
        switch Format(of: member.data, fileName: member.name) {
        case .pdf, .ofd, .word, .excel, .openDocument, .oldWord, .oldExcel, .oldOffice, .rtf, .zip, .compressed: true
        default: false
        }
    }

    /// The last part of an address, without escapes.
    private static func name(of address: String) -> String {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        return (name.removingPercentEncoding ?? name).precomposedStringWithCanonicalMapping
    }

    private static func joined(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : folder + "/" + name
    }
}
