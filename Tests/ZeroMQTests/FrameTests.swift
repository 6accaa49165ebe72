import Foundation
import Testing
import ZeroMQ

@Suite struct FrameTests {
    @Test(arguments: [0, 1, 33, 34, 4096, 1 << 20])
    func `a frame gives back the bytes it was made of`(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        #expect(Frame(bytes).bytes == bytes)
        #expect(Frame(Data(bytes)).data == Data(bytes))
        #expect(Frame(bytes.lazy.map { $0 }).bytes == bytes)
        #expect(Frame(bytes.span.bytes).count == count)
        #expect(Frame(bytes).withSharedData { Array($0) } == bytes)
    }

    @Test func `shared data outlives the frame it came from`() {
        let bytes = [UInt8](repeating: 7, count: 100_000)
        let data = Frame(bytes).withSharedData { $0 }
        #expect(data == Data(bytes))
    }

    @Test func `a frame filled in place holds what was written and zeroes elsewhere`() {
        let frame = Frame(count: 1000) { $0[10] = 5 }
        #expect(frame.bytes.enumerated().allSatisfy { $0.element == ($0.offset == 10 ? 5 : 0) })
    }

    @Test func `one frame may be sent by two threads at once`() async throws {
        try await withReactors { near, far in
            let frame = Frame([UInt8](repeating: 3, count: 100_000))
            let endpoint = Endpoint.fresh()
            let sink = try await Peer(.router, on: near)
            _ = try await sink.bind(endpoint)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for reactor in [near, far] {
                    let source = try await Peer(.dealer, on: reactor)
                    try await source.connect(endpoint)
                    group.addTask {
                        for _ in 0..<500 { try await source.send([frame]) }
                    }
                }
                for _ in 0..<1000 {
                    let frames = try await sink.next()
                    #expect(frames.last?.count == 100_000)
                }
                try await group.waitForAll()
            }
            #expect(frame.bytes.allSatisfy { $0 == 3 })
        }
    }
}
