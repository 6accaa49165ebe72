/// Reads the pages of one document of an OFD.
struct OFDPageReader {
    /// A template: a page that others are drawn on.
    private struct Template {
        let path: OFDPath
        /// How many pages use it.
        var uses = 0
    }

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
        let trees = try contents(of: document, in: &package)
        var templates = templates(of: common, in: package)
        for id in trees.flatMap(Self.templateIDs) { templates[id]?.uses += 1 }
        var objects = OFDObjects(package.limits)
        var pages: [OFDPage] = []
        for tree in trees {
            guard let root = tree.root else { continue }
            for link in root.children where link.is("PageRes") {
                try resources.add(link.text().trimmed, from: body.path.folder, in: &package)
            }
            var page = OFDPage(size: Self.size(root.child("Area")) ?? size)
            try objects.read(root, resources, into: &page)
            for id in Self.templateIDs(of: tree) where templates[id]?.uses == 1 {
                try read(templates[id], &objects, in: &package, into: &page)
            }
            pages.append(page)
        }
        if !pages.contains(where: { !$0.pieces.isEmpty }) {
            pages += try templatesAlone(templates, size, &objects, in: &package)
        }
        return pages
    }

    /// The shared templates as pages of their own.
    private func templatesAlone(
        _ templates: [String: Template], _ size: OFDPage.Size, _ objects: inout OFDObjects,
        in package: inout OFDPackage
    ) throws(ExtractionError) -> [OFDPage] {
        var pages: [OFDPage] = []
        for (_, template) in templates.sorted(by: { $0.value.path.text < $1.value.path.text }) where template.uses > 1 {
            var page = OFDPage(size: size)
            try read(template, &objects, in: &package, into: &page)
            pages.append(page)
        }
        return pages
    }

    private func read(
        _ template: Template?, _ objects: inout OFDObjects, in package: inout OFDPackage, into page: inout OFDPage
    ) throws(ExtractionError) {
        guard let path = template?.path, let root = try package.tree(at: path)?.root else { return }
        try objects.read(root, resources, into: &page)
    }

    private func contents(
        of document: XMLTree.Node, in package: inout OFDPackage
    ) throws(ExtractionError) -> [XMLTree] {
        var trees: [XMLTree] = []
        for page in document.child("Pages")?.children.filter({ $0.is("Page") }) ?? [] {
            guard trees.count < package.limits.pages else { throw .ofd(.overLimit, OFDPackage.tooMuch) }
            let path = package.resolve(page.attribute("BaseLoc")?.trimmed ?? "", from: body.path.folder)
            guard let tree = try package.tree(at: path) else {
                if package.isEncrypted { throw OFDPackage.encrypted }
                throw .ofd(.corrupt, "Page \(trees.count + 1) of the OFD document is not in it (\(path.text)).")
            }
            trees.append(tree)
        }
        return trees
    }

    private func templates(of common: XMLTree.Node?, in package: OFDPackage) -> [String: Template] {
        var templates: [String: Template] = [:]
        for template in common?.children.filter({ $0.is("TemplatePage") }) ?? [] {
            guard let id = template.attribute("ID"), let link = template.attribute("BaseLoc")?.trimmed else { continue }
            templates[id] = Template(path: package.resolve(link, from: body.path.folder))
        }
        return templates
    }

    private static func templateIDs(of page: XMLTree) -> [String] {
        page.root?.children.filter { $0.is("Template") }.compactMap { $0.attribute("TemplateID") } ?? []
    }

    private static func size(_ area: XMLTree.Node?) -> OFDPage.Size? {
        guard let box = OFDNumbers.box(area?.child("PhysicalBox")?.text()), box.width > 0, box.height > 0 else {
            return nil
        }
        return OFDPage.Size(width: box.width, height: box.height)
    }
}
