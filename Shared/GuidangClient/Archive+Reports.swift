public import Foundation
import Links
public import Messages
import Settings
import ZeroMQ

extension Archive {
    /// Finds reports; ``SearchQuery`` says what can be asked.
    ///
    /// - Parameter index: The name of a further index to ask; nil means the first one.
    public func search(_ query: SearchQuery, index: String? = nil) async throws -> SearchAnswer {
        try await ask(.index, Question.search, query, of: index, within: .seconds(30)).value
    }

    /// Finds reports by words; the best first.
    public func search(_ words: String, limit: Int = 20, index: String? = nil) async throws -> SearchAnswer {
        try await search(SearchQuery(words: words, limit: limit), index: index)
    }

    /// A report's JSON, byte for byte as it is stored.
    ///
    /// - Parameters:
    ///   - id: The id of a report or of a document, or at least 6 characters of its beginning.
    ///   - index: The name of a further index to ask; nil means the first one.
    public nonisolated(nonsending) func reportJSON(_ id: String, index: String? = nil) async throws -> Data {
        var json = Data()
        _ = try await chunks(of: id, from: .index, index, question: Question.show) { json += $0 }
        return json
    }

    /// A report.
    ///
    /// - Parameters:
    ///   - id: The id of a report or of a document, or at least 6 characters of its beginning.
    ///   - index: The name of a further index to ask; nil means the first one.
    public func report(_ id: String, index: String? = nil) async throws -> Report {
        try JSONDecoder().decode(Report.self, from: try await reportJSON(id, index: index))
    }

    /// Hands an original over in pieces, in order.
    ///
    /// Returns its id, size and name.
    ///
    /// - Parameter id: The id of a document or of a report, or at least 6 characters of its beginning.
    public nonisolated(nonsending) func original(_ id: String, _ take: (Data) throws -> Void) async throws
        -> ChunkAnswer
    {
        do {
            return try await chunks(of: id, from: .ingest, question: Question.original, take)
        } catch let error as ArchiveError where error.code == .notFound {
            // The id may be a report's, which ingest does not know.
            guard let report = try? await report(id) else { throw error }
            return try await chunks(of: report.documentId, from: .ingest, question: Question.original, take)
        }
    }

    private nonisolated(nonsending) func chunks(
        of id: String,
        from stage: StageName,
        _ name: String? = nil,
        question: String,
        _ take: (Data) throws -> Void
    ) async throws -> ChunkAnswer {
        let id = try IDBeginning.read(id)
        do {
            return try await wholeChunks(of: id, from: stage, name, question: question, take)
        } catch let error as ArchiveError {
            throw IDBeginning.worded(error, id)
        }
    }

    private nonisolated(nonsending) func wholeChunks(
        of id: String,
        from stage: StageName,
        _ name: String? = nil,
        question: String,
        _ take: (Data) throws -> Void
    ) async throws -> ChunkAnswer {
        var offset: Int64 = 0
        var whole = id
        while true {
            let query = ChunkQuery(id: whole, offset: offset, length: BlobGet.chunk)
            let (answer, bodies) = try await ask(
                stage, question, query, of: name, as: ChunkAnswer.self)
            guard let part = bodies.first?.data, !part.isEmpty || answer.size == 0, answer.offset == offset else {
                throw ArchiveError(
                    .failed,
                    Phrase(
                        "\(stage.executable) gave \(offset) of \(Counted.text(answer.size, "byte")).",
                        "\(stage.executable) 只给出了 \(answer.size) 字节中的 \(offset) 字节。"
                    )
                )
            }
            try take(part)
            offset += Int64(part.count)
            // The first answer says which one a beginning means; the others must be of that one.
            whole = answer.id
            if offset >= answer.size { return answer }
        }
    }
}
