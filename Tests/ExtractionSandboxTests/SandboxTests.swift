import DocumentWriters
import ExtractionSandbox
import Foundation
import Messages
import Testing
import TextExtraction

/// Extractors as processes of their own, in a real sandbox.
@Suite(.enabled(if: Built.sandbox != nil, "bubblewrap can't make a sandbox here"), .timeLimit(.minutes(10)))
struct SandboxTests {
    private let limits = ExtractionLimits(textBytes: 8 << 20)

    private func extractor(_ program: String = Built.extractor, lanes: Int = 1) throws -> SandboxedExtractor {
        SandboxedExtractor(.success(try Sandbox(extractor: program)), lanes: lanes)
    }

    private func text(_ extraction: Extraction) throws -> String {
        guard case .text(let text) = extraction else { throw ExtractionSandbox.SandboxError.refused("no text") }
        return text.text
    }

    @Test func `one extractor reads one document after the other`() async throws {
        let extractor = try extractor()
        for number in 1...20 {
            let found = try await extractor.extract(
                Data("第\(number)份报告".utf8), fileName: "\(number).txt", limits: limits)
            #expect(try text(found) == "第\(number)份报告")
        }
    }

    @Test func `documents wait for a free extractor and come out as they went in`() async throws {
        let extractor = try extractor(lanes: 2)
        let texts = try await withThrowingTaskGroup(of: (Int, String).self) { group in
            for number in 0..<40 {
                group.addTask {
                    let data = Data("第\(number)份报告".utf8)
                    let found = try await extractor.extract(data, fileName: "a.txt", limits: limits)
                    return (number, try text(found))
                }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        #expect(texts.count == 40)
        #expect(texts.allSatisfy { $0.value == "第\($0.key)份报告" })
    }

    @Test func `why a document can't be read comes back as it was said`() async throws {
        let extractor = try extractor()
        let error = try await #require(throws: ExtractionError.self) {
            try await extractor.extract(Data(), fileName: "a.txt", limits: limits)
        }
        #expect(error.code == .empty)
        #expect(error.hint?.isEmpty == false)
    }

    @Test func `the files of an archive come out whole`() async throws {
        let extractor = try extractor()
        let archive = ZipWriter.archive([
            ("甲/报告.txt", Data("正文".utf8)), ("乙.bin", Data((0...255).map { UInt8($0) })),
        ])
        let found = try await extractor.extract(archive, fileName: "a.zip", limits: limits)
        guard case .container(let container) = found else { throw ExtractionSandbox.SandboxError.refused("no archive") }
        #expect(container.members.map(\.path).sorted() == ["乙.bin", "甲/报告.txt"])
        #expect(container.members.first { $0.path == "乙.bin" }?.data == Data((0...255).map { UInt8($0) }))
    }

    @Test func `a document that ends its extractor is refused and the next one is read`() async throws {
        let program = try Built.script("read -r -n 4 a; kill -9 $$")
        let broken = try extractor(program)
        let error = try await #require(throws: ExtractionError.self) {
            try await broken.extract(Data("甲".utf8), fileName: "a.txt", limits: limits)
        }
        #expect(error.code == .corrupt)
    }

    @Test func `who waits too long for a document before is told that all are busy`() async throws {
        let program = try Built.script("sleep 10000")
        let hanging = try extractor(program)
        var limits = limits
        limits.seconds = 10_000
        let areBusy = try await withThrowingTaskGroup(of: Bool.self) { group in
            for name in ["a.txt", "b.txt"] {
                group.addTask { [limits] in
                    do throws(ExtractionError) {
                        let answer = try await hanging.extract(
                            Data("甲".utf8), fileName: name, limits: limits, patience: .milliseconds(1))
                        return (try? answer.get()) == nil
                    } catch {
                        // The one that has the only extractor, once that is killed.
                        return false
                    }
                }
            }
            let first = try await group.next()
            // No fresh one can be started in its place.
            try FileManager.default.removeItem(atPath: program)
            try Process.run(URL(filePath: "/usr/bin/pkill"), arguments: ["-9", "-f", program]).waitUntilExit()
            return [first, try await group.next()]
        }
        #expect(areBusy == [true, false])
    }

