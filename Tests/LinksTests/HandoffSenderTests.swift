import Links
import Testing

@Suite struct HandoffSenderTests {
    private func sender(floor: Int64 = 0, items: Int64 = 100) -> HandoffSender {
        var sender = HandoffSender(floor: floor)
        sender.grant(Credit(items: items, bytes: 1 << 20))
        return sender
    }

    @Test func `nothing may be sent before credit, and no more than it`() {
        var sender = HandoffSender(floor: 0)
        #expect(sender.room == 0)
        sender.grant(Credit(items: 2, bytes: 1000))
        #expect(sender.room == 2)
        sender.noteSent(1, bytes: 10)
        #expect(sender.room == 1)
        sender.noteSent(2, bytes: 10)
        #expect(sender.room == 0)
    }

    @Test func `late, repeated and smaller grants change nothing`() {
        var sender = sender(items: 5)
        let before = sender
        sender.grant(Credit(items: 5, bytes: 1 << 20))
        sender.grant(Credit(items: 1, bytes: 3))
        sender.grant(Credit(items: -9, bytes: .min))
        #expect(sender == before)
    }

    @Test func `bytes run out too, and are overdrawn by one item at the most`() {
        var sender = HandoffSender(floor: 0)
        sender.grant(Credit(items: 10, bytes: 100))
        sender.noteSent(1, bytes: 99)
        #expect(sender.room == 9)
        sender.noteSent(2, bytes: 5000)
        #expect(sender.room == 0)
        sender.grant(Credit(items: 10, bytes: 5099))
        #expect(sender.room == 0)
        sender.grant(Credit(items: 10, bytes: 5100))
        #expect(sender.room == 8)
    }

    @Test func `credit without end is no trap`() {
        var sender = HandoffSender(floor: 0)
        sender.grant(Credit(items: .max, bytes: .max))
        sender.noteSent(1, bytes: -5)
        #expect(sender.room > 0)
    }

    @Test func `acks out of order raise the floor only over what is settled without a hole`() throws {
        var sender = sender()
        for sequence in 1...4 as ClosedRange<Int64> { sender.noteSent(sequence, bytes: 1) }
        #expect(try sender.ack(Ack(ranges: [[3, 4]])) == true)
        #expect(sender.floor == 0)
        #expect(sender.settledAbove.pairs == [[3, 4]])
        #expect(try sender.ack(Ack(ranges: [[1, 1]])) == true)
        #expect(sender.floor == 1)
        #expect(try sender.ack(Ack(ranges: [[2, 2]])) == true)
        #expect(sender.floor == 4)
        #expect(sender.settledAbove.isEmpty)
        #expect(sender.inFlight.isEmpty)
    }

    @Test func `a repeated ack is no news`() throws {
        var sender = sender()
        sender.noteSent(1, bytes: 1)
        #expect(try sender.ack(Ack(ranges: [[1, 1]])) == true)
        #expect(try sender.ack(Ack(ranges: [[1, 1]])) == false)
        #expect(try sender.ack(Ack(ranges: [])) == false)
    }

    @Test(arguments: [[[1, 9]], [[2, 1]], [[1]], [[-1, 1]], [[0, Int64.max]], [[Int64.min, 1]], [[1, 1, 1]]])
    func `an ack for what was never sent is an error and settles nothing`(ranges: [[Int64]]) {
        var sender = sender()
        sender.noteSent(1, bytes: 1)
        sender.noteSent(2, bytes: 1)
        #expect(throws: LinkError.self) { try sender.ack(Ack(ranges: ranges)) }
        #expect(sender.inFlight == [1, 2])
        #expect(sender.floor == 0)
    }

    @Test func `a new session sends again what was not settled, and only that`() throws {
        var first = sender()
        for sequence in 1...3 as ClosedRange<Int64> { first.noteSent(sequence, bytes: 1) }
        _ = try first.ack(Ack(ranges: [[2, 2]]))
        let second = HandoffSender(floor: first.floor, settledAbove: first.settledAbove)
        #expect([1, 2, 3].filter { second.wants($0) } == [1, 3])
        #expect(second.room == 0)
    }

    @Test func `items of other topics do not hold the floor back`() throws {
        var sender = sender()
        sender.noteSent(3, bytes: 1)
        sender.noteRead(through: 7)
        _ = try sender.ack(Ack(ranges: [[3, 3]]))
        #expect(sender.floor == 7)
    }

    @Test func `a consumer none of whose topics come does not hold the floor back`() {
        var sender = sender()
        sender.noteRead(through: 40)
        #expect(sender.floor == 40)
        sender.noteSent(41, bytes: 1)
        sender.noteRead(through: 50)
        #expect(sender.floor == 40)
    }

    @Test func `a floor is announced once, and only when it is committed`() throws {
        var sender = sender(floor: 4)
        #expect(sender.floorToAnnounce(committed: 4) == nil)
        sender.noteSent(5, bytes: 1)
        _ = try sender.ack(Ack(ranges: [[5, 5]]))
        #expect(sender.floorToAnnounce(committed: 4) == nil)
        #expect(sender.floorToAnnounce(committed: 5) == 5)
        #expect(sender.floorToAnnounce(committed: 5) == nil)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `whatever comes, the floor covers settled items only and never falls`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var sender = sender(items: .max)
        var settled: Set<Int64> = []
        var unsettled: Set<Int64> = []
        var last: Int64 = 0
        for _ in 0..<500 {
            let floor = sender.floor
            if Bool.random(using: &random) {
                last += 1
                if Int.random(in: 0..<4, using: &random) == 0 {
                    sender.noteRead(through: last)
                } else {
                    sender.noteSent(last, bytes: 1)
                    unsettled.insert(last)
                }
            } else if let low = unsettled.randomElement(using: &random) {
                let range = low...min(last, low + Int64.random(in: 0...3, using: &random))
                _ = try sender.ack(Ack(ranges: [[range.lowerBound, range.upperBound]]))
                settled.formUnion(range)
                unsettled.subtract(range)
            }
            #expect(sender.floor >= floor)
            #expect(unsettled.allSatisfy { $0 > sender.floor && !sender.settledAbove.contains($0) })
            #expect(Set(sender.inFlight) == unsettled)
        }
    }
}
