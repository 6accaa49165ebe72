import Foundation

/// Programs that are measured beside ours where they are installed.
enum ReferenceProgram {
    /// What a program writes to its standard output; nil where it is not installed or ends with an error.
    ///
    /// It is started by `posix_spawn`: Foundation's `Process` was measured to take 50 ms for a program that does nothing,
    /// where this takes 1, and that would be most of what is measured.
    ///
    /// - Parameter command: The program, looked for on the PATH, and its arguments.
    static func output(of command: [String]) throws -> Data? {
        let output = Pipe()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output.fileHandleForWriting.fileDescriptor, STDOUT_FILENO)
        let variables = ProcessInfo.processInfo.environment.map { "\($0)=\($1)" }
        let (arguments, environment) = (command.map { strdup($0) } + [nil], variables.map { strdup($0) } + [nil])
        defer { for text in arguments + environment { free(text) } }
        var child: pid_t = 0
        guard posix_spawnp(&child, command[0], &actions, nil, arguments, environment) == 0 else { return nil }
        try output.fileHandleForWriting.close()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        var status: Int32 = 0
        while waitpid(child, &status, 0) == -1, errno == EINTR {}
        return status == 0 ? printed : nil
    }

    /// What a script beside the sources of this program prints about a folder, as JSON; nil where it does not run.
    static func judgement<Value: Decodable>(of script: String, on folder: URL) throws -> Value? {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: script)
        return try output(of: ["python3", script.path, folder.path]).map {
            try JSONDecoder().decode(Value.self, from: $0)
        }
    }
}
