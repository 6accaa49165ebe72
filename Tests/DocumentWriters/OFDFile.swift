package import Foundation

/// Makes OFD documents.
package struct OFDFile {
    /// How a producer writes the text of a page.
    package struct Style: Sendable {
        package enum Objects: CaseIterable, Sendable { case lines, characters, paragraphs }
        package enum Deltas: CaseIterable, Sendable { case each, shorthand }

        package var objects: Objects
        package var deltas: Deltas
        package var namespace: String
        /// The prefix of the elements; empty for none.
        package var prefix: String
        package var isShuffled: Bool
        package var hasAbsoluteRoot: Bool
        /// Whether pages have a header in a template, and a number.
        package var hasRunningLines: Bool
        /// Whether objects stand in blocks, in points that a matrix makes millimetres of.
        package var isNested: Bool
        /// Whether blanks are places only.
        package var omitsBlanks: Bool

        package init(
            objects: Objects = .lines, deltas: Deltas = .shorthand, namespace: String = "http://www.ofdspec.org/2016",
            prefix: String = "ofd:", isShuffled: Bool = false, hasAbsoluteRoot: Bool = false,
            hasRunningLines: Bool = false, isNested: Bool = false, omitsBlanks: Bool = false
        ) {
            (self.objects, self.deltas, self.namespace, self.prefix) = (objects, deltas, namespace, prefix)
            (self.isShuffled, self.hasAbsoluteRoot) = (isShuffled, hasAbsoluteRoot)
            (self.hasRunningLines, self.isNested, self.omitsBlanks) = (hasRunningLines, isNested, omitsBlanks)
        }
    }

    package var style = Style()
    /// What is in the package, by its path.
    package var members: [(path: String, content: Data)] = []

    package var data: Data { ZipWriter.archive(members) }

    package init() {}

    /// A document of pages whose content is given as XML with the prefix `ofd:`.
    package init(pages: [String], common: String = "", parts: [String: String] = [:]) {
        addEntrance()
        let links = pages.indices.map { "<ofd:Page ID=\"\($0 + 1)\" BaseLoc=\"Pages/Page_\($0)/Content.xml\"/>" }
        add("Doc_0/Document.xml", document(common: common, pages: links.joined()))
        for (number, page) in pages.enumerated() {
            add("Doc_0/Pages/Page_\(number)/Content.xml", element("Page", page))
        }
        for (path, part) in parts.sorted(by: { $0.key < $1.key }) { add(path, part) }
    }

    /// A text on A4 pages.
    package init(setting setter: A4Typesetter, _ style: Style, random: inout some RandomNumberGenerator) {
        self.style = style
        addEntrance()
        let links = (0..<setter.pages).map { "<ofd:Page ID=\"\($0 + 1)\" BaseLoc=\"P/\($0 + 1).xml\"/>" }
        let template = style.hasRunningLines ? "<ofd:TemplatePage ID=\"900\" BaseLoc=\"Tpls/T.xml\"/>" : ""
        add("Doc_0/Document.xml", document(common: template, pages: links.joined()))
        if style.hasRunningLines {
            add("Doc_0/Tpls/T.xml", element("Page", Self.content([Self.line("年度报告汇编　内部资料", x: 28, y: 20)])))
        }
        var pages = [[String]](repeating: [], count: setter.pages)
        for (page, object) in objects(setter) { pages[page].append(object) }
        for (number, objects) in pages.enumerated() {
            var objects = style.isShuffled ? objects.shuffled(using: &random) : objects
            if style.hasRunningLines { objects.append(Self.line("- \(number + 1) -", x: 100, y: 283)) }
            let use = style.hasRunningLines ? "<ofd:Template TemplateID=\"900\" ZOrder=\"Background\"/>" : ""
            add("Doc_0/P/\(number + 1).xml", element("Page", use + Self.content(objects)))
        }
    }

    package mutating func add(_ path: String, _ xml: String) {
        members.append((path, Data(xml.replacing("ofd:", with: style.prefix).utf8)))
    }

    // MARK: - XML

    package static func content(_ objects: [String]) -> String {
        "<ofd:Content><ofd:Layer ID=\"5\">" + objects.joined(separator: "\n") + "</ofd:Layer></ofd:Content>"
    }

    /// A text object of one line, its characters set without gaps.
    package static func line(_ text: String, x: Double, y: Double, size: Double = 5, attributes: String = "") -> String
    {
        let deltas = text.dropLast().map { "\(A4Typesetter.width(of: $0) * size)" }.joined(separator: " ")
        return "<ofd:TextObject ID=\"7\" Boundary=\"\(x) \(y - size) \(Double(text.count) * size) \(size)\" "
            + "Size=\"\(size)\" \(attributes)><ofd:TextCode X=\"0\" Y=\"\(size)\""
            + (deltas.isEmpty ? "" : " DeltaX=\"\(deltas)\"") + ">\(escaped(text))</ofd:TextCode></ofd:TextObject>"
    }

    package func element(_ name: String, _ content: String) -> String {
        let space = style.prefix.isEmpty ? "xmlns" : "xmlns:\(style.prefix.dropLast())"
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<ofd:\(name) \(space)=\"\(style.namespace)\">\(content)</ofd:\(name)>"
    }

    private mutating func addEntrance() {
        let root = (style.hasAbsoluteRoot ? "/" : "") + "Doc_0/Document.xml"
        add("OFD.xml", element("OFD", "<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>\(root)</ofd:DocRoot></ofd:DocBody>"))
    }

    private func document(common: String, pages: String) -> String {
        element(
            "Document",
            "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>\(common)"
                + "</ofd:CommonData><ofd:Pages>\(pages)</ofd:Pages>")
    }

    package static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }

    // MARK: - Objects

    private func objects(_ setter: A4Typesetter) -> [(page: Int, xml: String)] {
        let ends = setter.lineStarts.dropFirst() + [setter.glyphs.count]
        let lines = zip(setter.lineStarts, ends).map { setter.glyphs[$0..<$1] }.filter { !$0.isEmpty }
        return lines.flatMap { line -> [(page: Int, xml: String)] in
            switch style.objects {
            case .lines: pieces(of: line).map { ($0[0].page, object($0)) }
            case .characters: pieces(of: line).joined().map { ($0.page, object([$0])) }
            case .paragraphs: [(line[line.startIndex].page, object(Array(line)))]
            }
        }
    }

    /// A line in one piece, or in several where blanks are left out.
    private func pieces(of line: ArraySlice<A4Typesetter.Glyph>) -> [[A4Typesetter.Glyph]] {
        guard style.omitsBlanks else { return [Array(line)] }
        return line.split { $0.character.isWhitespace }.map(Array.init)
    }

    private func object(_ glyphs: [A4Typesetter.Glyph]) -> String {
        guard let first = glyphs.first, let last = glyphs.last else { return "" }
        let scale = style.isNested ? 25.4 / 72 : 1
        let size = first.size / scale
        let steps = zip(glyphs, glyphs.dropFirst()).map { Self.printed(($1.x - $0.x) / scale) }
        let width = last.x + last.size - first.x
        let object =
            "<ofd:TextObject ID=\"9\" Boundary=\"\(first.x) \(first.y - first.size) \(width) \(first.size * 1.2)\" "
            + (style.isNested ? "CTM=\"\(scale) 0 0 \(scale) 0 0\" " : "")
            + "Size=\"\(Self.printed(size))\"><ofd:TextCode X=\"0\" Y=\"\(Self.printed(size))\""
            + (steps.isEmpty ? "" : " DeltaX=\"\(deltas(steps))\"")
            + ">\(Self.escaped(String(glyphs.map(\.character))))</ofd:TextCode></ofd:TextObject>"
        return style.isNested
            ? "<ofd:PageBlock ID=\"8\"><ofd:PageBlock ID=\"6\">\(object)</ofd:PageBlock></ofd:PageBlock>" : object
    }

    private func deltas(_ steps: [String]) -> String {
        guard style.deltas == .shorthand else { return steps.joined(separator: " ") }
        var words: [String] = []
        var index = 0
        while index < steps.count {
            let count = steps[index...].prefix { $0 == steps[index] }.count
            words.append(count > 1 ? "g \(count) \(steps[index])" : steps[index])
            index += count
        }
        return words.joined(separator: " ")
    }

    private static func printed(_ number: Double) -> String { String((number * 10_000).rounded() / 10_000) }
}
