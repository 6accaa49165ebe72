import Messages
import ReportComparison

/// What a reader gave otherwise than a person, in lines for people.
struct DifferenceLines {
    let differences: [ReportDifference]
    let text: String

    var lines: [String] {
        let places = TextPlaces(text)
        return differences.map { difference in
            let place =
                difference.range.map { "\n    \(places.line(of: $0.start)): \(places.surroundings(of: $0))" } ?? ""
            return "\(difference.field): \(words(difference.change).onOneLine)\(place)"
        }
    }

    private func words(_ change: ReportDifference.Change) -> String {
        switch change {
        case .missed(let value): Help.line("missed \(value)", "漏 \(value)")
        case .extra(let value): Help.line("extra \(value)", "多 \(value)")
        case .other(let want, let have): Help.line("want \(want), have \(have)", "应为 \(want)，读成 \(have)")
        }
    }
}
