import Links
import Testing
import ZeroMQ

@Suite struct DecoderFuzzTests {
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `no message makes a decoder trap`(seed: UInt64) {
        var fuzzer = FrameFuzzer(seed: seed)
        var read = 0
        for number in 0..<10_000 as Range<UInt64> {
            let frames = number % 2 == 0 ? fuzzer.anything() : fuzzer.inSession(1, number)
            guard let message = try? LinkMessage(frames: frames) else { continue }
            if decode(message) { read += 1 }
        }
        // Otherwise the fuzzer would try the first check only.
        #expect(read > 500)
    }

    private func decode(_ message: LinkMessage) -> Bool {
        switch message.type {
        case .hello: (try? message.read(Hello.self)) != nil
        case .welcome: (try? message.read(Welcome.self)) != nil
        case .refuse, .error: (try? message.read(Refusal.self)) != nil
        case .beat: (try? message.read(Beat.self)) != nil
        case .credit: (try? message.read(Credit.self)) != nil
        case .deliver: deliver(message)
        case .ack: ack(message)
        case .floor: (try? message.read(Floor.self)) != nil
        case .task: (try? message.read(TaskMetadata.self)) != nil
        case .result: result(message)
        case .settled: (try? message.read(Settled.self)) != nil
        case .blobGet: (try? message.read(BlobGet.self)) != nil
        case .blobData, .blobMissing: (try? message.read(BlobData.self)) != nil
        case .blobOffer: (try? message.read(BlobOffer.self)) != nil
        case .ask: (try? message.read(Ask.self)) != nil
        case .answer: (try? message.read(Answer.self)) != nil
        case .live, .liveBeat: (try? message.read(Live.self)) != nil
        case .bye, nil: false
        }
    }

    private func deliver(_ message: LinkMessage) -> Bool {
        guard let deliver = try? message.read(Deliver.self) else { return false }
        var bodies = message.bodies[...]
        return deliver.items.allSatisfy {
            (try? Parcel(content: $0.content, inline: $0.inline, from: &bodies)) != nil
        }
    }

    private func ack(_ message: LinkMessage) -> Bool {
        guard let ack = try? message.read(Ack.self) else { return false }
        var sender = HandoffSender(floor: 0)
        sender.grant(Credit(items: .max, bytes: .max))
        sender.noteSent(1, bytes: 1)
        return (try? sender.ack(ack)) != nil
    }

    private func result(_ message: LinkMessage) -> Bool {
        guard let result = try? message.read(ResultMetadata.self) else { return false }
        var bodies = message.bodies[...]
        return (try? Parcel(content: result.content, inline: bodies.count > 1, from: &bodies)) != nil
    }
}
