@testable import Postings

/// A report as its units, for evaluation without any index.
struct PlainReport {
    var sequence: Int64
    /// A part's units; nil is a break.
    var parts: [TermKey.Part: [UnitID?]] = [:]
    var marks: [TermKey.Mark: [UInt32]] = [:]
    var values: Set<Int64> = []
    var figures: [Int64: [Double]] = [:]
    var date: UInt16 = 0
    var year: UInt16 = 0
    var isLive = true

    var block: Int { Int(sequence >> 16) }
    var document: UInt16 { UInt16(truncatingIfNeeded: sequence) }
    var length: UInt16 { UInt16((parts[.text] ?? []).count { $0 != nil }) }
    var key: DateKey { DateKey(date: date, block: block, document: document) }

    /// Where a phrase begins.
    func occurrences(of units: [UnitID], in part: TermKey.Part) -> [Int] {
        let text = parts[part] ?? []
        guard !units.isEmpty, units.count <= text.count else { return [] }
        return (0...(text.count - units.count)).filter { start in
            units.indices.allSatisfy { text[start + $0] == units[$0] }
        }
    }

    func matches(_ query: PostingQuery) -> Bool {
        switch query {
        case .everything: true
        case .nothing: false
        case .phrase(let units, let part): !occurrences(of: units, in: part).isEmpty
        case .anyPhrase(let alternatives, let part): alternatives.contains { !occurrences(of: $0, in: part).isEmpty }
        case .values(let values): values.contains { self.values.contains($0) }
        case .figure(let subjects, let comparison):
            subjects.contains { subject in
                (figures[subject] ?? []).contains { comparison.holds(for: $0) }
            }
        case .within(let mark, let phrase): isWithin(mark, phrase)
        case .near(let phrases, let scope): areNear(phrases, scope)
        case .and(let parts): parts.allSatisfy { matches($0) }
        case .or(let parts): parts.contains { matches($0) }
        case .not(let part): !matches(part)
        }
    }

    private func isWithin(_ mark: TermKey.Mark, _ phrase: TextPhrase) -> Bool {
        let places = (marks[mark] ?? []).map(Int.init)
        return phrase.alternatives.contains { units in
            occurrences(of: units, in: .text).contains { begin in
                let end = begin + units.count
                if mark == .sentence || mark == .section {
                    return !places.contains { $0 > begin && $0 < end }
                }
                return stride(from: 0, to: places.count - 1, by: 2).contains {
                    places[$0] <= begin && end <= places[$0 + 1]
                }
            }
        }
    }

    private func areNear(_ phrases: [TextPhrase], _ scope: NearScope) -> Bool {
        guard !phrases.isEmpty else { return false }
        let begins = phrases.map { phrase in phrase.alternatives.flatMap { occurrences(of: $0, in: .text) } }
        func region(_ begin: Int, _ mark: TermKey.Mark) -> Int { (marks[mark] ?? []).count { Int($0) <= begin } }
        switch scope {
        case .sentence, .section:
            let mark = scope == .sentence ? TermKey.Mark.sentence : .section
            let regions = begins.map { Set($0.map { region($0, mark) }) }
            return !regions.dropFirst().reduce(regions[0]) { $0.intersection($1) }.isEmpty
        case .units(let steps):
            return begins.joined().contains { first in
                begins.allSatisfy { $0.contains { first <= $0 && $0 - first <= steps } }
            }
        }
    }
}
