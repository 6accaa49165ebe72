public import Messages

extension Archive {
    /// Has documents read again by the reader that runs now, behind those that never were.
    ///
    /// - Parameters:
    ///   - documentIds: SHA-256 of each original.
    ///   - readerBefore: Only those whose reader's version is before this one, such as `0.9`.
    ///   - force: Those too that this reader with these word lists has read.
    public func reparse(
        _ documentIds: [String], readerBefore: String? = nil, force: Bool = false
    ) async throws -> ReparseAnswer {
        var sum = ReparseAnswer()
        for start in stride(from: 0, to: documentIds.count, by: 1000) {
            let query = ReparseQuery(
                documentIds: Array(documentIds[start...].prefix(1000)), readerBefore: readerBefore, force: force)
            sum =
                try await sum
                + ask(.parse, Question.reparse, query, within: .seconds(60), as: ReparseAnswer.self).value
        }
        return sum
    }

    /// How far reading again has come, and whether all that was read is in the index as well.
    public func rereading() async throws -> (status: RereadingStatus, isIndexed: Bool) {
        let parse: StageStatus = try await ask(.parse, Question.status).value
        let status = parse.rereading ?? RereadingStatus(waiting: 0, underWay: 0, failed: 0)
        guard status.waiting + status.underWay == 0,
            parse.consumers.allSatisfy({ $0.name != StageName.index.rawValue || $0.behind == 0 })
        else { return (status, false) }
        let index: StageStatus = try await ask(.index, Question.status).value
        return (status, index.waiting + index.inWork == 0)
    }
}
