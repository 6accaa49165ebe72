import Links
import Messages
import Settings
import ZeroMQ

/// A file that the archive has.
public struct AddedFile: Sendable, Equatable {
    /// SHA-256 of its bytes.
    public var documentId: String
    /// Whether the archive had these bytes before.
    public var isDuplicate: Bool

    /// Puts the answer together.
    public init(documentId: String, isDuplicate: Bool) {
        self.documentId = documentId
        self.isDuplicate = isDuplicate
    }
}

extension Archive {
    /// Hands a file in.
    ///
    /// Returns once the archive keeps it; it is read afterwards, as ``states(of:in:)`` tells.
    ///
    /// It may be called again at any time, by another process too: it goes on where the bytes stopped.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - tags: Words for it, such as the names of the folders it lay in.
    ///   - patience: How long to wait for services that do not answer.
    public func add(_ path: String, tags: [String] = [], patience: Duration = .seconds(60)) async throws -> AddedFile {
        do {
            let file = try await LocalFile.open(path, tags: tags)
            if let added = try await hand(in: file, patience: patience) { return added }
        } catch let error as ArchiveError where error.code == .failed {
            // The bytes may have changed since their hash was taken: once more from the beginning.
        }
        let file = try await LocalFile.open(path, tags: tags)
        if let added = try await hand(in: file, patience: patience) { return added }
        throw ArchiveError(
            .file,
            Phrase("\(path) changes while it is read.", "\(path) 在读取过程中发生了变化。"),
            help: Phrase("Wait until it is written, then add it again.", "请等它写完后再递交。")
        )
    }

    /// Sends a file; nil when its bytes are not the ones that were offered.
    private func hand(in file: LocalFile, patience: Duration) async throws -> AddedFile? {
        var retry = Patience(patience)
        var failures = 0
        var answer = OfferAnswer(state: "offer")
        while true {
            do {
                switch answer.state {
                case "accepted", "duplicate":
                    return AddedFile(documentId: file.offer.documentId, isDuplicate: answer.state == "duplicate")
                case "send":
                    let part = try await file.part(at: answer.offset, count: BlobGet.chunk)
                    guard !part.isEmpty else { return nil }
                    let chunk = OfferChunk(offer: file.offer, offset: answer.offset)
                    answer = try await ask(.ingest, Question.offerChunk, chunk, bodies: [Frame(part)]).value
                case "full":
                    throw ArchiveError(.full, answer.reason ?? "The archive's disk is full.")
                case "busy":
                    await retry.pause()
                    answer.state = "offer"
                    continue
                default:
                    answer = try await ask(.ingest, Question.offer, file.offer).value
                }
                if answer.state != "busy" { retry.reset() }
            } catch let error as ArchiveError where error.isPassing || error.code == .failed {
                // A restarted ingest has forgotten the offer but not the bytes: offer again.
                answer.state = "offer"
                failures += error.code == .failed ? 1 : 0
                guard failures < 3, !retry.isOver, !Task.isCancelled else { throw error }
                await retry.pause()
            }
        }
    }
}

/// How long to go on asking, and the pauses between, which grow.
private struct Patience {
    private let limit: Duration
    private var end: ContinuousClock.Instant
    private var wait: Duration = .milliseconds(50)

    init(_ limit: Duration) {
        self.limit = limit
        end = .now + limit
    }

    var isOver: Bool { .now > end }

    mutating func reset() {
        end = .now + limit
        wait = .milliseconds(50)
    }

    /// Waits up to twice as long each time, evenly drawn, so that many that wait do not come back together.
    mutating func pause() async {
        try? await Task.sleep(for: wait * Double.random(in: 0.5...1))
        wait = min(wait * 2, .seconds(2))
    }
}
