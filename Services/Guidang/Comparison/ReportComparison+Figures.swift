import Messages

extension ReportComparison {
    /// A value as it is compared: to four places, whole numbers without a point.
    static func name(_ value: Double, _ unit: String) -> String {
        let rounded = (value * 10_000).rounded() / 10_000
        let number = rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : rounded.description
        return number + " " + unit
    }

    /// Missed and extra figures; one that may be left out is not extra, and none is where not all are labelled.
    var figures: [ReportDifference] {
        let all = Self.difference(
            "figures", labels.figures.map { Named(Self.name($0.value, $0.unit)) },
            report.figures.map { Named(Self.name($0.value, $0.unit), $0.range) })
        var optional = labels.figuresOptional
        return all.filter { difference in
            guard case .extra = difference.change else { return true }
            guard labels.figuresComplete else { return false }
            guard let figure = report.figures.first(where: { $0.range == difference.range }),
                let index = optional.firstIndex(where: { Self.mayBe(figure, $0) })
            else { return true }
            optional.remove(at: index)
            return false
        }
    }

    /// Figures that agree in value and unit, and not in how exact they are.
    var qualifiers: [ReportDifference] {
        var have: [FoldedWords: [ReportFigure]] = [:]
        for figure in report.figures {
            have[FoldedWords(Self.name(figure.value, figure.unit)), default: []].append(figure)
        }
        var differences: [ReportDifference] = []
        for figure in labels.figures {
            let name = Self.name(figure.value, figure.unit)
            guard let wanted = figure.qualifier, let same = have[FoldedWords(name)], !same.isEmpty else { continue }
            let index = same.firstIndex { $0.qualifier.rawValue == wanted } ?? 0
            let found = same[index]
            have[FoldedWords(name)]?.remove(at: index)
            guard found.qualifier.rawValue != wanted else { continue }
            differences.append(
                ReportDifference(
                    "qualifier", .other(want: "\(name) \(wanted)", have: "\(name) \(found.qualifier.rawValue)"),
                    range: found.range))
        }
        return differences
    }

    /// Whether a figure is one that may be left out: of its value, and of its unit or words.
    private static func mayBe(_ figure: ReportFigure, _ label: GoldLabels.Figure) -> Bool {
        guard Self.name(figure.value, "") == Self.name(label.value, "") else { return false }
        if FoldedWords(figure.unit) == FoldedWords(label.unit) { return true }
        let (own, labelled) = (FoldedWords(figure.quote).text, FoldedWords(label.quote ?? "").text)
        return !own.isEmpty && (labelled.contains(own) || own.contains(labelled))
    }
}
