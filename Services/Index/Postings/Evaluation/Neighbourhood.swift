/// Tells from the places in one document whether phrases stand in an item, or near each other.
///
/// All places are ascending. Heads are room for a number for each phrase, so that none is made for each document.
enum Neighbourhood {
    typealias Occurrences = ArraySlice<OccurrenceTable.Occurrence>

    /// Room for numbers of each phrase.
    struct Room {
        /// The place that comes next.
        var heads: [Int]
        /// How far the places reach that came so far; -1 where none did.
        var furthest: [Int]

        /// Room for so many phrases.
        init(count: Int) {
            heads = [Int](repeating: 0, count: count)
            furthest = [Int](repeating: -1, count: count)
        }
    }

    /// The items of one kind, of which none lies in another: the n-th end belongs to the n-th begin, and both ascend.
    struct Items {
        let begins: Occurrences
        let ends: Occurrences

        /// Whether an occurrence lies as a whole in one of them: if in any, then in the last that begins before it, which
        /// reaches furthest.
        func holds(_ occurrence: OccurrenceTable.Occurrence) -> Bool {
            var low = begins.startIndex
            var high = begins.endIndex
            while low < high {
                let middle = (low + high) / 2
                if begins[middle].begin <= occurrence.begin { low = middle + 1 } else { high = middle }
            }
            let last = low - begins.startIndex - 1
            return last >= 0 && last < ends.count && occurrence.end <= ends[ends.startIndex + last].begin
        }
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

    /// Whether there is one of each so that at most so many units stand between the first end and the last begin, breaks
    /// not counted, with no begin of a region among their begins.
    ///
    /// Goes through all in the order of their begins. For each that could be the last, the best of every phrase is the one that
    /// reaches furthest among those before.
    static func areClose(
        _ phrases: [Occurrences], within distance: Int, breaks: Occurrences, regions: Occurrences, room: inout Room
    ) -> Bool {
        guard !phrases.isEmpty, phrases.allSatisfy({ !$0.isEmpty }) else { return false }
        for (index, phrase) in phrases.enumerated() {
            room.heads[index] = phrase.startIndex
            room.furthest[index] = -1
        }
        var (breaksPassed, nextRegion) = (0, regions.startIndex)
        while true {
            var (begin, next) = (UInt32.max, -1)
            for (index, phrase) in phrases.enumerated() where room.heads[index] < phrase.endIndex {
                let other = phrase[room.heads[index]].begin
                if next < 0 || other < begin { (begin, next) = (other, index) }
            }
            guard next >= 0 else { return false }
            while nextRegion < regions.endIndex, regions[nextRegion].begin <= begin {
                nextRegion += 1
                for index in phrases.indices { room.furthest[index] = -1 }
            }
            while breaksPassed < breaks.count, breaks[breaks.startIndex + breaksPassed].begin <= begin {
                breaksPassed += 1
            }
            // No phrase has a break within itself, so that its end counts as many before it as its begin.
            let end = Int(phrases[next][room.heads[next]].end) - breaksPassed
            room.heads[next] += 1
            room.furthest[next] = max(room.furthest[next], end)
            var (least, lagging) = (Int.max, 0)
            for (index, reach) in room.furthest.enumerated() where reach < least {
                (least, lagging) = (reach, index)
            }
            if least >= 0, Int(begin) - breaksPassed - least <= distance { return true }
            // The one that lags behind only gets further away where there is no more of it.
            if room.heads[lagging] == phrases[lagging].endIndex { return false }
        }
    }
}