    @Test func `an extractor that does not even take a large document is ended`() async throws {
        let program = try Built.script("sleep 1000")
        var limits = limits
        limits.seconds = -4
        let error = try await #require(throws: ExtractionError.self) {
            try await extractor(program).extract(Data(count: 32 << 20), fileName: "a.pdf", limits: limits)
        }
        #expect(error.code == .overLimit)
    }

    @Test func `a document whose extractor was ended by something else is read by a fresh one`() async throws {
        // Dies at its first start, and answers at its second.
        let program = try Built.script(
            """
            mark="$(dirname "$0")/was-here"
            [ -e "$mark" ] || { touch "$mark"; kill -9 $$; }
            head='{"error":{"code":"empty","mediaType":"x","message":"second"},"size":0,"isLast":true}'
            printf "\\x$(printf %x ${#head})\\0\\0\\0%s" "$head" >&0
            cat >/dev/null
            """)
        let extractor = SandboxedExtractor(.success(try Sandbox(extractor: program, isRequired: false)))
        let error = try await #require(throws: ExtractionError.self) {
            try await extractor.extract(Data("甲".utf8), fileName: "a.txt", limits: limits)
        }
        #expect(error.message == "second")
    }

    @Test func `a document that takes too long is refused`() async throws {
        let program = try Built.script("sleep 1000")
        var limits = limits
        limits.seconds = -4
        let hanging = try extractor(program)
        let error = try await #require(throws: ExtractionError.self) {
            try await hanging.extract(Data("甲".utf8), fileName: "a.txt", limits: limits)
        }
        #expect(error.code == .overLimit)
    }

    @Test func `inside there is no network, nothing of the user's, and no place to write but a folder of its own`()
        async throws
    {
        let home = FileManager.default.temporaryDirectory.appending(path: "secret-\(UUID().uuidString)")
        try Data("geheim".utf8).write(to: home)
        defer { try? FileManager.default.removeItem(at: home) }
        // What the script finds out is the length of what it announces, as an extractor would: never a right answer.
        let program = try Built.script(
            """
            ok=1
            [ -e '\(home.path)' ] && ok=0
            [ -e /root ] && [ -n "$(ls -A /root 2>/dev/null)" ] && ok=0
            [ "$(ls /sys/class/net 2>/dev/null)" = "" ] || ok=0
            touch /usr/x 2>/dev/null && ok=0
            touch /tmp/x || ok=0
            [ "$(cat /proc/net/route 2>/dev/null | wc -l)" -le 1 ] || ok=0
            [ $ok = 1 ] && head='{"error":{"code":"encrypted","mediaType":"x","message":"sealed"},"size":0,"isLast":false}' \
                || head='{"error":{"code":"empty","mediaType":"x","message":"open"},"size":0,"isLast":false}'
            printf "\\\\x$(printf %x ${#head})\\\\0\\\\0\\\\0%s" "$head" >&0
            cat >/dev/null
            """)
        let probe = try extractor(program)
        let error = try await #require(throws: ExtractionError.self) {
            try await probe.extract(Data("甲".utf8), fileName: "a.txt", limits: limits)
        }
        #expect(error.message == "sealed")
    }
}

@Suite struct NoSandboxTests {
    @Test func `without a sandbox nothing is opened, and the reason says what to do`() async throws {
        let extractor = SandboxedExtractor(.failure(.notInstalled))
        #expect(extractor.trouble == .notInstalled)
        let error = try await #require(throws: ExtractionError.self) {
            try await extractor.extract(Data("%PDF".utf8), fileName: "a.pdf", limits: ExtractionLimits(textBytes: 9))
        }
        #expect(error.code == .unsupported)
        #expect(error.hint?.contains("apt-get install bubblewrap") == true)
    }

    @Test func `a missing extractor is told apart from a missing sandbox`() {
        #expect(throws: SandboxError.noExtractor("/nowhere/guidang-extract")) {
            try Sandbox(extractor: "/nowhere/guidang-extract")
        }
    }

    @Test func `who asks for no sandbox gets none`() async throws {
        let extractor = SandboxedExtractor(.success(try Sandbox(extractor: Built.extractor, isRequired: false)))
        let found = try await extractor.extract(
            Data("正文".utf8), fileName: "a.txt", limits: ExtractionLimits(textBytes: 1 << 20))
        guard case .text(let text) = found else { throw SandboxError.refused("no text") }
        #expect(text.text == "正文")
    }
}
