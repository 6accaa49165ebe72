import ExtractionSandbox
import Foundation
import Glibc
import Testing
import TextExtraction

/// What a program finds that a document has taken over.
@Suite(.enabled(if: Built.sandbox != nil, "bubblewrap can't make a sandbox here"), .timeLimit(.minutes(5)))
struct ConfinementTests {
    /// What a script in place of the extractor says, in ASCII without quotation marks, on one line.
    private func said(by lines: String) async throws -> String {
        let program = try Built.script(
            """
            said=$(\(lines))
            head='{"error":{"code":"empty","mediaType":"x","message":"'"$said"'"},"size":0,"isLast":false}'
            low=$(printf %02x $((${#head} & 255)))
            high=$(printf %02x $((${#head} >> 8)))
            printf "\\\\x$low\\\\x$high\\\\0\\\\0%s" "$head" >&0
            cat >/dev/null
            """)
        let extractor = SandboxedExtractor(.success(try Sandbox(extractor: program)))
        let error = try await #require(throws: ExtractionError.self) {
            try await extractor.extract(
                Data("甲".utf8), fileName: "a.txt", limits: ExtractionLimits(textBytes: 1 << 20))
        }
        return error.message
    }

    @Test func `what this process has open stays here`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "secret-\(UUID().uuidString)")
        try Data("geheim".utf8).write(to: file)
        let open = Glibc.open(file.path, O_RDONLY)
        let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer {
            close(open)
            close(socket)
            try? FileManager.default.removeItem(at: file)
        }
        // One socket is its standard input.
        let descriptors = try await said(by: "cd /proc/$$/fd; readlink * | grep -cE 'socket|secret'")
        #expect(descriptors == "1")
    }

    @Test func `the environment of this process stays here`() async throws {
        #expect(ProcessInfo.processInfo.environment.isEmpty == false)
        let size = try await said(by: "cat /proc/1/environ 2>/dev/null | wc -c")
        #expect(size == "0")
    }

    @Test func `nothing but its own folder can be written to`() async throws {
        let places = try await said(
            by: """
                for place in / /dev /dev/shm /etc /lib64 /usr /proc /tmp; do
                  touch $place/mark 2>/dev/null && echo -n $place' '
                done
                for file in /proc/sys/kernel/core_pattern /proc/sys/kernel/hostname /proc/sysrq-trigger; do
                  [ -w $file ] && echo -n $file' '
                done
                """)
        #expect(places == "/tmp ")
    }

    @Test func `it has no rights, and gets none in namespaces of its own`() async throws {
        let found = try await said(
            by: """
                grep -E '^Cap(Prm|Eff|Bnd|Inh|Amb)' /proc/self/status | grep -vc '0000000000000000'
                unshare --user --map-root-user true 2>/dev/null && echo -n ' and makes namespaces'
                mount -t tmpfs none /tmp 2>/dev/null && echo -n ' and mounts'
                """)
        #expect(found == "0")
    }

    @Test func `what it answers can't name a place outside of its archive`() async throws {
        for path in ["../a.txt", "/etc/a.txt", "a/../../b.txt", ""] {
            let program = try Built.script(
                """
                head='{"mediaType":"application/zip","members":[{"path":"\(path)","size":1,"declared":{},\
                "isCompanion":false}],"size":1,"isLast":false}'
                printf "\\\\x$(printf %x ${#head})\\\\0\\\\0\\\\0%sx" "$head" >&0
                cat >/dev/null
                """)
            let extractor = SandboxedExtractor(.success(try Sandbox(extractor: program)))
            let error = await #expect(throws: ExtractionError.self) {
                try await extractor.extract(
                    Data("PK".utf8), fileName: "a.zip", limits: ExtractionLimits(textBytes: 1 << 20))
            }
            #expect(error?.code == .corrupt, "\(path)")
        }
    }
}
