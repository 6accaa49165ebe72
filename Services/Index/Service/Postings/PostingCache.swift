internal import Postings
internal import QueryLanguage
internal import Synchronization

/// What searches would otherwise unpack again and again: vectors and lists of the tail, columns of blocks.
///
/// A vector never changes under its sequence, and columns never under their generation, so that readers of any snapshot
/// may share them. What a transaction that is taken back has added stays until another report gets its sequence, and nobody
/// asks for it.
final class PostingCache: Sendable {
    private struct Content {
        var vectors: [Int64: ResolvedVector] = [:]
        var tail: (state: PostingTail.State, blocks: [Int64: TailBlock])?
        var columns: [Int64: (generation: Int64, columns: BlockColumns)] = [:]
        var codes: [DivisionValue: (paths: Int, codes: [String])] = [:]
    }

    private let content = Mutex(Content())
    /// Vectors of more reports than a tail ever has are of no use.
    private static let most = 4 * PostingUpkeep.flushAt

    func vector(of sequence: Int64) -> ResolvedVector? { content.withLock { $0.vectors[sequence] } }

    func keep(_ vector: ResolvedVector, of sequence: Int64) {
        content.withLock { content in
            if content.vectors.count >= Self.most { content.vectors.removeAll() }
            content.vectors[sequence] = vector
        }
    }

    /// Forgets reports that are in the tail no more.
    func forget(_ sequences: some Sequence<Int64>) {
        content.withLock { content in
            for sequence in sequences { content.vectors[sequence] = nil }
        }
    }

    func tail(_ state: PostingTail.State) -> [Int64: TailBlock]? {
        content.withLock { content in content.tail.flatMap { $0.state == state ? $0.blocks : nil } }
    }

    func keep(_ blocks: [Int64: TailBlock], of state: PostingTail.State) {
        content.withLock { $0.tail = (state, blocks) }
    }

    func columns(of block: Int64, generation: Int64) -> BlockColumns? {
        content.withLock { content in
            content.columns[block].flatMap { $0.generation == generation ? $0.columns : nil }
        }
    }

    func keep(_ columns: BlockColumns, of block: Int64, generation: Int64) {
        content.withLock { $0.columns[block] = (generation, columns) }
    }

    func codes(of division: DivisionValue, paths: Int) -> [String]? {
        content.withLock { content in
            content.codes[division].flatMap { $0.paths == paths ? $0.codes : nil }
        }
    }

    func keep(_ codes: [String], of division: DivisionValue, paths: Int) {
        content.withLock { content in
            if content.codes.count >= Self.mostNames { content.codes.removeAll() }
            content.codes[division] = (paths, codes)
        }
    }

    /// Names of divisions that are remembered.
    private static let mostNames = 1_000
}
