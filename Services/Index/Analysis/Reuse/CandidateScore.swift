/// How likely a report is to share text with another: what the sentences weigh that both are met under, the rarer the more.
package enum CandidateScore {
    /// Reports that share as much as the last ones there is room for; where more do, none of these is taken, since what
    /// so many share tells them apart no more.
    package static let tieLimit = 4_096

    /// The weight of a sentence: the bits of how many reports there are for each that holds it, from 1 on.
    package static func weight(holders: Int, of reports: Int) -> Int {
        let ratio = max(1, reports / max(1, holders))
        return Int.bitWidth - ratio.leadingZeroBitCount
    }

    /// The reports with the highest scores, among those with the same score those whose document ids come first.
    ///
    /// - Parameters:
    ///   - groups: Reports by score, the highest score first.
    ///   - documentId: A report's document id; nil where it is no current one.
    package static func choose<Failure: Error>(
        _ limit: Int, of groups: some Sequence<[Int64]>, documentId: (Int64) throws(Failure) -> String?
    ) throws(Failure) -> [Int64] {
        var chosen: [Int64] = []
        for group in groups {
            guard chosen.count + group.count > limit else {
                chosen += group
                continue
            }
            guard chosen.count < limit, group.count <= tieLimit else { break }
            var named: [(id: String, number: Int64)] = []
            for number in group {
                if let id = try documentId(number) { named.append((id, number)) }
            }
            chosen += named.sorted { $0.id < $1.id }.prefix(limit - chosen.count).map(\.number)
            break
        }
        return chosen
    }
}
