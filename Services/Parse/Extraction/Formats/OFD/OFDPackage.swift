import Foundation

/// The members of an OFD by their paths, and the documents in it.
struct OFDPackage {
    /// One `DocBody`: a document of its own.
    struct Body {
        /// `Document.xml`.
        let tree: XMLTree
        /// Its path.
        let path: OFDPath
    }

    static let tooMuch = "The OFD document holds more than is read as one report."

    private let members: [String: Data]
    /// Paths in lower case, for links that differ from them in case only.
    private let folded: [String: String]
    /// The folder that `OFD.xml` is in: the outermost one, but for packages that were packed again with their folder.
    private let root: OFDPath
    let limits: ExtractionLimits
    /// Bytes that may yet be read as XML, so that a member which is named many times costs no more than the limit.
    private var remaining: Int

    /// Unpacks what may be XML.
    init(_ data: Data, limits: ExtractionLimits) throws(ExtractionError) {
        try self.init(data, limits: limits) { !OFDPath.isBinary($0) }
    }

    /// Unpacks the members whose paths are wanted.
    init(_ data: Data, limits: ExtractionLimits, wanting isWanted: (String) -> Bool) throws(ExtractionError) {
        var found: [String: Data] = [:]
        do {
            try ArchiveMembers(data, limits: limits, as: .package).read(wanting: {
                isWanted(String(decoding: $0, as: UTF8.self))
            }) {
                found[OFDPath(String(decoding: $0.path, as: UTF8.self)).text] = $0.bytes
            }
        } catch {
            switch error {
            case .corrupt(let complaint):
                throw .ofd(.corrupt, "The OFD document is damaged: \(complaint).")
            case .encrypted: throw .ofd(.encrypted, "The OFD document opens with a password only.")
            case .tooManyMembers, .tooLarge: throw .ofd(.overLimit, Self.tooMuch)
            }
        }
        members = found
        folded = Dictionary(found.keys.map { ($0.lowercased(), $0) }) { min($0, $1) }
        let entrance = folded["ofd.xml"] ?? found.keys.filter { $0.lowercased().hasSuffix("/ofd.xml") }.min()
        root = entrance.map { OFDPath($0).folder } ?? OFDPath("")
        self.limits = limits
        remaining = limits.unpackedBytes
    }

    /// Whether it says of itself that its members are encrypted (GM/T 0099).
    var isEncrypted: Bool { folded["encryptions.xml"] != nil || folded["decryptseed.dat"] != nil }

    /// The documents in it, in order.
    mutating func bodies() throws(ExtractionError) -> [Body] {
        guard let ofd = try tree(at: root.appending("OFD.xml")), let element = ofd.root else {
            if isEncrypted { throw Self.encrypted }
            throw .ofd(.corrupt, "The OFD document has no OFD.xml, which names its parts.")
        }
        var bodies: [Body] = []
        for body in element.children where body.is("DocBody") {
            guard bodies.count < limits.pages else { throw .ofd(.overLimit, Self.tooMuch) }
            guard let link = body.child("DocRoot")?.text().trimmed, !link.isEmpty else { continue }
            let path = resolve(link, from: root)
            guard let tree = try tree(at: path) else {
                if isEncrypted { throw Self.encrypted }
                throw .ofd(.corrupt, "The OFD document names \(path.text), which is not in it.")
            }
            bodies.append(Body(tree: tree, path: path))
        }
        guard !bodies.isEmpty else { throw .ofd(.corrupt, "The OFD.xml of the OFD document names no document.") }
        return bodies
    }

    /// Where a link leads (`ST_Loc`, table 2): from the package's root with a slash before it, else from a folder; never out of
    /// the package.
    func resolve(_ link: String, from folder: OFDPath) -> OFDPath {
        link.hasPrefix("/") || link.hasPrefix("\\") ? root.appending(link) : folder.appending(link)
    }

    /// The member at a path, whatever the case of its letters.
    func member(at path: OFDPath) -> Data? {
        members[path.text] ?? folded[path.text.lowercased()].flatMap { members[$0] }
    }

    /// The member at a path as XML; nil where there is none.
    mutating func tree(at path: OFDPath) throws(ExtractionError) -> XMLTree? {
        guard let bytes = member(at: path) else { return nil }
        remaining -= bytes.count
        guard remaining >= 0 else { throw .ofd(.overLimit, Self.tooMuch) }
        do {
            return try XMLTree(bytes, limits: limits)
        } catch {
            switch error {
            case .tooLarge: throw .ofd(.overLimit, Self.tooMuch)
            case .malformed(let complaint):
                if isEncrypted { throw Self.encrypted }
                throw .ofd(.corrupt, "\(path.text) in the OFD document is damaged: \(complaint).")
            }
        }
    }

    static let encrypted = ExtractionError.ofd(.encrypted, "The OFD document is encrypted for certain readers.")
}

extension String {
    /// Without blanks and line ends around it.
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
