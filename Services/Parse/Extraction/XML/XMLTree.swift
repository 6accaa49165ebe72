import CLibXML2
import Foundation

/// An XML document as a tree: no entity of its own is expanded, nothing outside is read.
final class XMLTree {
    /// Why there is no tree.
    enum Fault: Error {
        /// It is no well-formed XML; libxml2's first complaint.
        case malformed(String)
        case tooLarge
    }

    /// Attributes of one element; libxml2 compares each with all the others.
    private static let mostAttributes = 1_000

    private let document: xmlDocPtr

    /// - Throws: `Fault`.
    init(_ data: Data, limits: ExtractionLimits) throws(Fault) {
        guard data.count <= limits.unpackedBytes, let size = Int32(exactly: data.count),
            Self.mayBeWithin(limits, data)
        else { throw .tooLarge }
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_COMPACT.rawValue | XML_PARSE_NOCDATA.rawValue
        let parsed = data.withUnsafeBytes { bytes in
            xmlReadMemory(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), size, nil, nil, Int32(options))
        }
        guard let parsed else {
            let complaint = xmlGetLastError().flatMap { $0.pointee.message }.map { String(cString: $0) } ?? "no XML"
            throw .malformed(complaint.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        document = parsed
        guard root.map({ Self.isWithin(limits, $0) }) ?? true else { throw .tooLarge }
    }

    deinit { xmlFreeDoc(document) }

    /// The outermost element.
    var root: Node? { xmlDocGetRootElement(document).map { Node(pointer: $0, tree: self) } }

    /// Whether so few tags and attributes can begin in the bytes that a tree of them fits into memory; a node takes
    /// many times what it takes in the file.
    private static func mayBeWithin(_ limits: ExtractionLimits, _ data: Data) -> Bool {
        var (tags, attributes, ofOneTag) = (0, 0, 0)
        // Each element has one tag or two.
        let mostTags = limits.elements.multipliedReportingOverflow(by: 2).partialValue
        return data.withUnsafeBytes { bytes in
            for byte in bytes {
                if byte == 0x3C {
                    tags += 1
                    ofOneTag = 0
                } else if byte == 0x3D {
                    attributes += 1
                    ofOneTag += 1
                    if ofOneTag > mostAttributes { return false }
                }
            }
            return tags <= mostTags && attributes <= limits.elements
        }
    }

    private static func isWithin(_ limits: ExtractionLimits, _ root: Node) -> Bool {
        var (count, depth) = (0, 0)
        var node: xmlNodePtr? = root.pointer
        while let current = node {
            if current.pointee.type == XML_ELEMENT_NODE {
                count += 1
                if count > limits.elements { return false }
            }
            if current.pointee.type == XML_ELEMENT_NODE, let child = current.pointee.children {
                depth += 1
                if depth > limits.elementDepth { return false }
                node = child
                continue
            }
            node = current
            while let here = node, here.pointee.next == nil {
                node = here.pointee.parent
                depth -= 1
                if node == root.pointer || depth <= 0 { return true }
            }
            node = node?.pointee.next
        }
        return true
    }

    private static func equals(_ name: UnsafePointer<xmlChar>?, _ other: StaticString) -> Bool {
        // A static string ends in a zero.
        xmlStrEqual(name, other.utf8Start) == 1
    }

    /// A part of what an element holds.
    enum Content {
        case element(Node), text(String)
    }

    /// One element; it keeps its document.
    struct Node {
        fileprivate let pointer: xmlNodePtr
        fileprivate let tree: XMLTree

        /// The name without prefix; namespaces are not looked at, since producers differ in them.
        var name: String { String(cString: pointer.pointee.name) }

        /// Whether that is the name without prefix, without making a string of it.
        func `is`(_ name: StaticString) -> Bool { XMLTree.equals(pointer.pointee.name, name) }

        /// The value of the attribute of that name, whatever its prefix.
        func attribute(_ name: StaticString) -> String? {
            var attribute = pointer.pointee.properties
            while let current = attribute {
                if XMLTree.equals(current.pointee.name, name) {
                    guard let value = current.pointee.children?.pointee.content else { return "" }
                    return String(cString: value)
                }
                attribute = current.pointee.next
            }
            return nil
        }

        /// The elements right below, in order.
        var children: some Sequence<Node> {
            sequence(first: pointer.pointee.children, next: { $0?.pointee.next })
                .lazy.compactMap { $0 }
                .filter { $0.pointee.type == XML_ELEMENT_NODE }
                .map { [tree] in Node(pointer: $0, tree: tree) }
        }

        /// The first element of that name right below.
        func child(_ name: StaticString) -> Node? {
            var node = pointer.pointee.children
            while let current = node {
                if current.pointee.type == XML_ELEMENT_NODE, XMLTree.equals(current.pointee.name, name) {
                    return Node(pointer: current, tree: tree)
                }
                node = current.pointee.next
            }
            return nil
        }

        /// Goes through the element and all that it holds, in document order, without recursion.
        ///
        /// - Throws: What the visitor throws.
        func walk(_ visitor: inout some XMLVisitor) throws(ExtractionError) {
            guard try visitor.enter(self) else { return }
            var parent = pointer
            var next = pointer.pointee.children
            while true {
                if let current = next {
                    if current.pointee.type == XML_ELEMENT_NODE, try visitor.enter(Node(pointer: current, tree: tree)) {
                        parent = current
                        next = current.pointee.children
                    } else {
                        next = current.pointee.next
                    }
                } else {
                    try visitor.leave(Node(pointer: parent, tree: tree))
                    guard parent != pointer, let above = parent.pointee.parent else { return }
                    next = parent.pointee.next
                    parent = above
                }
            }
        }

        /// What is right below, in order: elements, and the text between them.
        var contents: some Sequence<Content> {
            sequence(first: pointer.pointee.children, next: { $0?.pointee.next })
                .lazy.compactMap { $0 }
                .compactMap { [tree] node in
                    switch node.pointee.type {
                    case XML_ELEMENT_NODE: .element(Node(pointer: node, tree: tree))
                    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                        node.pointee.content.map { .text(String(cString: $0)) }
                    default: nil
                    }
                }
        }

        /// The text right below it and, with `deep`, below all that it holds.
        func text(deep: Bool = false) -> String {
            var text = ""
            var node = pointer.pointee.children
            while let current = node {
                switch current.pointee.type {
                case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                    if let content = current.pointee.content { text += String(cString: content) }
                case XML_ELEMENT_NODE where deep: text += Node(pointer: current, tree: tree).text(deep: true)
                default: break
                }
                node = current.pointee.next
            }
            return text
        }
    }
}
