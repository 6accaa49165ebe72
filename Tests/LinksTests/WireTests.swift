import Foundation
import Links
import Testing
import ZeroMQ

@Suite struct WireTests {
    @Test func `a message comes out as it went in`() throws {
        let item = Deliver.Item(
            seq: 4, topic: "report", subject: "ab", trace: nil, content: ContentReference(sha256: "cd", size: 3),
            inline: true)
        let sent = try LinkMessage(
            .deliver, Deliver(items: [item]), bodies: [Frame([1]), Frame([2, 3, 4])], session: .max, sequence: 9)
        let read = try LinkMessage(frames: sent.frames)
        #expect(read.header == sent.header)
        #expect(read.type == .deliver)
        #expect(try read.read(Deliver.self).items == [item])
        #expect(read.bodies.map(\.bytes) == [[1], [2, 3, 4]])
    }

    @Test func `the header is what the page on the protocol says, byte by byte`() {
        let header = LinkHeader(
            type: .ack, flags: 1, parts: 2, session: 0x0102_0304_0506_0708, sequence: 0x1112_1314_1516_1718)
        #expect(
            header.bytes == [
                0x53, 0x4C, 1, 12, 0, 1, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18,
            ])
    }

    @Test func `a later major version is refused with what to do`() {
        var bytes = LinkHeader(type: .hello, parts: 2).bytes
        bytes[2] = 2
        let error = #expect(throws: LinkError.self) {
            try LinkMessage(frames: [Frame(bytes), Frame(Array("{}".utf8))])
        }
        #expect(error?.code == .version)
        #expect(error?.message.contains("update") == true)
    }

    @Test func `a type of a later minor version is read, and has no name`() throws {
        var bytes = LinkHeader(type: .hello, parts: 2).bytes
        bytes[3] = 200
        let message = try LinkMessage(frames: [Frame(bytes), Frame(Array("{}".utf8))])
        #expect(message.type == nil)
    }

    @Test func `unknown keys are passed over`() throws {
        let frames = [
            Frame(LinkHeader(type: .floor, parts: 2).bytes), Frame(Array(#"{"seq":3,"later":{"x":[1]}}"#.utf8)),
        ]
        #expect(try LinkMessage(frames: frames).read(Floor.self).seq == 3)
    }

    @Test(arguments: [
        "", "[]", "7", "null", "{", "}{", #"{"a":"#, #"{"a":"}"#, String(repeating: #"{"a":"#, count: 9) + "1",
        "{\"a\":" + String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000) + "}",
        "{\"a\":\"" + String(repeating: "x", count: LinkMessage.metadataLimit) + "\"}",
    ])
    func `metadata that is no shallow object of bounded size is refused`(json: String) {
        let frames = [Frame(LinkHeader(type: .hello, parts: 2).bytes), Frame(Array(json.utf8))]
        let error = #expect(throws: LinkError.self) { try LinkMessage(frames: frames).read(Hello.self) }
        #expect(error?.code == .malformed)
    }

    @Test(arguments: [0, 1, 3, 600, 601])
    func `a message whose frames are not as many as its header counts is refused`(count: Int) {
        let header = Frame(LinkHeader(type: .hello, parts: 2).bytes)
        let frames = Array(([header] + Array(repeating: Frame(Array("{}".utf8)), count: 700)).prefix(count))
        #expect(throws: LinkError.self) { try LinkMessage(frames: frames) }
    }

    @Test func `a parcel whose frames are missing or too long is refused`() {
        let reference = ContentReference(sha256: String(repeating: "a", count: 64), size: 3)
        for (content, inline, frames) in [
            (reference, true, [Frame([1])]), (reference, true, [Frame([1]), Frame([1, 2])]), (nil, nil, []),
            (ContentReference(sha256: "short", size: 3), false, [Frame([1])]),
            (ContentReference(sha256: reference.sha256, size: -1), false, [Frame([1])]),
        ] as [(ContentReference?, Bool?, [Frame])] {
            var bodies = frames[...]
            #expect(throws: LinkError.self) { try Parcel(content: content, inline: inline, from: &bodies) }
        }
    }
}
