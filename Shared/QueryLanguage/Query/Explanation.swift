extension Query {
    /// What the query asks for, as an indented tree for people, with what was passed over.
    package func explanation(in language: QueryMessageLanguage) -> String {
        var lines: [String] = []
        Explanation(language: language).write(node, parts: [], indent: 0, to: &lines)
        if !notes.isEmpty {
            lines.append(language == .english ? "Notes:" : "说明：")
            lines += notes.map { "  " + $0.message.text(in: language) }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// Says a tree in words.
private struct Explanation {
    let language: QueryMessageLanguage

    func write(_ node: QueryNode, parts: [QueryPart], indent: Int, to lines: inout [String]) {
        func line(_ english: String, _ chinese: String) {
            lines.append(String(repeating: "  ", count: indent) + said(english, chinese))
        }
        func children(_ children: [QueryNode]) {
            for child in children { write(child, parts: parts, indent: indent + 1, to: &lines) }
        }
        switch node {
        case .everything: line("every report", "全部报告")
        case .phrase(let phrase): line("\(place(parts)) holds \(quoted(phrase))", "\(place(parts))含有\(quoted(phrase))")
        case .prefix(let phrase):
            line(
                "\(place(parts)) holds a word that begins as \(quoted(phrase))",
                "\(place(parts))含有以\(quoted(phrase))开头的词")
        case .field(let clause): lines.append(String(repeating: "  ", count: indent) + field(clause))
        case .near(let nodes, let scope):
            switch scope {
            case .sentence: line("in one sentence:", "在同一句中：")
            case .section: line("in one section:", "在同一节中：")
            case .units(let count): line("at most \(count) characters apart:", "相距不超过 \(count) 个字：")
            }
            children(nodes)
        case .and(let nodes):
            line("all of these:", "同时满足：")
            children(nodes)
        case .or(let nodes):
            line("any of these:", "满足其一：")
            children(nodes)
        case .not(let child):
            line("not:", "排除：")
            children([child])
        case .within(let inner, let child): write(child, parts: inner, indent: indent, to: &lines)
        }
    }

    private func said(_ english: String, _ chinese: String) -> String { language == .english ? english : chinese }

    private func quoted(_ phrase: QueryPhrase) -> String {
        let number = phrase.numberForm.map { said(" or the number ", "或文号") + "「\($0.shown)」" } ?? ""
        return "「\(phrase.shown)」" + (phrase.numberForm == phrase.units ? "" : number)
    }

    private func place(_ parts: [QueryPart]) -> String {
        guard !parts.isEmpty else { return said("the text or the title", "正文或标题") }
        let names = QueryVocabulary.parts.filter { value in parts.contains { $0.rawValue == value.name } }
        return language == .english
            ? "one of the " + names.map(\.english).joined(separator: " or ")
            : names.map { "“\($0.chinese)”" }.joined(separator: "或")
    }

    private func field(_ clause: FieldClause) -> String {
        switch clause {
        case .agency(let phrase):
            said("the agency's name holds 「\(phrase.shown)」", "机关名称含有「\(phrase.shown)」")
        case .cites(let phrase):
            said("a cited name holds 「\(phrase.shown)」", "引用的文件名称含有「\(phrase.shown)」")
        case .division(let values):
            said("the division is in ", "地区在") + list(values.map(\.shown))
        case .year(let ranges): said("the year is ", "年份为") + list(ranges.map(years))
        case .kind(let values): said("the kind is ", "类型为") + list(names(values, .kind))
        case .level(let values): said("the level is ", "级别为") + list(names(values, .level))
        case .duty(let values): said("it speaks to the duty ", "涉及职责") + list(names(values, .duty))
        case .finding(let values): said("it has the finding ", "有问题项") + list(names(values, .finding))
        case .tag(let values): said("it has the tag ", "有标签") + list(values)
        case .reader(let values): said("it was read by version ", "读取器版本为") + list(values)
        case .unit(let values): said("a figure is counted in ", "有数字的计量单位为") + list(values)
        case .figure(let clause): figure(clause)
        }
    }

    private func list(_ values: [String]) -> String { values.joined(separator: said(" or ", "或")) }

    private func names(_ values: [String], _ field: QueryField) -> [String] {
        values.map { name in
            guard let value = QueryVocabulary.value(name, of: field) else { return name }
            return said("\(value.english) (\(name))", "\(value.chinese)（\(name)）")
        }
    }

    private func years(_ range: ClosedRange<Int>) -> String {
        if range.count == 1 { return "\(range.lowerBound)" }
        if range.upperBound == 9999 { return said("\(range.lowerBound) or later", "\(range.lowerBound) 年及以后") }
        if range.lowerBound == 0 { return said("\(range.upperBound) or earlier", "\(range.upperBound) 年及以前") }
        return said("\(range.lowerBound) to \(range.upperBound)", "\(range.lowerBound) 至 \(range.upperBound)")
    }

    private func figure(_ clause: FigureClause) -> String {
        let subject = clause.subject.map { said("of 「\($0.shown)」 ", "「\($0.shown)」的") } ?? ""
        let unit = clause.unit ?? ""
        let value =
            switch clause.comparison {
            case .any: ""
            case .equal(let value): said(" that is ", "等于") + number(value)
            case .less(let value): said(" below ", "小于") + number(value)
            case .atMost(let value): said(" of at most ", "至多") + number(value)
            case .greater(let value): said(" above ", "大于") + number(value)
            case .atLeast(let value): said(" of at least ", "至少") + number(value)
            case .range(let range):
                said(" from ", "在") + number(range.lowerBound) + said(" to ", "至") + number(range.upperBound)
            }
        let measure = unit.isEmpty ? "" : said(" \(unit)", unit)
        return language == .english
            ? "it has a figure \(subject)".trimmingEnd + value + measure : "有\(subject)数字\(value)\(measure)"
    }

    private func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
    }
}

extension DivisionValue {
    fileprivate var shown: String {
        switch self {
        case .code(let text), .name(let text): text
        }
    }
}

extension String {
    fileprivate var trimmingEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}
