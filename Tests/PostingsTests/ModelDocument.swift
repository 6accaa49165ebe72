@testable import Postings

/// A document as plainly as can be, and the postings that it ought to have.
struct ModelDocument {
    enum Unit: Hashable {
        case scalar(UInt32)
        case word(String)
        case lineEnd
    }

    var parts: [TermKey.Part: [Unit]] = [:]
    var marks: [TermKey.Mark: [UInt32]] = [:]
    var values: [DocumentVector.FieldValue] = []
    var figures: [(kind: DocumentVector.FigureKind, value: Double)] = []

    static let words = ["ab", "zz9", "b2", "007", "1000000", "gb", "\u{E9}t\u{E9}", "a"]
    static let amounts = [0, 5, 63, 64, 12.5, -3, 0.1, 1e300, 100_000_000, -0.0, .infinity, 1.0 / 3]

    /// Makes one up; a small alphabet makes many repeats.
    static func random(_ random: inout SeededNumbers, length: Int, alphabet: Int) -> ModelDocument {
        var document = ModelDocument()
        for part in TermKey.Part.allCases where part == .text || random.number(0...2) == 0 {
            let length = part == .text ? length : random.number(0...5)
            document.parts[part] = (0..<length).map { _ in unit(&random, alphabet: alphabet) }
        }
        for mark in TermKey.Mark.allCases where random.number(0...1) == 0 {
            document.marks[mark] = (0..<random.number(0...4)).map { _ in UInt32(random.number(0...70_000)) }.sorted()
        }
        for _ in 0..<random.number(0...3) {
            let value = DocumentVector.FieldValue(field: UInt8(random.number(0...2)), value: "v\(random.number(0...3))")
            if !document.values.contains(value) { document.values.append(value) }
        }
        for _ in 0..<random.number(0...4) {
            let kind = DocumentVector.FigureKind(subject: "件\(random.number(0...1))", unit: "u")
            document.figures.append((kind, amounts[random.number(0...amounts.count - 1)]))
        }
        return document
    }

    private static func unit(_ random: inout SeededNumbers, alphabet: Int) -> Unit {
        switch random.number(0...9) {
        case 0: .lineEnd
        case 1: .word(words[random.number(0...words.count - 1)])
        case 2: .word(String(random.number(0...3) * 333_333))
        default: .scalar(0x4E00 + UInt32(random.number(0...alphabet - 1)))
        }
    }

    var vector: DocumentVector {
        var builder = DocumentVectorBuilder()
        for (part, units) in parts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            builder.begin(part)
            for unit in units {
                switch unit {
                case .scalar(let scalar): builder.add(scalar: scalar)
                case .word(let word): Array(word.utf8).withUnsafeBufferPointer { builder.add(word: $0) }
                case .lineEnd: builder.addBreak()
                }
            }
        }
        for (mark, places) in marks { builder.add(mark: mark, places: places) }
        for value in values { builder.add(field: value.field, value: value.value) }
        for figure in figures {
            builder.add(figure: figure.kind.subject, unit: figure.kind.unit, value: figure.value)
        }
        return builder.finish()
    }

    var postings: [TermKey: Postings] {
        var postings: [TermKey: Postings] = [:]
        for (part, units) in parts {
            for (place, unit) in units.enumerated() where unit != .lineEnd {
                let next = place + 1 < units.count ? ModelStore.number(of: units[place + 1]) : UnitID.end
                postings[.unit(ModelStore.number(of: unit), in: part)] = Postings.none
                let key = TermKey.pair(ModelStore.number(of: unit), next, in: part)
                postings[key] = .places((postings[key]?.places ?? []) + [UInt32(place)])
            }
        }
        for (mark, places) in marks where !places.isEmpty { postings[.mark(mark)] = .places(places) }
        for value in values { postings[.value(ModelStore.number(of: value))] = Postings.none }
        for figure in figures {
            let key = TermKey.figure(ModelStore.number(of: figure.kind))
            postings[key] = .values(((postings[key]?.values ?? []) + [figure.value]).sorted(by: FigureCode.precedes))
        }
        return postings
    }

    /// What a list keeps of one document.
    enum Postings: Equatable {
        case none
        case places([UInt32])
        case values([Double])

        var places: [UInt32]? {
            if case .places(let places) = self { places } else { nil }
        }
        var values: [Double]? {
            if case .values(let values) = self { values } else { nil }
        }
    }
}
