import Links
import Testing

@Suite struct HandoffReceiverTests {
    @Test func `the first grant opens the window, and the next waits until it is worth a message`() {
        var receiver = HandoffReceiver(window: Credit(items: 100, bytes: 1000))
        #expect(receiver.grant(backlogRoom: 5000) == Credit(items: 100, bytes: 1000))
        #expect(receiver.grant(backlogRoom: 5000) == nil)
        receiver.noteTaken(items: 24, bytes: 0)
        #expect(receiver.grant(backlogRoom: 5000) == nil)
        receiver.noteTaken(items: 1, bytes: 0)
        #expect(receiver.grant(backlogRoom: 5000) == Credit(items: 125, bytes: 1000))
    }

    @Test func `a full stage grants nothing until it has room`() {
        var receiver = HandoffReceiver(window: Credit(items: 100, bytes: 1000))
        #expect(receiver.grant(backlogRoom: 0) == nil)
        #expect(receiver.grant(backlogRoom: -7) == nil)
        #expect(receiver.grant(backlogRoom: 1)?.items == 1)
        receiver.noteTaken(items: 1, bytes: 10)
        #expect(receiver.grant(backlogRoom: 0) == nil)
        #expect(receiver.grant(backlogRoom: 3)?.items == 4)
    }

    @Test func `a grant is never taken back`() {
        var receiver = HandoffReceiver(window: Credit(items: 100, bytes: 1000))
        #expect(receiver.grant(backlogRoom: 100)?.items == 100)
        receiver.noteTaken(items: 10, bytes: 600)
        #expect(receiver.grant(backlogRoom: 5)?.items == 100)
    }

    @Test func `an ack folds sequences in any order into ranges`() {
        #expect(HandoffReceiver.ack(for: [7, 3, 5, 4, 7]).ranges == [[3, 5], [7, 7]])
        #expect(HandoffReceiver.ack(for: []).ranges == [])
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `sender and receiver with any window and room never wait for one another`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let window = Credit(
            items: Int64.random(in: 1...20, using: &random), bytes: Int64.random(in: 1...2000, using: &random))
        var sender = HandoffSender(floor: 0)
        var receiver = HandoffReceiver(window: window)
        var sequence: Int64 = 0
        var queue: [(sequence: Int64, bytes: Int64)] = []
        for _ in 0..<2000 where sequence < 300 {
            if let credit = receiver.grant(backlogRoom: Int64.random(in: 0...30, using: &random)) {
                sender.grant(credit)
            }
            while sender.room > 0 {
                sequence += 1
                let bytes = Int64.random(in: 0...900, using: &random)
                sender.noteSent(sequence, bytes: bytes)
                queue.append((sequence, bytes))
            }
            #expect(Int64(queue.count) <= window.items)
            guard !queue.isEmpty else { continue }
            let taken = queue.removeFirst()
            receiver.noteTaken(items: 1, bytes: taken.bytes)
            _ = try sender.ack(HandoffReceiver.ack(for: [taken.sequence]))
        }
        #expect(sequence >= 300)
    }
}
