import Messages

/// A figure of a report in the line of those that count the same in other years.
struct ComparedFigure: Encodable {
    /// Names a line: the figure that comes first in it.
    struct Line: Encodable {
        let documentId: String
        let figure: String
    }

    let figure: String
    let line: Line
    let subject: String
    let unit: String
    let year: Int
    let value: Double
    let score: Double
    /// The year before in the line, and what became of its value; nil where either year has several values.
    let previousYear: Int?
    let change: Double?
    let relativeChange: Double?
    /// Whether different values are stated for the year.
    let isConflict: Bool

    /// The figures of a document that stand in a line of more than one year, by their place in the text.
    static func all(of documentId: String, in lines: [FigureLine]) -> [Self] {
        var found: [(point: FigurePoint, figure: Self)] = []
        for line in lines {
            guard let first = line.points.first, line.points.contains(where: { $0.year != first.year }) else {
                continue
            }
            for point in line.points where point.documentId == documentId {
                found.append((point, Self(point, in: line, from: first)))
            }
        }
        found.sort {
            ($0.point.range.start, $0.point.range.end, $0.point.figure) < (
                $1.point.range.start, $1.point.range.end, $1.point.figure
            )
        }
        return found.map(\.figure)
    }

    private init(_ point: FigurePoint, in line: FigureLine, from first: FigurePoint) {
        let change = line.changes.first { $0.to == point.year }
        figure = point.figure
        self.line = Line(documentId: first.documentId, figure: first.figure)
        (subject, unit) = (line.subject, line.unit)
        (year, value, score) = (point.year, point.value, point.score)
        previousYear = change?.from
        self.change = change?.absolute
        relativeChange = change?.relative
        isConflict = line.conflicts.contains(point.year)
    }
}
