/// A division that a query names.
package enum DivisionValue: Hashable, Sendable {
    /// A code of GB/T 2260, six digits; one that ends in 00 means all below it too.
    case code(String)
    /// A name of the division or of one above it, or its beginning: 河南 is 河南省; several may follow each other.
    case name(String)

    /// The beginning that the codes of the division and of all below it have in common.
    package var codePrefix: String? {
        guard case .code(var code) = self else { return nil }
        while code.count > 2, code.count.isMultiple(of: 2), code.hasSuffix("00") { code.removeLast(2) }
        return code
    }

    /// Whether a division is the one that is named, or lies in it.
    package func includes(code: String, path: [String]) -> Bool {
        if let prefix = codePrefix { return code.hasPrefix(prefix) }
        guard case .name(let name) = self else { return false }
        let wanted = FoldedText.row(name)
        guard !wanted.isEmpty else { return false }
        let names = path.map { FoldedText.row($0) }
        return names.indices.contains { names[$0...].joined().starts(with: wanted) }
    }
}
