extension StoryReader {
    /// Takes what stands in a paragraph.
    mutating func read(_ element: WordElement, _ node: XMLTree.Node) throws(ExtractionError) {
        switch element {
        case .text: try append(Self.content(of: node), inFont: true)
        case .tab, .alignedTab: try append("\t")
        case .lineBreak, .carriageReturn: try append("\n")
        case .noBreakHyphen: try append("-")
        case .denominator: try append("/")
        case .symbol: try append(Self.symbol(node))
        case .fieldCharacter:
            readField(node.attribute("fldCharType"))
            // A box to tick of a form has no result to show for it.
            if let box = node.child("ffData")?.child("checkBox") {
                let isTicked = box.toggle("checked") ?? box.toggle("default") ?? false
                try append(isTicked ? "☑" : "☐", isResult: true)
            }
        case .instruction:
            if !fields.isEmpty { fields[fields.count - 1].takeInstruction(node.text()) }
        case .footnoteReference: refer(to: .footnote, node)
        case .endnoteReference: refer(to: .endnote, node)
        case .textPath:
            guard isVisible, let lettering = node.attribute("string"), !lettering.isEmpty else { return }
            try count(lettering)
            hang([Self.inOneLine(lettering)])
        default: break
        }
    }

    /// Whether what stands here shows.
    private var isVisible: Bool { instructions == 0 && !isHidden }

    private var isHidden: Bool {
        let hides = paragraphs.last?.hidesText ?? false
        return runs.contains { $0.isHidden(paragraphHides: hides) }
    }

    private mutating func append(
        _ text: String, inFont: Bool = false, isResult: Bool = false
    ) throws(ExtractionError) {
        guard !paragraphs.isEmpty, !text.isEmpty, !isHidden, instructions == (isResult ? 1 : 0) else { return }
        let text = inFont ? runs.last?.font?.text(text) ?? text : text
        try count(text)
        paragraphs[paragraphs.count - 1].text += text
    }

    private mutating func refer(to kind: NoteBook.Kind, _ node: XMLTree.Node) {
        guard !paragraphs.isEmpty, isVisible, let id = node.attribute("id") else { return }
        paragraphs[paragraphs.count - 1].notes.append((kind, id))
    }

    /// The text of an element; blanks around it count only where it says so, as Word has it.
    private static func content(of node: XMLTree.Node) -> String {
        let text = inOneLine(node.text())
        guard node.attribute("space") != "preserve", text.utf8.first == 0x20 || text.utf8.last == 0x20 else {
            return text
        }
        var trimmed = text[...]
        while trimmed.utf8.first == 0x20 { trimmed.removeFirst() }
        while trimmed.utf8.last == 0x20 { trimmed.removeLast() }
        return String(trimmed)
    }

    /// Line ends and tabs that are no elements are blanks.
    private static func inOneLine(_ text: String) -> String {
        let isInLine = text.utf8.withContiguousStorageIfAvailable { bytes in !bytes.contains { $0 < 0x20 } }
        if isInLine ?? false { return text }
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { view.append(scalar.value < 0x20 ? " " : scalar) }
        return String(view)
    }

    private static func symbol(_ node: XMLTree.Node) -> String {
        guard let code = node.attribute("char").flatMap({ UInt32($0, radix: 16) }), code >= 0x20,
            let scalar = Unicode.Scalar(code)
        else { return "" }
        if let font = SymbolFont(name: node.attribute("font")) { return font.character(scalar) ?? "" }
        guard SymbolFont.isPrivate(scalar) else { return String(scalar) }
        return Unicode.Scalar(code - 0xF000).map { String($0) } ?? ""
    }
}
