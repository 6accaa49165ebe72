/// Tells from the places in one document whether phrases stand in a mark, or near each other.
///
/// All places are ascending. Heads are room for a number for each phrase, so that none is made for each document.
enum Neighbourhood {
    typealias Occurrences = ArraySlice<OccurrenceTable.Occurrence>

    /// Whether one lies whole between two neighbouring begins; what is before the first is a region too.
    static func isWithinRegion(_ occurrences: Occurrences, begins: Occurrences) -> Bool {
        var next = begins.startIndex
        for occurrence in occurrences {
            while next < begins.endIndex, begins[next].begin <= occurrence.begin { next += 1 }
            if next == begins.endIndex || occurrence.end <= begins[next].begin { return true }
        }
        return false
    }

    /// Whether one lies whole between a begin and the end that follows it.
    static func isWithinPair(_ occurrences: Occurrences, bounds: Occurrences) -> Bool {
        var pair = bounds.startIndex
        for occurrence in occurrences {
            while pair + 1 < bounds.endIndex, bounds[pair + 1].begin <= occurrence.begin { pair += 2 }
            guard pair + 1 < bounds.endIndex else { return false }
            if bounds[pair].begin <= occurrence.begin, occurrence.end <= bounds[pair + 1].begin { return true }
        }
        return false
    }

    /// Whether one of each begins between two neighbouring begins; what is before the first is a region too.
    static func shareRegion(_ phrases: [Occurrences], begins: Occurrences, heads: inout [Int]) -> Bool {
        for (index, phrase) in phrases.enumerated() { heads[index] = phrase.startIndex }
        var next = begins.startIndex
        while true {
            // The region of the phrase that stands last is the first that can hold all of them.
            var latest: UInt32 = 0
            for (index, phrase) in phrases.enumerated() {
                guard heads[index] < phrase.endIndex else { return false }
                latest = max(latest, phrase[heads[index]].begin)
            }
            while next < begins.endIndex, begins[next].begin <= latest { next += 1 }
            let start = next > begins.startIndex ? begins[next - 1].begin : 0
            var isShared = true
            for (index, phrase) in phrases.enumerated() {
                while heads[index] < phrase.endIndex, phrase[heads[index]].begin < start { heads[index] += 1 }
                guard heads[index] < phrase.endIndex else { return false }
                if next < begins.endIndex, phrase[heads[index]].begin >= begins[next].begin { isShared = false }
            }
            if isShared { return true }
        }
    }

    /// Whether one of each begins within so many steps.
    static func areNear(_ phrases: [Occurrences], steps: Int, heads: inout [Int]) -> Bool {
        for (index, phrase) in phrases.enumerated() { heads[index] = phrase.startIndex }
        while true {
            var (first, last, lowest) = (UInt32.max, UInt32(0), 0)
            for (index, phrase) in phrases.enumerated() {
                guard heads[index] < phrase.endIndex else { return false }
                let begin = phrase[heads[index]].begin
                if begin < first { (first, lowest) = (begin, index) }
                last = max(last, begin)
            }
            if phrases.isEmpty || Int(last) - Int(first) <= steps { return !phrases.isEmpty }
            heads[lowest] += 1
        }
    }
}
