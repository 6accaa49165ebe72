internal import Postings
internal import ReportAnalysis

/// Counts which current reports hold some sentences, by their posting lists.
struct SharedSentences {
    private struct Block {
        let number: Int
        let lane: Int
        let live: BlockBitmap
        /// The lists of each sentence.
        let lists: [[PostingList]]

        /// How many current reports hold each sentence.
        func holders() -> [Int] { lists.map { lists in lists.reduce(0) { $0 + $1.intersectionCount(live) } } }

        /// The score of each document, of those that are not current too.
        func scores(_ weights: [Int]) -> [UInt32] {
            var scores = [UInt32](repeating: 0, count: BlockBitmap.capacity)
            scores.withUnsafeMutableBufferPointer { scores in
                for (lists, weight) in zip(lists, weights) {
                    for list in lists {
                        list.forEach { scores[Int($0)] &+= UInt32(truncatingIfNeeded: weight) }
                    }
                }
            }
            return scores
        }
    }

    private let blocks: [Block]
    private let lanes: any SearchLanes
    private let sentences: Int
    private let reports: Int

    /// Reads the lists of sentences (`Fingerprint.keys`).
    init(_ keys: [UInt64], in postings: StoredPostings) throws {
        lanes = postings.lanes
        blocks = try lanes.map(postings.stored, on: \.lane) { block in
            Block(
                number: block.number, lane: block.lane, live: block.live,
                lists: try keys.map { try block.lists(of: .sentence($0), withPlaces: false) })
        }
        sentences = keys.count
        reports = postings.blocks.reduce(0) { $0 + $1.live.count }
    }

    /// The reports that hold any of the sentences, grouped by their `CandidateScore`, the highest first: as many groups as
    /// have a number of reports together, or all.
    func best(_ count: Int) throws -> [[Int64]] {
        let holders = try lanes.map(blocks, on: \.lane) { $0.holders() }
        let weights = (0..<sentences).map { sentence in
            CandidateScore.weight(holders: holders.reduce(0) { $0 + $1[sentence] }, of: reports)
        }
        let scores = try lanes.map(blocks, on: \.lane) { $0.scores(weights) }
        let scored = zip(blocks, scores).map { (block: $0, scores: $1) }
        var highest = 0
        for (block, scores) in scored { block.live.forEach { highest = max(highest, Int(scores[Int($0)])) } }
        var reportsByScore = [Int](repeating: 0, count: highest + 1)
        for (block, scores) in scored { block.live.forEach { reportsByScore[Int(scores[Int($0)])] += 1 } }
        var least = reportsByScore.count
        var found = 0
        while least > 1, found < count {
            least -= 1
            found += reportsByScore[least]
        }
        var groups = [[Int64]](repeating: [], count: reportsByScore.count - least)
        for (block, scores) in scored {
            block.live.forEach { document in
                let score = Int(scores[Int(document)])
                guard score >= least, score > 0 else { return }
                groups[highest - score].append(Int64(block.number << 16 | Int(document)))
            }
        }
        return groups.filter { !$0.isEmpty }
    }
}
