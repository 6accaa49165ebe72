public import Messages

extension Archive {
    /// How the stages are doing, in their order; one that does not answer in time is left out.
    public func status(within limit: Duration = .seconds(5)) async -> [StageStatus] {
        await withTaskGroup(of: StageStatus?.self) { group in
            for stage in StageName.allCases {
                group.addTask { try? await self.ask(stage, Question.status, within: limit).value }
            }
            var found: [StageName: StageStatus] = [:]
            for await status in group { if let status { found[status.stage] = status } }
            return StageName.allCases.compactMap { found[$0] }
        }
    }

    /// A document's way through the stages, each step with its time; several where the beginning of an id fits several.
    ///
    /// - Parameter id: SHA-256 of the original, or at least 6 digits of its beginning.
    public func trace(_ id: String) async throws -> [DocumentTrace] {
        let id = try IDBeginning.read(id)
        var documents: [String: [TraceStep]] = [:]
        for stage in StageName.allCases {
            let answer: TraceAnswer = try await ask(stage, Question.trace, IDQuery(id: id)).value
            for document in answer.documents { documents[document.documentId, default: []] += document.steps }
        }
        return documents.sorted { $0.key < $1.key }.map { id, steps in
            // Sorting keeps no order among equals, and the stages' own order is the truth there.
            let ordered = steps.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
            return DocumentTrace(documentId: id, steps: ordered.map(\.element))
        }
    }

    /// Where documents stand in one of ingest, parse and index; those the stage has never seen are left out.
    public func states(of documentIds: [String], in stage: StageName) async throws -> [String: StageState] {
        var states: [String: StageState] = [:]
        for start in stride(from: 0, to: documentIds.count, by: 1000) {
            let query = StatesQuery(documentIds: Array(documentIds[start...].prefix(1000)))
            let answer: StatesAnswer = try await ask(stage, Question.states, query, within: .seconds(30)).value
            states.merge(answer.states) { $1 }
        }
        return states
    }

    /// The documents that a stage has, in the order of their ids, a page at a time.
    ///
    /// - Parameter stage: ingest or parse.
    public func documents(in stage: StageName, after id: String = "", limit: Int = 1000) async throws -> [String] {
        let query = DocumentsQuery(after: id, limit: limit)
        return try await ask(stage, Question.documents, query, as: DocumentsAnswer.self).value.documentIds
    }

    /// Checks a stage's store and files; this reads all of them.
    public func verify(_ stage: StageName, within limit: Duration = .seconds(3600)) async throws -> VerifyAnswer {
        try await ask(stage, Question.verify, within: limit).value
    }

    /// What is set aside: rejected originals (as ingest's) and dead letters of every stage.
    public func failed(_ id: String? = nil, limit: Int = 1000) async throws -> [DeadLetter] {
        let id = try id.map(IDBeginning.read)
        return Self.merged(try await letters(id, limit: limit))
    }

    private func letters(_ id: String?, limit: Int) async throws -> [DeadLetter] {
        var letters: [DeadLetter] = []
        for stage in StageName.allCases {
            let query = FailedQuery(id: id, limit: limit)
            letters += try await ask(stage, Question.failed, query, as: FailedAnswer.self).value.letters
        }
        return letters
    }

    /// One letter for each document and stage that gave it up.
    ///
    /// Where a stage set a task aside, ingest has the rejection that came of it as well: it gives the name and the code.
    static func merged(_ letters: [DeadLetter]) -> [DeadLetter] {
        var verdicts: [String: DeadLetter] = [:]
        for letter in letters where letter.stage == .ingest && letter.code != nil {
            verdicts[letter.documentId] = letter
        }
        let tasks = letters.filter { $0.stage != .ingest }.map { task in
            guard let verdict = verdicts.removeValue(forKey: task.documentId) else { return task }
            var whole = task
            whole.fileName = task.fileName ?? verdict.fileName
            whole.code = verdict.code
            return whole
        }
        return letters.filter { $0.stage == .ingest && ($0.code == nil || verdicts[$0.documentId] != nil) } + tasks
    }

    /// Tries again what is set aside.
    ///
    /// Returns how many there were.
    ///
    /// - Parameter id: An id or its beginning; nil means all.
    public func retryFailed(_ id: String? = nil) async throws -> Int64 {
        try await act("retry", on: id)
    }

    /// Gives up what is set aside; originals stay in the archive.
    ///
    /// Returns how many there were.
    ///
    /// - Parameter id: An id or its beginning; nil means all.
    public func dropFailed(_ id: String? = nil) async throws -> Int64 {
        try await act("drop", on: id)
    }

    private func act(_ action: String, on id: String?) async throws -> Int64 {
        let id = try id.map(IDBeginning.read)
        let order = id.map { FailedAction(action: action, id: $0) } ?? FailedAction(onAll: action)
        let known = try await failed(id, limit: 1000).count { !$0.documentId.isEmpty }
        var counts: [Int64] = []
        for stage in StageName.allCases {
            do {
                let answer = try await ask(
                    stage,
                    Question.failedAction,
                    order,
                    within: .seconds(60),
                    as: CountAnswer.self
                )
                counts.append(answer.value.count)
            } catch let error as ArchiveError where error.code == .notFound {
                // Another stage may have set it aside.
                continue
            }
        }
        // A document that a stage set aside is also among ingest's, and what ingest sends again the stage may have taken
        // up by itself before it is told to: the sum would count it twice or not.
        guard let most = counts.max(), most > 0 else { return 0 }
        return max(most, Int64(known))
    }
}
