import Foundation

/// A program's commands and flags, as its own help tells them.
struct CommandTree: Decodable {
    struct Argument: Decodable {
        struct Name: Decodable {
            var kind: String
            var name: String
        }

        var names: [Name]?
    }

    var commandName: String
    var subcommands: [CommandTree]?
    var arguments: [Argument]?

    /// `--home`, `-o` and so on of this command itself.
    var flags: Set<String> {
        Set(
            (arguments ?? []).flatMap { $0.names ?? [] }.map { ($0.kind == "long" ? "--" : "-") + $0.name }
        ).union(["--help", "-h"])
    }

    /// The flags of this command and of all below it.
    var allFlags: Set<String> {
        (subcommands ?? []).reduce(flags) { $0.union($1.allFlags) }
    }

    /// What in a line of words is no command or flag of this program.
    ///
    /// A word in capitals stands for any command; `list|show` stands for each.
    func problems(in words: ArraySlice<String>) -> [String] {
        guard let word = words.first else { return [] }
        let rest = words.dropFirst()
        if word.hasPrefix("-") {
            let flag = String(word.prefix { $0 != "=" })
            return (flags.contains(flag) ? [] : [flag]) + problems(in: rest)
        }
        guard let subcommands, !subcommands.isEmpty, word != word.uppercased() else {
            return words.filter { $0.hasPrefix("-") }.filter { !allFlags.contains(String($0.prefix { $0 != "=" })) }
        }
        return word.split(separator: "|").flatMap { name in
            subcommands.first { $0.commandName == name }.map { $0.problems(in: rest) } ?? [String(name)]
        }
    }

    private struct Dump: Decodable {
        var command: CommandTree
    }

    /// Asks a built program.
    static func of(_ program: String, in place: Workplace) async throws -> CommandTree {
        let dump = try await place.run("\(program) --experimental-dump-help")
        return try JSONDecoder().decode(Dump.self, from: Data(dump.lines.joined(separator: "\n").utf8)).command
    }
}
