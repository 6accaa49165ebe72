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
        case .within(let kinds, let phrase): spans(of: phrase, in: .text).contains { isInside($0, kinds) }
        case .near(let phrases, let scope, let part): areNear(phrases, scope, part)
        case .and(let parts): parts.allSatisfy { matches($0) }
        case .or(let parts): parts.contains { matches($0) }
        case .not(let part): !matches(part)
        }
    }

    /// Where a phrase of the text stands, in each of its ways to be written.
    private func spans(of phrase: TextPhrase, in part: TermKey.Part) -> [Range<Int>] {
        let written = phrase.alternatives.flatMap { units in
            occurrences(of: units, in: part).map { $0..<$0 + units.count }
        }
        guard part == .text else { return written }
        return written
            + phrase.numbers.flatMap { units in
                occurrences(of: units, in: .numbers).map { start in
                    let pieces = (start..<start + units.count).map { numberSpan(at: $0) }
                    return pieces[0].lowerBound..<pieces[pieces.count - 1].upperBound
                }
            }
    }

    /// What of the text one unit of a document number stands for.
    private func numberSpan(at place: Int) -> Range<Int> {
        let kept = (marks[.numbers] ?? []).map(Int.init)[(place / 32 * 4)...].prefix(4)
        let (open, close, serial, number) = (
            kept.first ?? 0, kept.dropFirst().first ?? 0, kept.dropFirst(2).first ?? 0, kept.last ?? 0
        )
        switch place % 32 - 16 {
        case 1: return open + 1..<close
        case 2: return close..<close + 1
        case 3: return serial..<number
        case let unit where unit <= 0: return open + unit..<open + unit + 1
        case let unit: return number + unit - 4..<number + unit - 3
        }
    }

    private func isInside(_ span: Range<Int>, _ kinds: [ItemKind]) -> Bool {
        kinds.contains { kind in
            zip(marks[kind.begins] ?? [], marks[kind.ends] ?? []).contains {
                $0 <= span.lowerBound && span.upperBound <= $1
            }
        }
    }

    private func areNear(_ phrases: [TextPhrase], _ scope: NearScope, _ part: NearPart) -> Bool {
        guard !phrases.isEmpty else { return false }
        var spans = phrases.map { self.spans(of: $0, in: part.part) }
        if case .items(let kinds) = part { spans = spans.map { $0.filter { isInside($0, kinds) } } }
        let text = parts[part.part] ?? []
        func regions(_ places: [UInt32]) -> Bool {
            let regions = spans.map { Set($0.map { span in places.count { $0 <= span.lowerBound } }) }
            return !regions.dropFirst().reduce(regions[0]) { $0.intersection($1) }.isEmpty
        }
        switch (part.part, scope) {
        case (.text, .sentence): return regions(marks[.sentence] ?? [])
        case (.text, .section): return regions(marks[.section] ?? [])
        case (.headings, .sentence), (.headings, .section):
            return regions(text.indices.filter { $0 == 0 || text[$0 - 1] == nil }.map { UInt32($0) })
        case (_, .units(let distance)):
            return spans.joined().contains { last in
                spans.allSatisfy { places in
                    places.contains { place in
                        place.lowerBound <= last.lowerBound
                            && (part != .headings || !text[place.lowerBound..<last.lowerBound].contains(nil))
                            && text[place.upperBound..<max(place.upperBound, last.lowerBound)].count { $0 != nil }
                                <= distance
                    }
                }
            }
        default: return spans.allSatisfy { !$0.isEmpty }
        }
    }
}
