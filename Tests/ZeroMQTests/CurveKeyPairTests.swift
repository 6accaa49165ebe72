import Foundation
import Testing
import ZeroMQ

@Suite struct CurveKeyPairTests {
    @Test func `a saved pair is private and comes back`() async throws {
        try await withFolder { folder in
            let pair = try CurveKeyPair.generate()
            let path = "\(folder)/节点.key"
            try pair.save(to: path)
            #expect(try CurveKeyPair.load(from: path) == pair)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
            #expect(throws: ZeroMQError.self) { try CurveKeyPair.generate().save(to: path) }
            #expect(try CurveKeyPair.load(from: path) == pair)
        }
    }

    @Test func `a key file others can read is refused`() async throws {
        try await withFolder { folder in
            let path = "\(folder)/node.key"
            try CurveKeyPair.generate().save(to: path)
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            let error = #expect(throws: ZeroMQError.self) { try CurveKeyPair.load(from: path) }
            #expect(error?.message.contains("chmod 600") == true)
        }
    }

    @Test func `keys that are no keys or no pair are refused`() throws {
        let pair = try CurveKeyPair.generate()
        let other = try CurveKeyPair.generate()
        #expect(throws: ZeroMQError.self) {
            try CurveKeyPair(publicKey: other.publicKey, secretKey: pair.secretKey)
        }
        for text in ["", "short", String(repeating: "~", count: 40), String(repeating: "年", count: 40)] {
            #expect(throws: ZeroMQError.self) { try CurveKeyPair.validate(key: text) }
        }
        #expect(try CurveKeyPair.publicKey(of: pair.secretKey) == pair.publicKey)
    }

    @Test func `no text of a pair shows its secret`() throws {
        let pair = try CurveKeyPair.generate()
        var dumped = ""
        dump(pair, to: &dumped)
        for text in ["\(pair)", String(reflecting: pair), dumped] { #expect(!text.contains(pair.secretKey)) }
    }
}
