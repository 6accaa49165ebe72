import Foundation
package import Messages
import Settings

/// Further indexes beside the first one; each has every current report and answers the same questions.
extension Archive {
    /// The names of those whose sockets are in the archive's run folder, whether or not they run now.
    package nonisolated var furtherIndexes: [String] {
        let suffix = "." + StageSocket.query.rawValue
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }
            .filter(IndexCopy.isName).sorted()
    }

    /// Where an index answers; nil is the first one.
    package nonisolated func address(ofIndex name: String?) -> String {
        name.map { folder.endpoint(named: $0, .query) } ?? address(of: .index, .query)
    }

    /// How further indexes are doing; one that does not answer in time is left out.
    package func statusOfIndexes(_ names: [String], within limit: Duration = .seconds(5)) async -> [StageStatus] {
        await withTaskGroup(of: StageStatus?.self) { group in
            for name in names {
                group.addTask { try? await self.ask(.index, Question.status, of: name, within: limit).value }
            }
            var found: [StageStatus] = []
            for await status in group { if let status { found.append(status) } }
            return found.sorted { ($0.name ?? "") < ($1.name ?? "") }
        }
    }

    /// Forgets a further index that is used no more: the archive tells no longer how far it is behind.
    ///
    /// - Throws: ``ArchiveError`` where there is none of the name, or where it is running.
    public func forget(index name: String) async throws {
        do {
            _ = try await ask(.parse, Question.forgetConsumer, ConsumerQuery(name: name), as: CountAnswer.self)
        } catch let error as ArchiveError where error.code == .notFound {
            throw ArchiveError(noIndex: name)
        } catch let error as ArchiveError where error.code == .busy {
            throw ArchiveError(
                .busy, Phrase("“\(name)” is running.", "“\(name)”正在运行。"),
                help: Phrase("Stop it first.", "请先停止它。"))
        }
    }
}

extension ArchiveError {
    /// A name that no index has.
    package init(noIndex name: String) {
        self.init(.notFound, Phrase("There is no index “\(name)”.", "没有名为“\(name)”的索引。"))
    }
}
