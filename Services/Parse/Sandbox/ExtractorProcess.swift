import Foundation
import Glibc
import Messages
import TextExtraction

/// One running extractor; asked for one document after the other, and blocking while it works.
final class ExtractorProcess {
    /// How long an extractor may take beyond its document's time, before it is killed.
    private static let patience = Duration.seconds(5)

    private let program: ChildProgram
    private let descriptor: Int32

    /// Starts one.
    ///
    /// - Throws: What kept it from starting.
    init(_ command: [String]) throws {
        var ends: [2 of Int32] = [-1, -1]
        let isMade = withUnsafeMutablePointer(to: &ends) { pointer in
            pointer.withMemoryRebound(to: Int32.self, capacity: 2) {
                socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, $0) == 0
            }
        }
        guard isMade else { throw ExtractorWire.Broken() }
        let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
        defer {
            close(nothing)
            close(ends[1])
        }
        do {
            program = try ChildProgram(command, descriptors: (ends[1], nothing, nothing))
        } catch {
            close(ends[0])
            throw error
        }
        descriptor = ends[0]
    }

    /// Ends it, whatever it does.
    deinit {
        close(descriptor)
        program.end()
    }

    /// Whether it ends behind its last answer.
    private(set) var isLast = false

    /// Asks for what a document holds.
    ///
    /// - Throws: `Deadline.Passed` where it takes too long, `ExtractorWire.Broken` where it ended; it is of no use then.
    func extract(
        _ data: Data, fileName: String, limits: ExtractionLimits
    ) throws -> Result<Extraction, ExtractionError> {
        let deadline = Deadline(in: .seconds(limits.seconds) + Self.patience)
        try ExtractorWire.send(
            ExtractorWire.Request(fileName: fileName, size: data.count, limits: limits), [data], to: descriptor,
            until: deadline)
        let answer = try ExtractorWire.receive(ExtractorWire.Answer.self, from: descriptor, until: deadline)
        guard answer.size >= 0, answer.size <= max(limits.textBytes, limits.unpackedBytes) else {
            throw ExtractorWire.Broken()
        }
        let body = try ExtractorWire.bytes(answer.size, from: descriptor, until: deadline)
        isLast = answer.isLast
        if let error = answer.error { return .failure(error) }
        if var text = answer.text {
            text.text = String(decoding: body, as: UTF8.self)
            return .success(.text(text))
        }
        guard let members = answer.members, let mediaType = answer.mediaType else { throw ExtractorWire.Broken() }
        return .success(.container(.init(mediaType: mediaType, members: try Self.members(members, in: body, limits))))
    }

    private static func members(
        _ announced: [MemberBundle.Entry], in body: Data, _ limits: ExtractionLimits
    ) throws -> [Extraction.Member] {
        guard announced.count <= limits.members else { throw ExtractorWire.Broken() }
        var rest = body[...]
        return try announced.map { entry in
            guard entry.size >= 0, entry.size <= rest.count, isInside(entry.path) else { throw ExtractorWire.Broken() }
            defer { rest = rest.dropFirst(entry.size) }
            var member = Extraction.Member(
                path: entry.path, data: Data(rest.prefix(entry.size)), declared: entry.declared)
            member.page = entry.page
            member.isCompanion = entry.isCompanion
            return member
        }
    }

    /// Whether a path leads nowhere outside of its archive; an extractor that a document has taken over may say anything.
    private static func isInside(_ path: String) -> Bool {
        path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !["", ".", ".."].contains($0) }
    }
}
