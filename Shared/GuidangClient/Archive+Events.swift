import Links
public import Messages
import Settings

extension Archive {
    /// The events of the log after a cursor, and then those that come, without gap or double.
    ///
    /// - Parameters:
    ///   - cursor: The sequence of the last event already seen; 0 for all, nil for new ones only.
    ///   - types: Only these; none means all.
    public nonisolated func events(after cursor: Int64?, types: [EventType] = []) -> EventStream {
        EventStream(archive: self, after: cursor, types: types)
    }

    /// The events for a consumer that the archive remembers by name: what it acked never comes again.
    ///
    /// - Parameters:
    ///   - name: 1 to 128 bytes; one program at a time may use it.
    ///   - types: Only these; none means all. They count the first time the name is used, as does `start`.
    ///   - start: The sequence after which to begin; 0 for all, nil for new ones only.
    public nonisolated func durable(
        name: String,
        types: [EventType] = [],
        from start: Int64? = 0
    ) -> DurableEvents {
        DurableEvents(archive: self, name: name, types: types, start: start ?? -1)
    }

    /// Forgets a durable consumer that is used no more: the archive keeps nothing for it from then on.
    ///
    /// - Throws: ``ArchiveError`` where there is none of the name, or where it is connected.
    public func forget(durable name: String) async throws {
        let status: StageStatus = try await ask(.notify, Question.status).value
        guard StageName(rawValue: name) == nil, let consumer = status.consumers.first(where: { $0.name == name }) else {
            throw ArchiveError(.notFound, Phrase("Nobody follows as “\(name)”.", "没有名为“\(name)”的订阅者。"))
        }
        guard !consumer.connected else {
            throw ArchiveError(
                .busy,
                Phrase("“\(name)” is connected.", "“\(name)”正在连接中。"),
                help: Phrase("Stop the program that follows under this name first.", "请先停止使用此名称的程序。")
            )
        }
        let query = ConsumerQuery(name: name)
        _ = try await ask(.notify, Question.forgetConsumer, query, as: CountAnswer.self)
    }

    /// A part of the log.
    func log(after cursor: Int64, types: [EventType], limit: Int) async throws -> LogPage {
        let query = EventsQuery(after: cursor, types: types.map(\.rawValue), limit: limit)
        let (answer, bodies) = try await ask(.notify, Question.events, query, as: EventsAnswer.self)
        let events = try bodies.map { try WireJSON.decode(Event.self, from: $0) }
        guard events.count == answer.sequences.count else {
            throw ArchiveError(
                .failed, Phrase("guidang-notify gave fewer events than it said.", "guidang-notify 给出的事件比它说的少。"))
        }
        return LogPage(events: events, head: answer.head, through: answer.through)
    }
}

/// Some events of the log in order.
struct LogPage: Sendable {
    var events: [Event]
    /// The log's newest sequence.
    var head: Int64
    /// How far the page speaks for, events of other types included.
    var through: Int64
}
