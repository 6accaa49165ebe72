import CResourceLimits
package import Foundation
import Glibc

/// Where the reader of one document may put files and run programs.
package struct Workplace: Sendable {
    /// A private folder; whoever made it removes it.
    package let folder: URL
    /// When the document must be done.
    package let deadline: Date

    /// What a program gave.
    struct Outcome {
        /// The exit status; 128 and more for a signal, as a shell has it.
        var status: Int32
        var output: Data
        /// The beginning of what it wrote to standard error.
        var complaint: String
    }

    /// - Parameter folder: Exists, is empty, and belongs to this document alone.
    package init(folder: URL, deadline: Date) {
        self.folder = folder
        self.deadline = deadline
    }

    /// The programs that are there, with their paths; looked for once on the PATH.
    package static let installed: [HelperProgram: String] = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        return HelperProgram.allCases.reduce(into: [:]) { found, program in
            found[program] = folders.map { "\($0)/\(program.rawValue)" }
                .first { FileManager.default.isExecutableFile(atPath: $0) }
        }
    }()

    /// The file of a name in the folder.
    func file(_ name: String) -> URL { folder.appending(path: name) }

    func has(_ program: HelperProgram) -> Bool { Self.installed[program] != nil }

    /// Runs a program in the folder and waits for it; it is killed at the deadline.
    ///
    /// - Parameters:
    ///   - mediaType: What is read, for an error.
    ///   - limit: Bytes of output; more is an error.
    ///   - memory: Bytes of memory that the program may have, and with it that no file of its own is larger than `limit`;
    ///     nil leaves it what this process has.
    /// - Throws: `ExtractionError`: `missingProgram` where it is not installed, `overLimit` where it takes too long or says
    ///   too much.
    func run(
        _ program: HelperProgram, _ arguments: [String], for mediaType: String, limit: Int, memory: Int? = nil,
        environment: [String: String] = [:]
    ) throws(ExtractionError) -> Outcome {
        guard let path = Self.installed[program] else { throw .missing(program, mediaType: mediaType) }
        let (output, complaint) = (file(".output"), file(".complaint"))
        do {
            let process = Process()
            process.executableURL = URL(filePath: path)
            process.arguments = arguments
            process.currentDirectoryURL = folder
            process.environment = [
                "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1", "HOME": folder.path,
                "TMPDIR": folder.path,
            ].merging(environment) { $1 }
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = try Self.empty(output)
            process.standardError = try Self.empty(complaint)
            let ended = DispatchSemaphore(value: 0)
            process.terminationHandler = { _ in ended.signal() }
            try process.run()
            if let memory { Self.bound(process.processIdentifier, memory: memory, fileBytes: limit) }
            if ended.wait(timeout: .now() + max(0, deadline.timeIntervalSinceNow)) == .timedOut {
                kill(process.processIdentifier, SIGKILL)
                ended.wait()
                throw Self.overLimit(program, mediaType)
            }
            let size = try FileManager.default.attributesOfItem(atPath: output.path)[.size] as? Int ?? 0
            guard size <= limit else { throw Self.overLimit(program, mediaType) }
            return Outcome(
                status: process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0),
                output: try Data(contentsOf: output),
                complaint: String(decoding: (try? Data(contentsOf: complaint).prefix(2_000)) ?? Data(), as: UTF8.self))
        } catch let error as ExtractionError {
            throw error
        } catch {
            throw ExtractionError(
                .corrupt, mediaType: mediaType, message: "\(program.rawValue) could not be run on the file: \(error)")
        }
    }

    /// Bounds a program that has just begun: what is read may make it ask for all there is.
    private static func bound(_ program: pid_t, memory: Int, fileBytes: Int) {
        for (resource, most) in [(RLIMIT_DATA.rawValue, memory), (RLIMIT_FSIZE.rawValue, fileBytes)] {
            var old = rlimit()
            guard let most = rlim_t(exactly: most), prlimit(program, resource, nil, &old) == 0 else { continue }
            var new = rlimit(rlim_cur: min(most, old.rlim_max), rlim_max: min(most, old.rlim_max))
            prlimit(program, resource, &new, nil)
        }
    }

    private static func empty(_ file: URL) throws -> FileHandle {
        try Data().write(to: file)
        return try FileHandle(forWritingTo: file)
    }

    private static func overLimit(_ program: HelperProgram, _ mediaType: String) -> ExtractionError {
        ExtractionError(
            .overLimit, mediaType: mediaType,
            message: "\(program.rawValue) could not read the file within its limits of time and size.",
            hint: "Open the document, save its text as plain text (.txt, UTF-8) and hand that in.")
    }
}

extension ExtractionError {
    /// A program that this machine does not have.
    static func missing(_ program: HelperProgram, mediaType: String) -> Self {
        Self(
            .missingProgram, mediaType: mediaType,
            message: "Reading this file takes the program \(program.rawValue), which is not installed.",
            hint:
                "Install the package \(program.package) (apt-get install \(program.package)) and hand the file in again."
        )
    }
}
