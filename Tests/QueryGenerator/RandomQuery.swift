import Messages

/// Makes up queries of every kind.
package enum RandomQuery {
    /// A query whose phrases are pieces of a text as a rule, and whose fields are made by `field`.
    package static func make(
        depth: Int, text: String, field: (inout Seeded) -> AskedQuery = Self.field, _ random: inout Seeded
    ) -> AskedQuery {
        switch random.number(0...(depth > 0 ? 12 : 5)) {
        case 0...3: return leaf(text, &random)
        case 4...5: return field(&random)
        case 6...7: return .and(children(depth, text, field, &random))
        case 8: return .or(children(depth, text, field, &random))
        case 9: return .not(make(depth: 0, text: text, field: field, &random))
        case 10: return near(text, &random)
        case 11: return .within(parts(&random), near(text, &random))
        default: return .within(parts(&random), .and(children(depth, text, field, &random)))
        }
    }

    private static func parts(_ random: inout Seeded) -> [String] {
        random.pick([
            ["problems"], ["plans"], ["title"], ["headings"], ["problems", "title"], ["problems", "plans"],
            ["plans", "headings"],
        ])
    }

    private static func near(_ text: String, _ random: inout Seeded) -> AskedQuery {
        let sign = random.pick(["NEAR", "同句", "同段", "NEAR/0", "NEAR/2", "NEAR/6"])
        return .near((0..<random.number(2...3)).map { _ in leaf(text, &random) }, typed: sign)
    }

    private static func children(
        _ depth: Int, _ text: String, _ field: (inout Seeded) -> AskedQuery, _ random: inout Seeded
    ) -> [AskedQuery] {
        (0..<random.number(2...3)).map { _ in make(depth: depth - 1, text: text, field: field, &random) }
    }

    /// A piece of a text as a rule, so that something is found; quotes and blank lines would end it.
    package static func leaf(_ text: String, _ random: inout Seeded) -> AskedQuery {
        let scalars = Array(text.unicodeScalars)
        var typed = ""
        if random.number(0...4) > 0, !scalars.isEmpty {
            let start = random.number(0...scalars.count - 1)
            let longest = random.pick([1, 4, 4, 20])
            typed = String(String.UnicodeScalarView(scalars[start...].prefix(random.number(1...longest))))
        }
        if random.number(0...9) == 0 {
            let around = { (random: inout Seeded) in random.pick(["", "", "法", "国", "执", "a2"]) }
            let before = around(&random)
            typed = before + WrittenNumber.oneOfFew(&random).written(&random) + around(&random)
        }
        typed = typed.replacing("\n", with: " ")
        if NaiveText(typed).tokens.isEmpty { typed = random.pick(["法", "执法", "a", "20", "国"]) }
        return .phrase(typed, isPrefix: random.number(0...5) == 0)
    }

    /// One of the fields, asked for what some reports have.
    package static func field(_ random: inout Seeded) -> AskedQuery {
        let name = random.pick(["法", "执法", "国", "治国", "发"])
        let number = random.number(0...7)
        switch random.number(0...10) {
        case 0:
            return .field(typed: "agency:\(name)") { report, _ in
                ([report.agency?.name ?? ""] + (report.agency?.joint ?? [])).contains { $0.contains(name) }
            }
        case 1:
            return .field(typed: "年份：2020..2021") { report, _ in
                report.reportYear.map { (2020...2021).contains($0) } ?? false
            }
        case 2:
            return .field(typed: "division:4101,\(name)") { report, _ in
                guard let place = report.agency?.division else { return false }
                let paths = place.path.indices.map { place.path[$0...].joined() }
                return place.code.hasPrefix("4101") || paths.contains { $0.hasPrefix(name) }
            }
        case 3: return .field(typed: "类型:部门") { report, _ in report.agency?.kind.rawValue == "department" }
        case 4: return .field(typed: "level:县") { report, _ in report.agency?.level?.rawValue == "county" }
        case 5: return .field(typed: "duty:disputes") { report, _ in report.duties.contains { $0.duty == "disputes" } }
        case 6:
            return .field(typed: "finding:figures") { report, _ in report.findings.contains { $0.rule == "figures.sum" }
            }
        case 7: return .field(typed: "tag:「乙 丙」") { _, tags in tags.contains("乙 丙") }
        case 8:
            return .field(typed: "cites:《\(name)》") { report, _ in
                report.citations.contains { $0.name.contains(name) || ($0.canonicalName ?? "").contains(name) }
            }
        case 9:
            return .field(typed: "unit:％") { report, _ in report.figures.contains { ["%", "％"].contains($0.unit) } }
        default:
            return .field(typed: "figure:\(name)>=\(number)件") { report, _ in
                report.figures.contains {
                    $0.value >= Double(number) && $0.unit == "件" && ($0.subject ?? "").contains(name)
                }
            }
        }
    }
}
