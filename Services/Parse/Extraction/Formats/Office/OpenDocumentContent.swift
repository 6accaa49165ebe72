import Foundation

/// The content of an OpenDocument package as LibreOffice writes it.
struct OpenDocumentContent {
    /// `office:spreadsheet`, `office:presentation`: the element that the document is in.
    let document: XMLTree.Node
    /// Names of the styles of sheets and slides that are hidden.
    private let hiddenStyles: Set<String>

    /// - Throws: `ExtractionError`: `overLimit`, or `corrupt` where LibreOffice wrote something else.
    init(_ data: Data, kind: OfficeKind, limits: ExtractionLimits) throws(ExtractionError) {
        var content: Data?
        let read: Void? = try? ArchiveMembers(data, limits: limits, as: .package).read {
            $0 == Data("content.xml".utf8)
        } _: {
            content = $0.bytes
        }
        guard read != nil, let content else { throw kind.overLimit }
        let tree: XMLTree
        do throws(XMLTree.Fault) {
            tree = try XMLTree(content, limits: limits)
        } catch {
            throw kind.overLimit
        }
        guard let document = tree.root?.child("body")?.children.first(where: { _ in true }) else {
            throw kind.corrupt("LibreOffice finds nothing in it")
        }
        self.document = document
        let styles = tree.root?.child("automatic-styles")?.children.filter { $0.is("style") } ?? []
        hiddenStyles = Set(styles.filter(Self.hides).compactMap { $0.attribute("name") })
    }

    /// Whether a sheet or a slide is shown.
    func isShown(_ node: XMLTree.Node) -> Bool {
        node.attribute("style-name").map { !hiddenStyles.contains($0) } ?? true
    }

    private static func hides(_ style: XMLTree.Node) -> Bool {
        style.child("table-properties")?.attribute("display") == "false"
            || style.child("drawing-page-properties")?.attribute("visibility") == "hidden"
    }

    /// The paragraphs below an element, in order, tables and frames within it included.
    ///
    /// Remarks, notes and what stands for a slide in its notes are left out.
    static func paragraphs(below node: XMLTree.Node) -> [String] {
        node.children.flatMap { child -> [String] in
            if child.is("p") || child.is("h") { return text(of: child).split(separator: "\n").map(String.init) }
            if child.is("annotation") || child.is("notes") || child.is("desc") || child.is("title") { return [] }
            if child.is("table-row") { return [row(child)].filter { !$0.isEmpty } }
            return paragraphs(below: child)
        }
    }

    private static func row(_ row: XMLTree.Node) -> String {
        var cells = row.children.map { paragraphs(below: $0).joined(separator: " ") }
        while cells.last?.isEmpty == true { cells.removeLast() }
        return cells.joined(separator: " | ")
    }

    /// The text of a paragraph (ODF 1.3 part 3, 6.1): blanks and tabs are elements.
    static func text(of paragraph: XMLTree.Node) -> String {
        paragraph.contents.reduce(into: "") { text, part in
            switch part {
            case .text(let piece): text += piece
            case .element(let node):
                if node.is("s") {
                    text += String(repeating: " ", count: max(1, min(100, Int(node.attribute("c") ?? "") ?? 1)))
                } else if node.is("tab") {
                    text += "\t"
                } else if node.is("line-break") {
                    text += "\n"
                } else if !node.is("annotation"), !node.is("note") {
                    text += Self.text(of: node)
                }
            }
        }
    }
}
