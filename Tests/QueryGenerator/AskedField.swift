package import Messages

/// Fields of which one report is sure to have the value, or nearly.
package enum AskedField {
    /// One of the fields.
    package static func make(_ report: Report, _ random: inout Seeded) -> AskedQuery {
        let choices = [agency, division, year, cites, figure, duty, level, finding]
        return random.pick(choices)(report, &random) ?? year(report, &random)
            ?? .field(typed: "kind:年报") { report, _ in report.kind == .annualReport }
    }

    /// Two to four characters of a name.
    private static func piece(_ name: String, _ random: inout Seeded) -> String? {
        let scalars = Array(name.unicodeScalars.filter { $0.properties.isIdeographic })
        guard scalars.count >= 2, scalars.count == name.unicodeScalars.count else { return nil }
        let start = random.number(0...scalars.count - 2)
        return String(String.UnicodeScalarView(scalars[start...].prefix(random.number(2...4))))
    }

    private static func agency(_ report: Report, _ random: inout Seeded) -> AskedQuery? {
        guard let piece = piece(report.agency?.name ?? "", &random) else { return nil }
        return .field(typed: "机关：\(piece)") { report, _ in
            ([report.agency?.name ?? ""] + (report.agency?.joint ?? [])).contains { $0.contains(piece) }
        }
    }

    private static func division(_ report: Report, _ random: inout Seeded) -> AskedQuery? {
        guard let place = report.agency?.division else { return nil }
        if random.number(0...1) == 0, let name = place.path.randomElement(using: &random) {
            return .field(typed: "division:\(name)") { report, _ in
                (report.agency?.division?.path ?? []).contains { $0.hasPrefix(name) }
            }
        }
        let code = place.code.prefix(random.pick([2, 4]))
        guard !code.hasSuffix("00") else { return nil }
        return .field(typed: "地区:\(code)") { report, _ in report.agency?.division?.code.hasPrefix(code) ?? false }
    }

    private static func year(_ report: Report, _ random: inout Seeded) -> AskedQuery? {
        let first = random.number(2018...2026)
        let last = random.number(first...2026)
        return .field(typed: "year:\(first)-\(last)") { report, _ in
            report.reportYear.map { $0 >= first && $0 <= last } ?? false
        }
    }

    private static func cites(_ report: Report, _ random: inout Seeded) -> AskedQuery? {
        guard let name = report.citations.randomElement(using: &random)?.name, let piece = piece(name, &random) else {
            return nil
        }
        return .field(typed: "依据:《\(piece)》") { report, _ in
            report.citations.contains { $0.name.contains(piece) || ($0.canonicalName ?? "").contains(piece) }
        }
    }

    private static func figure(_ report: Report, _ random: inout Seeded) -> AskedQuery? {
        guard let figure = report.figures.randomElement(using: &random), let subject = figure.subject,
            let piece = piece(subject, &random), figure.value == figure.value.rounded(), figure.value < 1e9
        else { return nil }
        let bound = Int(figure.value) + random.number(-1...1)
        let unit = figure.unit
        let (sign, fits): (String, (Double) -> Bool) = random.pick([
            (">", { $0 > Double(bound) }), ("≥", { $0 >= Double(bound) }), ("＜", { $0 < Double(bound) }),
            ("<=", { $0 <= Double(bound) }), ("=", { $0 == Double(bound) }),
        ])
        return .field(typed: "figure:\(piece)\(sign)\(bound)\(unit)") { report, _ in
            report.figures.contains { fits($0.value) && $0.unit == unit && ($0.subject ?? "").contains(piece) }
        }
    }

    private static func duty(_ report: Report, _ random: inout Seeded) -> AskedQuery? {
        report.duties.randomElement(using: &random).map { one in
            .field(typed: "duty:\(one.duty)") { report, _ in report.duties.contains { $0.duty == one.duty } }
        }
    }

    private static func level(_ report: Report, _ random: inout Seeded) -> AskedQuery? {
        .field(typed: "level:县,prefecture") { report, _ in
            ["county", "prefecture"].contains(report.agency?.level?.rawValue)
        }
    }

    private static func finding(_ report: Report, _ random: inout Seeded) -> AskedQuery? {
        guard let rule = report.findings.randomElement(using: &random)?.rule else { return nil }
        let family = String(rule.prefix { $0 != "." })
        let asked = random.pick([rule, family])
        return .field(typed: "finding:\(asked)") { report, _ in
            report.findings.contains { $0.rule == asked || $0.rule.hasPrefix(asked + ".") }
        }
    }
}
