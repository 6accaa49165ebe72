package import Messages

/// Lines up the figures of one agency over its years by what they count.
package enum FigureLines {
    /// Less alike subjects are not put in one line.
    private static let threshold = 0.6
    /// How much better than any other a match must be.
    private static let margin = 0.1
    /// What the same heading above adds to a match.
    private static let sameSection = 0.1

    /// What one line counts.
    private struct Key: Hashable, Comparable {
        var subject: SubjectName
        var unit: String
        /// What it is a part of.
        var whole: SubjectName?

        static func < (one: Self, other: Self) -> Bool {
            if one.subject != other.subject { return one.subject < other.subject }
            if one.unit != other.unit { return one.unit < other.unit }
            guard let ours = one.whole, let theirs = other.whole else { return one.whole == nil && other.whole != nil }
            return ours < theirs
        }
    }

    private struct Group {
        var key: Key
        let compared: ComparedSubject
        var points: [FigurePoint]
        var sections: Set<String>
        /// Of the report that names the subject last.
        var lastYear: Int

        var years: Set<Int> { Set(points.map(\.year)) }
    }

    /// All lines of an agency's current reports, by subject and unit.
    ///
    /// Reports without a year give none.
    package static func lines(of reports: [Report], fold: ScalarFold = .width) -> [FigureLine] {
        var groups = grouped(reports, fold: fold)
        while let merged = merge(groups) { groups = merged }
        return groups.map { line($0) }.sorted(by: precedes)
    }

    /// Of lines with the same words, such as parts of different wholes, the one whose first figure comes first.
    private static func precedes(_ one: FigureLine, _ other: FigureLine) -> Bool {
        let (ours, theirs) = (one.points.first, other.points.first)
        return (one.subject, one.unit, ours?.year ?? 0, ours?.documentId ?? "", ours?.figure ?? "")
            < (other.subject, other.unit, theirs?.year ?? 0, theirs?.documentId ?? "", theirs?.figure ?? "")
    }

    private static func grouped(_ reports: [Report], fold: ScalarFold) -> [Group] {
        var groups: [Key: Group] = [:]
        for report in reports.sorted(by: { $0.documentId < $1.documentId }) {
            guard let reportYear = report.reportYear else { continue }
            let subjects = Dictionary(
                report.figures.compactMap { figure in figure.subject.map { (figure.id, $0) } },
                uniquingKeysWith: { first, _ in first })
            for figure in report.figures {
                guard let subject = figure.subject else { continue }
                let name = SubjectName(subject, fold: fold)
                guard !name.units.isEmpty else { continue }
                let whole = figure.partOf.flatMap { subjects[$0] }.map { SubjectName($0, fold: fold) }
                let key = Key(subject: name, unit: figure.unit, whole: whole)
                var group =
                    groups[key]
                    ?? Group(
                        key: key, compared: ComparedSubject(name), points: [], sections: [], lastYear: reportYear)
                group.points.append(
                    FigurePoint(
                        year: figure.year(in: reportYear), value: figure.value, qualifier: figure.qualifier,
                        subject: subject, quote: figure.quote, range: figure.range, documentId: report.documentId,
                        figure: figure.id, reportYear: reportYear, score: 1))
                group.lastYear = max(group.lastYear, reportYear)
                if let section = title(at: figure.section, in: report.outline) { group.sections.insert(section) }
                groups[key] = group
            }
        }
        return groups.values.sorted { $0.key < $1.key }
    }

    private static func title(at path: [Int], in outline: [OutlineSection]) -> String? {
        var sections = outline
        var title: String?
        for position in path {
            guard sections.indices.contains(position) else { break }
            title = sections[position].title
            sections = sections[position].children
        }
        return title
    }

    // MARK: - Subjects written differently

    /// Puts lines together that are each other's best match by a margin and have no year in common; nil where none are.
    private static func merge(_ groups: [Group]) -> [Group]? {
        let years = groups.map(\.years)
        var best = [(score: Double, other: Int, next: Double)](repeating: (0, -1, 0), count: groups.count)
        let byUnit = Dictionary(grouping: groups.indices, by: { groups[$0].key.unit })
        for indices in byUnit.values where indices.count <= 2_000 {
            for (place, one) in indices.enumerated() {
                for other in indices[(place + 1)...] where groups[one].key.whole == groups[other].key.whole {
                    let score = score(groups[one], groups[other])
                    guard score >= threshold else { continue }
                    note(score, other, in: &best[one])
                    note(score, one, in: &best[other])
                }
            }
        }
        var isGone = [Bool](repeating: false, count: groups.count)
        var result = groups
        for (one, match) in best.enumerated() where match.other > one {
            let other = match.other
            guard best[other].other == one, match.score - match.next >= margin,
                best[other].score - best[other].next >= margin, years[one].isDisjoint(with: years[other])
            else { continue }
            result[one] = merged(groups[one], groups[other], score: match.score)
            isGone[other] = true
        }
        guard isGone.contains(true) else { return nil }
        return result.indices.filter { !isGone[$0] }.map { result[$0] }.sorted { $0.key < $1.key }
    }

    private static func note(_ score: Double, _ other: Int, in best: inout (score: Double, other: Int, next: Double)) {
        if score > best.score {
            best = (score, other, best.score)
        } else {
            best.next = max(best.next, score)
        }
    }

    private static func score(_ one: Group, _ other: Group) -> Double {
        let words = one.compared.similarity(to: other.compared)
        guard words > 0, words < 1, !one.sections.isDisjoint(with: other.sections) else { return words }
        return min(0.99, words + sameSection)
    }

    /// The words of the later report name the line; the others' points tell how well they fit.
    private static func merged(_ one: Group, _ other: Group, score: Double) -> Group {
        let (kept, added) = one.lastYear >= other.lastYear ? (one, other) : (other, one)
        var result = kept
        result.points += added.points.map { point in
            var point = point
            point.score = min(point.score, (score * 10_000).rounded() / 10_000)
            return point
        }
        result.sections.formUnion(added.sections)
        return result
    }

    // MARK: - A line

    private static func line(_ group: Group) -> FigureLine {
        let points = group.points.sorted {
            ($0.year, $0.documentId, $0.range.start, $0.range.end, $0.figure) < (
                $1.year, $1.documentId, $1.range.start, $1.range.end, $1.figure
            )
        }
        let byYear = Dictionary(grouping: points, by: \.year)
        let years = byYear.keys.sorted()
        let values = byYear.mapValues { Set($0.map(\.value)) }
        let conflicts = years.filter { (values[$0]?.count ?? 0) > 1 }
        var changes: [FigureChange] = []
        for (from, to) in zip(years, years.dropFirst()) {
            guard let old = values[from], old.count == 1, let before = old.first, let new = values[to], new.count == 1,
                let after = new.first
            else { continue }
            let relative = before == 0 ? nil : ((after - before) / before * 10_000).rounded() / 10_000
            changes.append(FigureChange(from: from, to: to, absolute: after - before, relative: relative))
        }
        let named = points.filter { $0.score == 1 }.max {
            ($0.reportYear, $0.documentId, $0.range.start, $0.figure)
                < ($1.reportYear, $1.documentId, $1.range.start, $1.figure)
        }
        return FigureLine(
            subject: named?.subject ?? "", unit: group.key.unit, points: points, changes: changes, conflicts: conflicts)
    }
}
