/// Counts the numbers of one story (the text, the notes, the text boxes) as Word does.
struct ListCounters {
    private struct Started: Hashable {
        var numID: Int
        var level: Int
    }

    /// The last number of each level by abstract list; nil where it starts again.
    private var last: [Int: [Int?]] = [:]
    /// Which levels of lists have begun at a number of their own.
    private var started: Set<Started> = []

    /// Counts one paragraph and gives its number.
    ///
    /// - Returns: nil where the list has no such level.
    mutating func next(in list: Numbering.List, numID: Int, level: Int) -> ListNumber? {
        guard list.levels.indices.contains(level), let current = list.levels[level] else { return nil }
        var counts = last[list.abstractID] ?? Array(repeating: nil, count: ListLevel.count)
        if list.startOverrides[level] != nil, started.insert(Started(numID: numID, level: level)).inserted {
            counts[level] = current.start
        } else if let count = counts[level] {
            counts[level] = count < Int(Int32.max) ? count + 1 : count
        } else {
            counts[level] = current.start
        }
        for above in 0..<level where counts[above] == nil { counts[above] = list.levels[above]?.start }
        for deeper in (level + 1)..<max(level + 1, ListLevel.count) {
            let restart = list.levels[deeper]?.restart
            if restart.map({ level < $0 }) ?? true { counts[deeper] = nil }
        }
        last[list.abstractID] = counts
        return Self.printed(current, in: list, counts)
    }

    private static func printed(_ level: ListLevel, in list: Numbering.List, _ counts: [Int?]) -> ListNumber {
        var number = ""
        for piece in level.pieces {
            switch piece {
            case .literal(let text): number += text
            case .number(let index):
                guard list.levels.indices.contains(index), let count = counts[index], let other = list.levels[index]
                else { continue }
                number += level.isLegal ? other.format.legal(count) : other.format.printed(count)
            }
        }
        return ListNumber(text: number, suffix: level.suffix, isBullet: level.format == .bullet)
    }
}
