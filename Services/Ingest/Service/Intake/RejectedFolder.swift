package import Foundation
import Glibc
import Links
package import Messages
package import StageKit

/// The folder where a person finds what could not be read, each beside a `NAME.why.txt`.
///
/// It is a view for people: the archive has the original. Only one process writes here; each call may be repeated after
/// a crash. Every call blocks on the disk.
package struct RejectedFolder: Sendable {
    static let whySuffix = Array(".why.txt".utf8)
    static let temporaryPrefix = ".guidang-new-"

    let url: URL
    private let words: WhyText

    /// Names the folder, `<home>/rejected`; it is made when first needed.
    package init(_ url: URL, words: WhyText) {
        self.url = url
        self.words = words
    }

    /// Puts a copy of the original and the reason there, and gives its place, relative to the folder.
    ///
    /// The sub-folders of the inbox are kept. A taken name becomes `name (2).ext`. A document that is there already
    /// keeps its place and gets the new reason.
    @discardableResult
    package func put(_ rejection: Rejection, original: BlobReader) throws -> InboxPath {
        let name = Array(rejection.path.name.utf8)
        let (folder, parent) = try makeFolder(Self.place(ofFoldersOf: rejection.path))
        let free = try freeName(like: Self.safe(name), for: rejection.document, in: folder)
        // The reason first: it claims the name, so that a repetition finds it again.
        try write(free + Self.whySuffix, in: folder) { file in
            try words.bytes(for: rejection).withUnsafeBytes { try file.write($0, at: 0) }
        }
        if try InboxFolder.status(of: free, in: folder).map({ Int64($0.st_size) }) != original.size {
            try write(free, in: folder) { file in
                var offset: Int64 = 0
                try original.forEachPiece { piece in
                    try piece.withUnsafeBytes { try file.write($0, at: offset) }
                    offset += Int64(piece.count)
                }
            }
        }
        try folder.sync()
        return parent.appending(free)
    }

    /// Takes original and reason away, when the document is tried again.
    ///
    /// `place` is where ``put(_:original:)`` put them; without it, or when they are not there, they are looked for in
    /// the folder that `path`, where the document lay in the inbox, leads to. Gives how many it took away: none when a
    /// person was faster.
    @discardableResult
    package func remove(_ document: ContentHash, path: InboxPath, place: InboxPath? = nil) throws -> Int {
        if let place, try take(document, at: place) { return 1 }
        let folder: OpenFile
        do {
            folder = try InboxFolder(url).open(Self.place(ofFoldersOf: path))
        } catch let error as BlobError where error.isGone {
            return 0
        }
        var names: [[UInt8]] = []
        try InboxFolder.forEachName(in: folder) { name in
            guard name.count > Self.whySuffix.count, name.suffix(Self.whySuffix.count).elementsEqual(Self.whySuffix),
                try Self.owner(ofReason: name, in: folder) == document
            else { return }
            names.append(Array(name.dropLast(Self.whySuffix.count)))
        }
        for name in names { try unlinkPair(name, in: folder) }
        try folder.sync()
        return names.count
    }

    /// Takes the pair at that place away if it is that document's; false when it is not.
    func take(_ document: ContentHash, at place: InboxPath) throws -> Bool {
        do {
            let folder = try InboxFolder(url).open(place.parent)
            let name = place.lastName
            guard try Self.owner(ofReason: name + Self.whySuffix, in: folder) == document else { return false }
            try unlinkPair(name, in: folder)
            try folder.sync()
            return true
        } catch let error as BlobError where error.isGone {
            return false
        }
    }

    private func unlinkPair(_ name: [UInt8], in folder: OpenFile) throws {
        // The reason last: it is what a repetition finds the rest by.
        for gone in [name, name + Self.whySuffix] {
            guard gone.withCName({ unlinkat(folder.descriptor, $0, 0) }) == 0 || errno == ENOENT else {
                throw BlobError.system(errno, doing: "take \(NameText.readable(gone)) out of rejected")
            }
        }
    }

    // Each part is made safe, so that no path leads out of here; a readable name can be longer than its bytes.
    private static func place(ofFoldersOf path: InboxPath) -> InboxPath {
        path.tags.reduce(.root) { $0.appending(safe(Array($1.utf8))) }
    }

    // Never a hidden name, nor one that leads upward, and short enough for the reason's name beside it.
    private static func safe(_ name: [UInt8]) -> [UInt8] {
        let shown = name.first == UInt8(ascii: ".") ? Array("_".utf8) + name : name
        return ClashName.numbered(shown, 1, reserve: whySuffix.count)
    }

    private func freeName(like name: [UInt8], for document: ContentHash, in folder: OpenFile) throws -> [UInt8] {
        for number in 1..<100_000 {
            let free = ClashName.numbered(name, number, reserve: Self.whySuffix.count)
            let reason = free + Self.whySuffix
            if try Self.owner(ofReason: reason, in: folder) == document { return free }
            let isTaken =
                try InboxFolder.status(of: free, in: folder) != nil
                || InboxFolder.status(of: reason, in: folder) != nil
            if !isTaken { return free }
        }
        throw BlobError(.refused, "No free name like \(NameText.readable(name)) in rejected", hint: "Clear that folder")
    }

    /// The document that a reason is about: the only run of 64 hexadecimal digits that ends a line.
    private static func owner(ofReason name: [UInt8], in folder: OpenFile) throws -> ContentHash? {
        guard let status = try InboxFolder.status(of: name, in: folder), status.kind == S_IFREG else { return nil }
        let text = try OpenFile(name, in: folder, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).read(64 * 1024, at: 0)
        let lines = text.split { $0 == 0x0A || $0 == 0x0D }
        return lines.reversed().lazy.compactMap { line in
            line.count > 64 ? ContentHash(hex: String(decoding: line.suffix(64), as: UTF8.self)) : nil
        }.first
    }

    /// Makes the folders of a path, and gives the last one and its place; a file in the way gives a numbered name.
    private func makeFolder(_ path: InboxPath) throws -> (folder: OpenFile, place: InboxPath) {
        guard mkdir(url.path, 0o755) == 0 || errno == EEXIST else {
            throw BlobError.system(errno, doing: "make the folder \(url.path)")
        }
        var folder = try OpenFile(url.path, O_RDONLY | O_DIRECTORY)
        var place = InboxPath.root
        for part in path.parts {
            let name = try makeFolder(like: part, in: folder)
            folder = try OpenFile(name, in: folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
            place = place.appending(name)
        }
        return (folder, place)
    }

    private func makeFolder(like part: [UInt8], in folder: OpenFile) throws -> [UInt8] {
        for number in 1..<1_000 {
            let name = ClashName.numbered(part, number)
            guard name.withCName({ mkdirat(folder.descriptor, $0, 0o755) }) == 0 || errno == EEXIST else {
                throw BlobError.system(errno, doing: "make the folder \(NameText.readable(name)) in rejected")
            }
            if try InboxFolder.status(of: name, in: folder)?.kind == S_IFDIR { return name }
        }
        throw BlobError(.refused, "No free name like \(NameText.readable(part)) in rejected", hint: "Clear that folder")
    }

    private func write(_ name: [UInt8], in folder: OpenFile, _ body: (OpenFile) throws -> Void) throws {
        let temporary = Array((Self.temporaryPrefix + UUID().uuidString).utf8)
        let file = try OpenFile(temporary, in: folder, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o644)
        do {
            try body(file)
            FaultPoint.hit("ingest.rejected.fsync.before")
            try file.sync()
            FaultPoint.hit("ingest.rejected.rename.before")
            let renamed = temporary.withCName { old in
                name.withCName { renameat(folder.descriptor, old, folder.descriptor, $0) }
            }
            guard renamed == 0 else { throw BlobError.system(errno, doing: "write into rejected") }
            FaultPoint.hit("ingest.rejected.rename.after")
        } catch {
            _ = temporary.withCName { unlinkat(folder.descriptor, $0, 0) }
            throw error
        }
    }
}
