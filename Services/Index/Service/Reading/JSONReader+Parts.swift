internal import Messages

/// The parts of a report that lists have many of.
extension JSONReader {
    /// `[start, end]`.
    mutating func range() throws -> TextRange {
        let ends = try elements { try $0.integer() }
        guard ends.count == 2, ends[0] >= 0, ends[1] >= ends[0] else {
            throw IndexError(.malformed, "A range is [start, end] with 0 <= start <= end, and not \(ends.prefix(4))")
        }
        return TextRange(ends[0], ends[1])
    }

    /// A heading with all below it.
    mutating func section() throws -> OutlineSection {
        var (number, level, title) = (String?.none, Int?.none, String?.none)
        var (role, range, children) = (String?.none, TextRange?.none, [OutlineSection]?.none)
        try members { name, reader in
            switch name {
            case "number": number = try reader.string()
            case "level": level = try reader.integer()
            case "title": title = try reader.string()
            case "role": role = try reader.optionalString()
            case "range": range = try reader.range()
            case "children": children = try reader.elements { try $0.section() }
            default: break
            }
        }
        return OutlineSection(
            number: try Self.required("number", number), level: try Self.required("level", level),
            title: try Self.required("title", title), role: role.map(SectionRole.init(rawValue:)),
            range: try Self.required("range", range), children: try Self.required("children", children))
    }

    /// A figure with all that is stated of it.
    mutating func figure() throws -> ReportFigure {
        var (id, value, unit, subject) = (String?.none, Double?.none, String?.none, String?.none)
        var (qualifier, period, partOf) = (String?.none, String?.none, String?.none)
        var (section, label, quote, range) = ([Int]?.none, String?.none, String?.none, TextRange?.none)
        try members { name, reader in
            switch name {
            case "id": id = try reader.string()
            case "value": value = try reader.number()
            case "unit": unit = try reader.string()
            case "subject": subject = try reader.optionalString()
            case "qualifier": qualifier = try reader.string()
            case "period": period = try reader.optionalString()
            case "partOf": partOf = try reader.optionalString()
            case "section": section = try reader.elements { try $0.integer() }
            case "sectionLabel": label = try reader.optionalString()
            case "quote": quote = try reader.string()
            case "range": range = try reader.range()
            default: break
            }
        }
        return ReportFigure(
            id: try Self.required("id", id), value: try Self.required("value", value),
            unit: try Self.required("unit", unit), subject: subject,
            qualifier: FigureQualifier(rawValue: try Self.required("qualifier", qualifier)), period: period,
            partOf: partOf, section: try Self.required("section", section), sectionLabel: label,
            quote: try Self.required("quote", quote), range: try Self.required("range", range))
    }

    /// A problem or a commitment.
    mutating func item() throws -> ReportItem {
        var (text, range) = (String?.none, TextRange?.none)
        try members { name, reader in
            switch name {
            case "text": text = try reader.string()
            case "range": range = try reader.range()
            default: break
            }
        }
        return ReportItem(text: try Self.required("text", text), range: try Self.required("range", range))
    }
}
