/// Goes through the objects of pages, layers and blocks.
struct OFDObjects {
    /// Units within units.
    private static let deepest = 8

    private let limits: ExtractionLimits
    /// Objects, pieces of text among them, and bytes of text that may yet be read: a unit may be drawn any number of times.
    private var (objects, bytes): (Int, Int)

    init(_ limits: ExtractionLimits) {
        self.limits = limits
        (objects, bytes) = (limits.elements, limits.textBytes)
    }

    /// Adds what is on a page or a template.
    mutating func read(
        _ page: XMLTree.Node, _ resources: OFDResources, into result: inout OFDPage
    ) throws(ExtractionError) {
        for content in page.children where content.is("Content") {
            for layer in content.children where layer.is("Layer") && layer.isVisible {
                try read(block: layer, .identity, depth: 0, resources, into: &result)
            }
        }
    }

    /// Adds the objects of a layer, a block or a unit; blocks are no deeper than the elements of a tree may be.
    private mutating func read(
        block: XMLTree.Node, _ matrix: OFDMatrix, depth: Int, _ resources: OFDResources, into page: inout OFDPage
    ) throws(ExtractionError) {
        for object in block.children where object.isVisible {
            objects -= 1
            guard objects >= 0 else { throw .ofd(.overLimit, OFDPackage.tooMuch) }
            if object.is("TextObject") {
                let pieces = OFDText(object, in: matrix).pieces()
                objects -= pieces.count
                bytes -= pieces.reduce(0) { $0 + $1.text.text.utf8.count }
                guard objects >= 0, bytes >= 0 else { throw .ofd(.overLimit, OFDPackage.tooMuch) }
                page.pieces += pieces
            } else if object.is("PageBlock") {
                try read(block: object, matrix, depth: depth, resources, into: &page)
            } else if object.is("ImageObject") {
                let box = OFDNumbers.box(object.attribute("Boundary"))
                object.attribute("ResourceID").map { page.add(image: $0, in: box) }
            } else if object.is("PathObject") {
                page.hasDrawings = true
            } else if object.is("CompositeObject"), depth < Self.deepest,
                let unit = object.attribute("ResourceID").flatMap({ resources.units[$0] })
            {
                for content in unit.children where content.is("Content") {
                    try read(
                        block: content, object.matrix.then(matrix), depth: depth + 1, resources, into: &page)
                }
            }
        }
    }
}

extension XMLTree.Node {
    fileprivate var isVisible: Bool { attribute("Visible")?.lowercased() != "false" }

    /// From an object's own coordinates to those around it: its `CTM`, then the place of its `Boundary` (8.5).
    var matrix: OFDMatrix { matrix(in: OFDNumbers.box(attribute("Boundary"))) }

    /// The same for a boundary that is known.
    func matrix(in boundary: OFDNumbers.Box?) -> OFDMatrix {
        let place = OFDMatrix.moved(by: boundary?.origin ?? OFDPoint(x: 0, y: 0))
        return OFDMatrix(attribute("CTM"))?.then(place) ?? place
    }
}
