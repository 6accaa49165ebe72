package import Foundation

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

    /// Runs a program in the folder and waits for it; it is killed at the deadline, with all that it started.
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
            let status = try status(
                of: ["/usr/bin/env", "-C", folder.path] + Self.limited(memory, limit) + [path] + arguments,
                environment: environment, output: output,
                complaint: complaint)
            guard let status else { throw Self.overLimit(program, mediaType) }
            let size = try FileManager.default.attributesOfItem(atPath: output.path)[.size] as? Int ?? 0
            guard size <= limit else { throw Self.overLimit(program, mediaType) }
            return Outcome(
                status: status, output: try Data(contentsOf: output),
                complaint: String(decoding: (try? Data(contentsOf: complaint).prefix(2_000)) ?? Data(), as: UTF8.self))
        } catch let error as ExtractionError {
            throw error
        } catch {
            throw ExtractionError(
                .corrupt, mediaType: mediaType, message: "\(program.rawValue) could not be run on the file: \(error)")
        }
    }

    /// How a program ended; nil where it still ran at the deadline, and was killed.
    private func status(
        of command: [String], environment: [String: String], output: URL, complaint: URL
    ) throws -> Int32? {
        for file in [output, complaint] { try Data().write(to: file) }
        let nothing = try FileHandle(forReadingFrom: URL(filePath: "/dev/null"))
        let (out, error) = (try FileHandle(forWritingTo: output), try FileHandle(forWritingTo: complaint))
        defer { for handle in [nothing, out, error] { try? handle.close() } }
        let variables = [
            "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1", "HOME": folder.path,
            "TMPDIR": folder.path,
        ].merging(environment) { $1 }
        let program = try ChildProgram(
            command, environment: variables,
            descriptors: (nothing.fileDescriptor, out.fileDescriptor, error.fileDescriptor))
        return program.wait(until: deadline)
    }

    /// Bounds a program before it begins: what is read may make it ask for all there is.
    private static func limited(_ memory: Int?, _ output: Int) -> [String] {
        memory.map { ["/usr/bin/prlimit", "--data=\($0)", "--fsize=\(output)", "--"] } ?? []
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
