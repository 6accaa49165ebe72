internal import Messages

/// A facet that was asked for.
enum FacetRequest {
    /// The values of a field.
    case field(PostingField)
    /// The divisions directly below one; of all, the provinces.
    case divisions(below: String)

    /// What the names mean that a query may ask for.
    static let names: [(name: String, field: PostingField)] = [
        ("year", .year), ("division", .division), ("kind", .agencyKind), ("report-kind", .reportKind),
        ("level", .level), ("duty", .duty), ("cites", .cites), ("finding", .finding), ("tag", .tag),
        ("unit", .unit), ("reader", .reader),
    ]

    /// Reads a name, with a division's code behind a colon where it is to be drilled down.
    /// - Throws: ``IndexError/Code/invalid`` with the names that there are.
    init(_ text: String) throws {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let field = Self.names.first(where: { $0.name == parts[0] })?.field else {
            throw IndexError(
                .invalid, "There is no facet \(text.prefix(40))",
                hint: "There are \(Self.names.map(\.name).joined(separator: ", "))")
        }
        guard field == .division else {
            guard parts.count == 1 else {
                throw IndexError(.invalid, "Only the facet division goes further down", hint: "Ask for \(parts[0])")
            }
            self = .field(field)
            return
        }
        let code = parts.count > 1 ? parts[1] : ""
        guard code.isEmpty || DivisionCodes.isCode(code) else {
            throw IndexError(.invalid, "\(code.prefix(40)) is no code of a division", hint: "A code has six digits")
        }
        self = .divisions(below: code)
    }
}
