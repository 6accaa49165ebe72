/// Takes signs off the ends of what was typed without quotes: they come with copying and are seldom meant.
enum PhraseTrimming {
    /// The units without signs at the ends; brackets stay where their other half is there too, and 《》 always.
    static func trimmed(_ units: [FoldedUnit]) -> [FoldedUnit] {
        var slice = units[...]
        while let first = slice.first, isDropped(first, among: slice) { slice.removeFirst() }
        while let last = slice.last, isDropped(last, among: slice) { slice.removeLast() }
        return Array(slice)
    }

    /// The units without the brackets of a cited name around them.
    static func withoutTitleMarks(_ units: [FoldedUnit]) -> [FoldedUnit] {
        var slice = units[...]
        while slice.first?.scalar == "《" { slice.removeFirst() }
        while slice.last?.scalar == "》" { slice.removeLast() }
        return Array(slice)
    }

    private static func isDropped(_ unit: FoldedUnit, among units: ArraySlice<FoldedUnit>) -> Bool {
        guard let scalar = unit.scalar else { return false }
        if let partner = partners[scalar] { return !units.contains { $0.scalar == partner } }
        if kept.contains(scalar) { return false }
        switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation, .mathSymbol, .modifierSymbol:
            return true
        default: return false
        }
    }

    private static let partners: [Unicode.Scalar: Unicode.Scalar] = ["［": "］", "］": "［", "（": "）", "）": "（"]
    private static let kept: Set<Unicode.Scalar> = ["《", "》", "％", "‰"]
}
