import Foundation
import Messages
import StageKit
import Testing

struct PartialBlobTests {
    let fixture: BlobFixture
    let data = BlobFixture.bytes(600_000)

    init() throws {
        fixture = try BlobFixture()
    }

    @Test func `a broken transfer goes on where it stopped`() throws {
        let hash = try BlobStore.hash(of: data)
        do {
            let partial = try PartialBlob(hash, size: 600_000, in: fixture.store)
            try partial.append(data[0..<262_144], at: 0)
        }
        #expect(try fixture.store.sweepTemporaryFiles() == 0)
        let partial = try PartialBlob(hash, size: 600_000, in: fixture.store)
        #expect(partial.offset == 262_144)
        try partial.append(data[200_000..<500_000], at: 200_000)
        try partial.append(data[0..<1_000], at: 0)
        #expect(partial.offset == 500_000)
        try partial.append(data[500_000..<600_000], at: 500_000)
        let blob = try partial.finish()
        try fixture.adopt(blob)
        #expect(try fixture.contents(of: blob) == data)
        #expect(try fixture.files().count == 1)
    }

    @Test func `a broken transfer that nobody goes on with is swept after its time, one under way is not`() throws {
        let hash = try BlobStore.hash(of: data)
        do {
            let partial = try PartialBlob(hash, size: 600_000, in: fixture.store)
            try partial.append(data[0..<262_144], at: 0)
            #expect(try fixture.store.sweepPartials(olderThan: 0) == 0)
        }
        #expect(try fixture.store.sweepPartials() == 0)
        #expect(try fixture.store.sweepPartials(olderThan: 0) == 1)
        #expect(try fixture.files().isEmpty)
    }

    @Test func `a small one needs no file`() throws {
        let small = data.prefix(900)
        let hash = try BlobStore.hash(of: small)
        let partial = try PartialBlob(hash, size: 900, in: fixture.store)
        try partial.append(small, at: 0)
        #expect(try fixture.files().isEmpty)
        let blob = try partial.finish()
        try fixture.adopt(blob)
        #expect(try fixture.contents(of: blob) == small)
    }

    @Test(arguments: [900, 5_000])
    func `wrong bytes are thrown away`(_ size: Int) throws {
        let hash = try BlobStore.hash(of: Data("something else".utf8))
        let partial = try PartialBlob(hash, size: Int64(size), in: fixture.store)
        try partial.append(data.prefix(size), at: 0)
        let error = #expect(throws: BlobError.self) { try partial.finish() }
        #expect(error?.code == .corrupt)
        #expect(try fixture.files().isEmpty)
    }

    @Test func `a gap, an excess and an early end are refused`() throws {
        let partial = try PartialBlob(try BlobStore.hash(of: data), size: 600_000, in: fixture.store)
        try partial.append(data[0..<100], at: 0)
        let codes = [Int64(101), -1, .max].map { offset in
            #expect(throws: BlobError.self) { try partial.append(Data(count: 10), at: offset) }?.code
        }
        #expect(codes == [.wrongOffset, .wrongOffset, .wrongOffset])
        let excess = #expect(throws: BlobError.self) { try partial.append(Data(count: 600_000), at: 100) }
        #expect(excess?.code == .wrongSize)
        #expect(#expect(throws: BlobError.self) { try partial.finish() }?.code == .wrongSize)
        partial.discard()
        #expect(try fixture.files().isEmpty)
    }

    @Test func `two transfers of one blob do not write into each other`() throws {
        let hash = try BlobStore.hash(of: data)
        let first = try PartialBlob(hash, size: 600_000, in: fixture.store)
        let error = #expect(throws: BlobError.self) { try PartialBlob(hash, size: 600_000, in: fixture.store) }
        #expect(error?.code == .busy)
        #expect(first.offset == 0)
    }

    @Test func `the sweep takes temporary files, and broken transfers once they are old`() throws {
        do {
            let partial = try PartialBlob(try BlobStore.hash(of: data), size: 600_000, in: fixture.store)
            try partial.append(data.prefix(10), at: 0)
        }
        try Data("left by a crash".utf8).write(to: fixture.store.folder.appending(path: "tmp/x.new"))
        #expect(try fixture.store.sweepTemporaryFiles() == 1)
        #expect(try fixture.store.sweepTemporaryFiles(keepingPartialsYoungerThan: 0) == 1)
        #expect(try fixture.files().isEmpty)
    }
}
