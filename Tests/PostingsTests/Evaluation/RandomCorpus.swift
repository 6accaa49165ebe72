@testable import Postings

/// Small reports and queries of few units, so that everything meets everything.
struct RandomCorpus {
    var random: SeededNumbers
    private let units: [UnitID]

    init(seed: UInt64, units: Int = 4) {
        random = SeededNumbers(seed: seed)
        self.units = (0..<units).map { UnitID(rawValue: 0x6CD5 + UInt32($0)) }
    }

    /// Reports of three blocks, some of them dead; sequence numbers ascend.
    mutating func reports(_ count: Int, textLength: Int = 40) -> [PlainReport] {
        var sequences: Set<Int64> = [0, 65_535, 65_536]
        while sequences.count < count {
            let block = [0, 1, 5][random.below(3)]
            let document = random.chance(50) ? random.below(300) : random.below(65_536)
            sequences.insert(Int64(block << 16 | document))
        }
        return sequences.sorted().map { report($0, textLength: textLength) }
    }

    mutating func report(_ sequence: Int64, textLength: Int = 40) -> PlainReport {
        var report = PlainReport(sequence: sequence)
        report.parts[.text] = text(random.below(textLength + 1))
        report.parts[.title] = text(random.below(8))
        report.parts[.headings] = text(random.below(12))
        report.parts[.agency] = text(random.below(5))
        addMarks(&report)
        for value in 0..<Int64(6) where random.chance(30) { report.values.insert(value) }
        for subject in 0..<Int64(3) where random.chance(30) {
            report.figures[subject] = (0...random.below(3)).map { _ in Double(random.below(40)) / 4 }
        }
        report.date = random.chance(10) ? 0 : UInt16(19_000 + random.below(30))
        report.year = random.chance(10) ? 0 : UInt16(2_015 + random.below(8))
        report.isLive = !random.chance(15)
        return report
    }

    private mutating func addMarks(_ report: inout PlainReport) {
        let text = report.parts[.text] ?? []
        let headings = report.parts[.headings] ?? []
        for mark in [TermKey.Mark.sentence, .section] {
            report.marks[mark] = Set((0..<random.below(6)).map { _ in UInt32(random.below(text.count + 1)) }).sorted()
        }
        report.marks[.breaks] = text.indices.filter { text[$0] == nil }.map { UInt32($0) }
        report.marks[.headings] = headings.indices.filter { $0 == 0 || headings[$0 - 1] == nil }.map { UInt32($0) }
        for kind in ItemKind.allCases {
            let ends = (0..<random.below(4)).map { _ in (random.below(text.count + 1), random.below(text.count + 1)) }
            let items = ends.map { min($0, $1)...max($0, $1) }
            let kept = Set(items).filter { item in
                !items.contains {
                    $0 != item && $0.lowerBound <= item.lowerBound && item.upperBound <= $0.upperBound
                }
            }
            .sorted { $0.lowerBound < $1.lowerBound }
            report.marks[kind.begins] = kept.map { UInt32($0.lowerBound) }
            report.marks[kind.ends] = kept.map { UInt32($0.upperBound) }
        }
        addNumbers(&report, in: text)
        report.marks = report.marks.filter { !$0.value.isEmpty }
    }

    /// Document numbers wherever there is room: their units are any, as are those of the text.
    private mutating func addNumbers(_ report: inout PlainReport, in text: [UnitID?]) {
        var (slots, kept): ([UnitID?], [UInt32]) = ([], [])
        for _ in 0..<random.below(3) {
            let open = Int(kept.last ?? 0) + 1 + random.below(10)
            let close = open + 2 + random.below(2)
            let serial = close + 1 + random.below(2)
            let number = serial + 1 + random.below(2)
            let (before, behind) = (random.below(min(open, 4) + 1), random.below(4))
            guard number + behind < text.count, !text[open - before...number + behind].contains(nil) else { continue }
            kept += [open, close, serial, number].map { UInt32($0) }
            slots += [UnitID?](repeating: nil, count: 16 - before)
            slots += (0..<before + 5 + behind).map { _ in unit() }
            slots += [UnitID?](repeating: nil, count: 11 - behind)
        }
        report.parts[.numbers] = slots
        report.marks[.numbers] = kept
    }

    private mutating func text(_ length: Int) -> [UnitID?] {
        (0..<length).map { _ in random.chance(8) ? nil : unit() }
    }

    private mutating func unit() -> UnitID { units[min(random.below(units.count), random.below(units.count))] }

    mutating func phrase() -> [UnitID] {
        let length = random.chance(3) ? 0 : 1 + random.below(random.chance(20) ? 7 : 4)
        return (0..<length).map { _ in unit() }
    }

    private mutating func alternatives() -> [[UnitID]] { (0..<random.below(4)).map { _ in phrase() } }

    private mutating func textPhrase() -> TextPhrase {
        var found = random.chance(60) ? TextPhrase(phrase()) : TextPhrase(alternatives: alternatives())
        if random.chance(30) { found.numbers = [phrase()] + alternatives() }
        return found
    }

    private mutating func items() -> [ItemKind] { [[.problems], [.plans], [.problems, .plans]][random.below(3)] }

    private mutating func part() -> TermKey.Part {
        random.chance(70) ? .text : [.title, .headings, .agency, .numbers][random.below(4)]
    }

    private mutating func comparison() -> FigureComparison {
        let bound = Double(random.below(40)) / 4
        switch random.below(6) {
        case 0: return .equal(bound)
        case 1: return .less(bound)
        case 2: return .atMost(bound)
        case 3: return .more(bound)
        case 4: return .atLeast(bound)
        default: return .between(bound, bound + Double(random.below(3)))
        }
    }

    mutating func query(depth: Int = 3) -> PostingQuery {
        if depth > 0, random.chance(55) {
            let parts = (0..<random.below(4)).map { _ in query(depth: depth - 1) }
            switch random.below(5) {
            case 0, 1: return .and(parts)
            case 2, 3: return .or(parts)
            default: return .not(query(depth: depth - 1))
            }
        }
        switch random.below(20) {
        case 0: return random.chance(50) ? .everything : .nothing
        case 1...7: return .phrase(phrase(), in: part())
        case 8...9: return .anyPhrase(alternatives(), in: part())
        case 10...11: return .values((0..<random.below(3)).map { _ in Int64(random.below(7)) })
        case 12...13: return .figure((0..<random.below(3)).map { _ in Int64(random.below(4)) }, comparison())
        case 14...16: return .within(items(), textPhrase())
        default:
            let scope: NearScope = [.sentence, .section, .units(random.below(6))][random.below(3)]
            let part: NearPart = [.text, .text, .items(items()), .title, .headings][random.below(5)]
            return .near((0...random.below(3)).map { _ in textPhrase() }, scope, in: part)
        }
    }
}

extension SeededNumbers {
    mutating func below(_ bound: Int) -> Int { number(0...bound - 1) }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
}
