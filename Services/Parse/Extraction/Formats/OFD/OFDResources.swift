/// What pages use by number: images, and units of objects that are drawn several times (7.9).
struct OFDResources {
    /// An image file in the package.
    struct Image {
        let path: OFDPath
        /// As the file states it, in upper case: `PNG`, `JPEG`, `BMP`, `JBIG2`; nil where it states none.
        let format: String?
    }

    private(set) var images: [String: Image] = [:]
    /// Composite units by their numbers (13).
    private(set) var units: [String: XMLTree.Node] = [:]
    private var read: Set<OFDPath> = []

    /// Reads the files that a document's common data names.
    mutating func add(
        linksOf common: XMLTree.Node?, from folder: OFDPath, in package: inout OFDPackage
    ) throws(ExtractionError) {
        for link in common?.children.filter({ $0.is("PublicRes") || $0.is("DocumentRes") }) ?? [] {
            try add(link.text().trimmed, from: folder, in: &package)
        }
    }

    /// Reads one file once; a missing one is passed over, since text can be read without it.
    mutating func add(
        _ link: String, from folder: OFDPath, in package: inout OFDPackage
    ) throws(ExtractionError) {
        let path = package.resolve(link, from: folder)
        guard read.insert(path).inserted, let root = try package.tree(at: path)?.root else { return }
        let base = root.attribute("BaseLoc").map { package.resolve($0.trimmed, from: path.folder) } ?? path.folder
        for list in root.children {
            for entry in list.children {
                guard let id = entry.attribute("ID") else { continue }
                if entry.is("CompositeGraphicUnit") {
                    units[id] = entry
                } else if entry.is("MultiMedia"), let file = entry.child("MediaFile")?.text().trimmed {
                    images[id] = Image(
                        path: package.resolve(file, from: base), format: entry.attribute("Format")?.uppercased())
                }
            }
        }
    }
}
