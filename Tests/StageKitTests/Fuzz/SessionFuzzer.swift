import Foundation
import Links
import ZeroMQ

/// What a peer may do wrong in a session that is up.
enum SessionFault: CaseIterable {
    /// In order, with a value that does not belong there.
    case wrongValue
    /// Of a session that is over, with numbers that would follow.
    case oldSession
    /// A number that has been.
    case repeatedNumber
    /// A major version that is not there yet.
    case futureVersion
    /// A type of a later version.
    case futureType
    /// Fewer bytes, or fewer frames, than there should be.
    case truncated
    /// More metadata, or more frames, than may be.
    case oversized
    /// Not of the protocol at all.
    case random
}

/// Sends a session's messages wrongly in every way that leaves it up, so that each reaches the checks behind the first.
struct SessionFuzzer {
    private var fuzzer: FrameFuzzer
    private let session: UInt64
    private let oldSession: UInt64
    private var sequence: UInt64 = 0
    private(set) var counts: [SessionFault: Int] = [:]

    init(_ fuzzer: FrameFuzzer, session: UInt64, after oldSession: UInt64) {
        self.fuzzer = fuzzer
        self.session = session
        self.oldSession = oldSession
    }

    /// The generator, for the session after this one.
    var rest: FrameFuzzer { fuzzer }

    mutating func next() -> [Frame] {
        let fault = SessionFault.allCases.randomElement(using: &fuzzer.random) ?? .random
        counts[fault, default: 0] += 1
        switch fault {
        case .wrongValue:
            sequence += 1
            return fuzzer.inSession(session, sequence)
        case .oldSession: return fuzzer.inSession(oldSession, UInt64.random(in: 1...200, using: &fuzzer.random))
        case .repeatedNumber: return fuzzer.inSession(session, UInt64.random(in: 0...sequence, using: &fuzzer.random))
        case .futureVersion: return changed { $0[2] = UInt8.random(in: 2...255, using: &$1) }
        case .futureType:
            // One that may not be passed over is an error, and a number in the session all the same.
            sequence += 1
            var header = LinkHeader(type: .beat, parts: 2, session: session, sequence: sequence)
            header.type = UInt8.random(in: 60...255, using: &fuzzer.random)
            header.flags = UInt16.random(in: 0...3, using: &fuzzer.random)
            return [Frame(header.bytes), Frame(Data("{}".utf8))]
        case .truncated:
            var frames = fuzzer.inSession(session, sequence + 1)
            if frames.count > 2, Bool.random(using: &fuzzer.random) {
                frames.removeLast()
            } else {
                frames[0] = Frame(frames[0].bytes.prefix(Int.random(in: 0..<24, using: &fuzzer.random)))
            }
            return frames
        case .oversized:
            let header = LinkHeader(type: .beat, parts: 2, session: session, sequence: sequence + 1)
            guard Int.random(in: 0..<20, using: &fuzzer.random) == 0 else {
                return [Frame(header.bytes)] + Array(repeating: Frame(Data("{}".utf8)), count: 601)
            }
            return [Frame(header.bytes), Frame(Data("{\"a\":\"\(String(repeating: "x", count: 65_537))\"}".utf8))]
        case .random: return (0..<3).map { _ in Frame(fuzzer.bytes(upTo: 60)) }
        }
    }

    /// A message that jumps ahead, so that those between seem lost; it ends the session.
    mutating func gap() -> [Frame] {
        fuzzer.inSession(session, sequence + UInt64.random(in: 2...(1 << 40), using: &fuzzer.random))
    }

    /// A result in order.
    mutating func result(id: Int64, fence: Int) throws -> LinkMessage {
        sequence += 1
        return try LinkMessage(
            .result, ResultMetadata(id: id, fence: fence, verdict: .retry), session: session, sequence: sequence)
    }

    private mutating func changed(_ change: (inout [UInt8], inout SeededRandom) -> Void) -> [Frame] {
        var frames = fuzzer.inSession(session, sequence + 1)
        var header = frames[0].bytes
        change(&header, &fuzzer.random)
        frames[0] = Frame(header)
        return frames
    }
}
