/// Reads the pages of one document of an OFD.
struct OFDPageReader {
    /// A4, for documents that tell no size.
    private static let usualSize = OFDPage.Size(width: 210, height: 297, isStated: false)

    private let body: OFDPackage.Body
    private(set) var resources = OFDResources()

    init(_ body: OFDPackage.Body) { self.body = body }

    /// The pages in the document's order.
    ///
    /// - Throws: `ExtractionError`: `corrupt` too where a page is missing, since the text would not be whole.
    mutating func pages(in package: inout OFDPackage) throws(ExtractionError) -> [OFDPage] {
        guard let document = body.tree.root else { return [] }
        let common = document.child("CommonData")
        let size = Self.size(common?.child("PageArea")) ?? Self.usualSize
        try resources.add(linksOf: common, from: body.path.folder, in: &package)
        let templates = templates(of: common, in: package)
        var objects = OFDObjects(package.limits)
        var pages: [OFDPage] = []
        var users: [OFDPath: [Int]] = [:]
        for link in document.child("Pages")?.children.filter({ $0.is("Page") }) ?? [] {
            guard pages.count < package.limits.pages else { throw .ofd(.overLimit, OFDPackage.tooMuch) }
            let root = try content(of: link, number: pages.count + 1, in: &package)
            for id in Self.templateIDs(of: root) { templates[id].map { users[$0, default: []].append(pages.count) } }
            for link in root.children where link.is("PageRes") {
                try resources.add(link.text().trimmed, from: body.path.folder, in: &package)
            }
            var page = OFDPage(size: Self.size(root.child("Area")) ?? size)
            try objects.read(root, resources, into: &page)
            pages.append(page)
        }
        try add(templatesOf: users, to: &pages, size, &objects, in: &package)
        return pages
    }

    private func content(
        of link: XMLTree.Node, number: Int, in package: inout OFDPackage
    ) throws(ExtractionError) -> XMLTree.Node {
        let path = package.resolve(link.attribute("BaseLoc")?.trimmed ?? "", from: body.path.folder)
        if let root = try package.tree(at: path)?.root { return root }
        if package.isEncrypted { throw OFDPackage.encrypted }
        throw .ofd(.corrupt, "Page \(number) of the OFD document is not in it (\(path.text)).")
    }

    /// Adds templates that a single page uses to it; those that several share are pages of their own where there is no
    /// other text.
    private func add(
        templatesOf users: [OFDPath: [Int]], to pages: inout [OFDPage], _ size: OFDPage.Size,
        _ objects: inout OFDObjects, in package: inout OFDPackage
    ) throws(ExtractionError) {
        let templates = users.sorted { $0.key.text < $1.key.text }
        for (path, users) in templates where users.count == 1 {
            guard let root = try package.tree(at: path)?.root else { continue }
            try objects.read(root, resources, into: &pages[users[0]])
        }
        guard pages.allSatisfy(\.pieces.isEmpty) else { return }
        for (path, users) in templates where users.count > 1 {
            guard let root = try package.tree(at: path)?.root else { continue }
            var page = OFDPage(size: size)
            try objects.read(root, resources, into: &page)
            pages.append(page)
        }
    }

    private func templates(of common: XMLTree.Node?, in package: OFDPackage) -> [String: OFDPath] {
        var templates: [String: OFDPath] = [:]
        for template in common?.children.filter({ $0.is("TemplatePage") }) ?? [] {
            guard let id = template.attribute("ID"), let link = template.attribute("BaseLoc")?.trimmed else { continue }
            templates[id] = package.resolve(link, from: body.path.folder)
        }
        return templates
    }

    private static func templateIDs(of page: XMLTree.Node) -> [String] {
        page.children.filter { $0.is("Template") }.compactMap { $0.attribute("TemplateID") }
    }

    private static func size(_ area: XMLTree.Node?) -> OFDPage.Size? {
        guard let box = OFDNumbers.box(area?.child("PhysicalBox")?.text()), box.width > 0, box.height > 0 else {
            return nil
        }
        return OFDPage.Size(width: box.width, height: box.height)
    }
}
