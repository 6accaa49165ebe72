import Foundation
import Glibc
import Messages
import TextExtraction

/// What a process asks of an extractor and is answered, over a pair of sockets: a length of four bytes (little-endian),
/// so many bytes of JSON, and behind it the bytes that the JSON announces.
enum ExtractorWire {
    /// The end of the other side, or an answer that no extractor gives.
    struct Broken: Error {}

    /// Announces one document, whose bytes follow.
    struct Request: Codable {
        var fileName: String
        var size: Int
        var limits: ExtractionLimits
    }

    /// Announces what a document holds.
    struct Answer: Codable {
        /// Without its text, which follows.
        var text: ExtractedText?
        /// Why there is none.
        var error: ExtractionError?
        var mediaType: String?
        /// Of a container, whose bytes follow one behind the other.
        var members: [MemberBundle.Entry]?
        /// Bytes that follow.
        var size = 0
        /// Whether the extractor ends behind this answer, as it has used much.
        var isLast = false
    }

    /// Nobody announces more than so many bytes of JSON.
    private static let longestHeader = 64 << 20

    /// - Parameter deadline: When the other side must have taken all of it; nil waits for ever.
    static func send(
        _ header: some Encodable, _ bodies: [Data], to descriptor: Int32, until deadline: Deadline? = nil
    ) throws {
        let json = try JSONEncoder().encode(header)
        var length = UInt32(json.count).littleEndian
        try withUnsafeBytes(of: &length) { try write($0, to: descriptor, deadline) }
        for part in [json] + bodies { try part.withUnsafeBytes { try write($0, to: descriptor, deadline) } }
    }

    /// - Parameter deadline: When all of it must be here; nil waits for ever.
    static func receive<Header: Decodable>(
        _ type: Header.Type, from descriptor: Int32, until deadline: Deadline? = nil
    ) throws -> Header {
        let length = try bytes(4, from: descriptor, until: deadline).reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= longestHeader else { throw Broken() }
        return try JSONDecoder().decode(Header.self, from: bytes(length, from: descriptor, until: deadline))
    }

    /// Reads so many bytes; memory is taken as they come.
    static func bytes(_ count: Int, from descriptor: Int32, until deadline: Deadline? = nil) throws -> Data {
        var data = Data()
        var block = [UInt8](repeating: 0, count: min(count, 1 << 20))
        while data.count < count {
            try deadline?.wait(for: descriptor, POLLIN)
            let got = read(descriptor, &block, min(block.count, count - data.count))
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { throw Broken() }
            data.append(contentsOf: block[..<got])
        }
        return data
    }

    private static func write(
        _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ deadline: Deadline?
    ) throws {
        // One that must not wait takes what there is room for.
        let flags = Int32(MSG_NOSIGNAL) | (deadline == nil ? 0 : Int32(MSG_DONTWAIT))
        var sent = 0
        while sent < bytes.count {
            try deadline?.wait(for: descriptor, POLLOUT)
            let count = Glibc.send(descriptor, bytes.baseAddress?.advanced(by: sent), bytes.count - sent, flags)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { throw Broken() }
            sent += count
        }
    }
}

/// A point in time until which something is waited for.
struct Deadline {
    /// The time is over.
    struct Passed: Error {}

    private let end: ContinuousClock.Instant

    init(in duration: Duration) { end = .now + duration }

    /// Waits until a descriptor can be read (`POLLIN`) or written (`POLLOUT`).
    func wait(for descriptor: Int32, _ events: Int32) throws {
        while true {
            let left = (end - .now) / .milliseconds(1)
            guard left > 0 else { throw Passed() }
            var wanted = pollfd(fd: descriptor, events: Int16(events), revents: 0)
            let ready = poll(&wanted, 1, Int32(min(left.rounded(.up), 60_000)))
            if ready > 0 { return }
            guard ready == 0 || errno == EINTR else { throw ExtractorWire.Broken() }
        }
    }
}
