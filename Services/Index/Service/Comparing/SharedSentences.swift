internal import Postings
internal import ReportAnalysis

/// Counts which current reports hold some sentences, by their posting lists.
struct SharedSentences {
    private struct Block {
        let number: Int
        let live: BlockBitmap
        /// The lists of each sentence.
        let lists: [[PostingList]]

        /// Current reports that hold a sentence.
        func holders(_ sentence: Int) -> Int { lists[sentence].reduce(0) { $0 + $1.intersectionCount(live) } }

        /// The score of each document, 0 for those that are not current.
        func scores(_ weights: [Int]) -> [UInt32] {
            var scores = [UInt32](repeating: 0, count: BlockBitmap.capacity)
            scores.withUnsafeMutableBufferPointer { scores in
                for (lists, weight) in zip(lists, weights) {
                    for list in lists {
                        list.forEach { scores[Int($0)] &+= UInt32(truncatingIfNeeded: weight) }
                    }
                }
                for document in scores.indices where !live.contains(UInt16(truncatingIfNeeded: document)) {
                    scores[document] = 0
                }
            }
            return scores
        }
    }

    private let blocks: [Block]
    private let sentences: Int
    private let reports: Int

    /// Reads the lists of sentences (`Fingerprint.keys`).
    init(_ keys: [UInt64], in postings: StoredPostings) throws {
        blocks = try postings.blocks.map { block in
            Block(
                number: block.number, live: block.live,
                lists: try keys.map { try block.lists(of: .sentence($0), withPlaces: false) })
        }
        sentences = keys.count
        reports = postings.blocks.reduce(0) { $0 + $1.live.count }
    }

    /// The reports that hold any of the sentences, grouped by their `CandidateScore`, the highest first: as many groups as
    /// have a number of reports together, or all.
    func best(_ count: Int) -> [[Int64]] {
        let weights = (0..<sentences).map { sentence in
            CandidateScore.weight(holders: blocks.reduce(0) { $0 + $1.holders(sentence) }, of: reports)
        }
        let scored = blocks.map { $0.scores(weights) }
        var reportsByScore = [Int](repeating: 0, count: scored.reduce(0) { max($0, Int($1.max() ?? 0)) } + 1)
        for scores in scored {
            for score in scores { reportsByScore[Int(score)] += 1 }
        }
        var least = reportsByScore.count
        var found = 0
        while least > 1, found < count {
            least -= 1
            found += reportsByScore[least]
        }
        var groups = [[Int64]](repeating: [], count: reportsByScore.count - least)
        for (block, scores) in zip(blocks, scored) {
            for (document, score) in scores.enumerated() where score >= least && score > 0 {
                groups[reportsByScore.count - 1 - Int(score)].append(Int64(block.number << 16 | document))
            }
        }
        return groups.filter { !$0.isEmpty }
    }
}
