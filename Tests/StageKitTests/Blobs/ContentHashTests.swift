import Foundation
import Messages
import StageKit
import Testing

struct ContentHashTests {
    @Test func `a hash reads and writes its hexadecimal digits`() throws {
        let hash = try BlobStore.hash(of: Data("归档".utf8))
        #expect(hash.hex.count == 64)
        #expect(ContentHash(hex: hash.hex) == hash)
        #expect(ContentHash(hex: hash.hex.uppercased()) == hash)
        #expect(ContentHash(bytes: hash.bytes) == hash)
        let coded = try JSONEncoder().encode([hash])
        #expect(String(decoding: coded, as: UTF8.self) == "[\"\(hash.hex)\"]")
        #expect(try JSONDecoder().decode([ContentHash].self, from: coded) == [hash])
    }

    @Test func `the hash of nothing is the one everybody knows`() throws {
        let hash = try BlobStore.hash(of: Data())
        #expect(hash.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test(arguments: [
        "", "abc", String(repeating: "a", count: 63), String(repeating: "g", count: 64),
        String(repeating: "a", count: 65), String(repeating: "档", count: 64),
    ])
    func `what is no hash is refused`(_ text: String) {
        #expect(ContentHash(hex: text) == nil)
        #expect(throws: (any Error).self) {
            try JSONDecoder().decode([ContentHash].self, from: JSONEncoder().encode([text]))
        }
    }

    @Test func `hashes are in the order of their bytes`() throws {
        let hashes = try (0..<100).map { try BlobStore.hash(of: Data("\($0)".utf8)) }
        let sorted = hashes.sorted().map(\.hex)
        #expect(sorted == hashes.map(\.hex).sorted())
        #expect(ContentHash(bytes: [UInt8](repeating: 0, count: 31)) == nil)
        #expect(ContentHash(bytes: [UInt8](repeating: 0, count: 33)) == nil)
    }
}
