package import Foundation
import Glibc
import TextExtraction

/// Extracts one document after the other for the process at the other end of standard input, until that ends.
///
/// It is meant to run where a hostile document can do no harm; see ``Sandbox``.
package struct ExtractorServer {
    /// After so many documents it makes room for a fresh one: programs' libraries may leak.
    private static let mostDocuments = 500
    /// Bytes of memory in use after which it does so earlier.
    private static let mostMemory = 600 << 20

    private let descriptor: Int32 = STDIN_FILENO
    private let folder: URL

    /// - Parameter folder: Where private folders of documents are made.
    package init(folder: URL = FileManager.default.temporaryDirectory) { self.folder = folder }

    /// Answers until the other side ends.
    package func run() {
        Self.limitProcesses()
        Self.endWithParent(descriptor)
        for count in 1... {
            guard let request = try? ExtractorWire.receive(ExtractorWire.Request.self, from: descriptor),
                let data = try? ExtractorWire.bytes(request.size, from: descriptor)
            else { return }
            var (answer, bodies) = answer(to: request, data)
            answer.size = bodies.reduce(0) { $0 + $1.count }
            answer.isLast = count >= Self.mostDocuments || Self.memoryInUse > Self.mostMemory
            guard (try? ExtractorWire.send(answer, bodies, to: descriptor)) != nil, !answer.isLast else { return }
        }
    }

    private func answer(to request: ExtractorWire.Request, _ data: Data) -> (ExtractorWire.Answer, [Data]) {
        Self.limitProcessor(seconds: request.limits.seconds)
        let place = folder.appending(path: "document-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: place) }
        do {
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            let workplace = Workplace(
                folder: place, deadline: Date(timeIntervalSinceNow: Double(request.limits.seconds)))
            switch try TextExtractor.open(
                data, fileName: request.fileName, limits: request.limits, workplace: workplace)
            {
            case .text(var text):
                let body = Data(text.text.utf8)
                text.text = ""
                return (ExtractorWire.Answer(text: text), [body])
            case .container(let container):
                return (
                    ExtractorWire.Answer(mediaType: container.mediaType, members: container.entries),
                    container.members.map(\.data)
                )
            }
        } catch let error as ExtractionError {
            return (ExtractorWire.Answer(error: error), [])
        } catch {
            return (ExtractorWire.Answer(error: .noRoom("\(error)")), [])
        }
    }

    /// What a document may take of the processor, counted from here; programs that it starts count anew.
    private static func limitProcessor(seconds: Int) {
        var used = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &used)
        let end = rlim_t(clamping: used.ru_utime.tv_sec + used.ru_stime.tv_sec + seconds + 1)
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
        limit.rlim_cur = min(end, limit.rlim_max)
        setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
    }

    /// How many processes and threads there may be at a time, and no core files.
    private static func limitProcesses() {
        for (resource, most) in [(__RLIMIT_NPROC, 256), (RLIMIT_CORE, 0)] as [(__rlimit_resource, rlim_t)] {
            var limit = rlimit(rlim_cur: most, rlim_max: most)
            setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
        }
    }

    private static var memoryInUse: Int {
        let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
    }

    /// POLLRDHUP of poll(2), which Glibc's module leaves out.
    private static let hangUp: Int16 = 0x2000

    /// Ends when the other side does, also in the middle of a document.
    private static func endWithParent(_ descriptor: Int32) {
        Thread.detachNewThread {
            var wanted = pollfd(fd: descriptor, events: Self.hangUp, revents: 0)
            while poll(&wanted, 1, -1) < 0, errno == EINTR {}
            _exit(0)
        }
    }
}
