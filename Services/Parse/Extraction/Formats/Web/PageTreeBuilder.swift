import CLibXML2

/// Builds a page's tree out of what libxml2's HTML parser reports, and stops it at a limit.
final class PageTreeBuilder {
    /// A page that asks for more than its limits allow.
    enum Fault: Error { case tooManyElements, tooDeep, tooLarge }

    private var tree = PageTree()
    /// The elements that are open.
    private var open: [Int32] = []
    private var fault: Fault?
    private let limits: ExtractionLimits
    private var context: htmlParserCtxtPtr?
    /// The parser keeps one copy of each name, so that its address tells the name.
    private var tags: [UnsafePointer<xmlChar>: PageTag] = [:]
    private var attributes: [UnsafePointer<xmlChar>: PageAttribute] = [:]

    /// The parser closes what old pages leave open only with what is around it, so that a page which looks flat may be
    /// several times as deep.
    private static let leftOpen = 5

    private init(limits: ExtractionLimits) { self.limits = limits }

    /// Parses a cleaned page.
    ///
    /// - Throws: `Fault`.
    static func tree(of page: [UInt8], limits: ExtractionLimits) throws(Fault) -> PageTree {
        // Places in the tree are of 32 bits.
        guard page.count < Int(Int32.max) else { throw .tooLarge }
        let builder = PageTreeBuilder(limits: limits)
        builder.tree.text.reserveCapacity(page.count / 2)
        guard let context = htmlNewParserCtxt() else { throw .tooLarge }
        defer { htmlFreeParserCtxt(context) }
        builder.context = context
        builder.listen(to: context)
        let options = HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        let document = page.withUnsafeBytes { bytes in
            var rest = bytes[...]
            // Read piece by piece, so that the parser keeps no copy of the whole.
            return withUnsafeMutablePointer(to: &rest) { rest in
                htmlCtxtReadIO(
                    context, Self.readPiece, nil, rest, nil, "UTF-8", Int32(options | HTML_PARSE_IGNORE_ENC.rawValue))
            }
        }
        if let document { xmlFreeDoc(document) }
        builder.closeAll()
        if let fault = builder.fault { throw fault }
        return builder.tree
    }

    /// Hands the next bytes to the parser.
    private static let readPiece: xmlInputReadCallback = { rest, buffer, size in
        guard let rest = rest?.assumingMemoryBound(to: Slice<UnsafeRawBufferPointer>.self), let buffer, size > 0 else {
            return 0
        }
        let piece = rest.pointee.prefix(Int(size))
        rest.pointee = rest.pointee.dropFirst(piece.count)
        UnsafeMutableRawBufferPointer(start: buffer, count: Int(size)).copyBytes(from: piece)
        return Int32(piece.count)
    }

    private func listen(to context: htmlParserCtxtPtr) {
        guard let handler = context.pointee.sax else { return }
        handler.pointee = xmlSAXHandler()
        handler.pointee.initialized = 1
        handler.pointee.startElement = { PageTreeBuilder.of($0)?.start($1, $2) }
        handler.pointee.endElement = { context, _ in PageTreeBuilder.of(context)?.end() }
        handler.pointee.characters = { PageTreeBuilder.of($0)?.characters($1, $2) }
        handler.pointee.ignorableWhitespace = { PageTreeBuilder.of($0)?.characters($1, $2) }
        handler.pointee.cdataBlock = { PageTreeBuilder.of($0)?.characters($1, $2) }
        context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> PageTreeBuilder? {
        context.map { Unmanaged<PageTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    // MARK: - What the parser reports

    private func start(
        _ name: UnsafePointer<xmlChar>?, _ pairs: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard fault == nil, let name else { return }
        guard tree.nodes.count < 2 * limits.elements else { return stop(.tooManyElements) }
        guard open.count < Self.leftOpen * limits.elementDepth else { return stop(.tooDeep) }
        let first = tree.attributes.count
        if var pair = pairs {
            while let attribute = pair[0] {
                take(attribute, pair[1])
                pair += 2
            }
        }
        let node = PageTree.Node(
            tag: tag(of: name), parent: open.last ?? -1, end: 0, start: Int32(first),
            count: Int32(tree.attributes.count - first))
        open.append(Int32(tree.nodes.count))
        tree.nodes.append(node)
    }

    private func take(_ name: UnsafePointer<xmlChar>, _ value: UnsafePointer<xmlChar>?) {
        guard let known = attribute(of: name) else { return }
        let start = tree.values.count
        if let value { tree.values.append(contentsOf: UnsafeBufferPointer(start: value, count: Int(xmlStrlen(value)))) }
        tree.attributes.append(PageTree.Attribute(name: known, value: start..<tree.values.count))
    }

    private func end() {
        guard fault == nil, let last = open.popLast() else { return }
        tree.nodes[Int(last)].end = Int32(tree.nodes.count)
    }

    private func characters(_ bytes: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard fault == nil, let bytes, count > 0 else { return }
        let start = tree.text.count
        tree.text.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
        let parent = open.last ?? -1
        let last = tree.nodes.count - 1
        // The parser hands long texts over in pieces.
        if last >= 0, tree.nodes[last].tag == nil, tree.nodes[last].parent == parent {
            tree.nodes[last].count += count
            return
        }
        tree.nodes.append(
            PageTree.Node(tag: nil, parent: parent, end: Int32(last + 2), start: Int32(start), count: count))
    }

    private func stop(_ fault: Fault) {
        self.fault = fault
        xmlStopParser(context)
    }

    private func closeAll() {
        while let last = open.popLast() { tree.nodes[Int(last)].end = Int32(tree.nodes.count) }
    }

    // MARK: - Names

    private func tag(of name: UnsafePointer<xmlChar>) -> PageTag {
        if let known = tags[name] { return known }
        let tag = PageTag.named[String(cString: name)] ?? .other
        tags[name] = tag
        return tag
    }

    private func attribute(of name: UnsafePointer<xmlChar>) -> PageAttribute? {
        if let known = attributes[name] { return known }
        let known = PageAttribute(UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name))))
        attributes[name] = known
        return known
    }
}
