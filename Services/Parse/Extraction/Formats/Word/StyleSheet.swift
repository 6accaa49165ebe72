/// What the styles of a document say of numbers and of hidden text, with what each has from the style it is based on.
struct StyleSheet {
    /// A style as its element states it.
    private struct Definition {
        var basedOn: String?
        var numID: Int?
        var level: Int?
        var isHidden: Bool?
    }

    /// A style's own number, and the styles it stands on.
    struct ListNumber {
        /// What `numId` names; 0 takes away what the style would have from another.
        var numID: Int
        /// The style itself and those it is based on, with the level that each states.
        var lineage: [(style: String, level: Int?)]
    }

    /// More styles upon each other are no document's; a chain that runs in a circle ends there too.
    private static let longestLineage = 32

    private var paragraphStyles: [String: Definition] = [:]
    private var characterStyles: [String: Definition] = [:]
    private var numberingStyles: [String: Int] = [:]
    private var defaultParagraphStyle: String?
    private var numbers: [String: ListNumber] = [:]
    private var hiding: Set<String> = []
    private var hidingCharacters: Set<String> = []

    init(_ tree: XMLTree?) {
        guard let root = tree?.root else { return }
        for style in root.children where style.is("style") {
            guard let name = style.attribute("styleId") else { continue }
            let number = style.child("pPr")?.child("numPr")
            let definition = Definition(
                basedOn: style.value("basedOn"), numID: number?.number("numId"), level: number?.number("ilvl"),
                isHidden: style.child("rPr")?.toggle("vanish"))
            switch style.attribute("type") {
            case "character": characterStyles[name] = definition
            case "numbering": numberingStyles[name] = definition.numID
            case "table": break
            default:
                paragraphStyles[name] = definition
                if let isDefault = style.attribute("default"), isDefault != "0", isDefault != "false" {
                    defaultParagraphStyle = name
                }
            }
        }
        for name in paragraphStyles.keys {
            let lineage = Self.lineage(of: name, in: paragraphStyles)
            if let numID = lineage.lazy.compactMap(\.definition.numID).first {
                numbers[name] = ListNumber(numID: numID, lineage: lineage.map { ($0.name, $0.definition.level) })
            }
            if lineage.lazy.compactMap(\.definition.isHidden).first == true { hiding.insert(name) }
        }
        for name in characterStyles.keys {
            let lineage = Self.lineage(of: name, in: characterStyles)
            if lineage.lazy.compactMap(\.definition.isHidden).first == true { hidingCharacters.insert(name) }
        }
    }

    private static func lineage(
        of name: String, in styles: [String: Definition]
    ) -> [(name: String, definition: Definition)] {
        var found: [(name: String, definition: Definition)] = []
        var next: String? = name
        while let name = next, let definition = styles[name], found.count < longestLineage {
            found.append((name, definition))
            next = definition.basedOn
        }
        return found
    }

    /// The style of a paragraph that names this one, or none.
    private func paragraphStyle(_ name: String?) -> String? {
        name.flatMap { paragraphStyles[$0] == nil ? nil : $0 } ?? defaultParagraphStyle
    }

    /// The number that a paragraph has from its style.
    func number(ofStyle name: String?) -> ListNumber? {
        paragraphStyle(name).flatMap { numbers[$0] }
    }

    /// Whether a paragraph's style hides its text.
    func hidesText(ofStyle name: String?) -> Bool {
        paragraphStyle(name).map { hiding.contains($0) } ?? false
    }

    /// Whether a run's style hides its text.
    func hidesText(ofCharacterStyle name: String?) -> Bool {
        name.map { hidingCharacters.contains($0) } ?? false
    }

    /// The list of a numbering style.
    func numID(ofNumberingStyle name: String) -> Int? { numberingStyles[name] }
}
