import ArgumentParser
import Glibc
import Settings

/// Ends the command: prints what is to be said, and gives the exit status.
enum Farewell {
    static func exit(_ error: any Error) -> Never {
        if error is any SpokenError {
            Terminal.note(Speech.say(Phrase("Error: ", "错误：")) + Speech.words(error))
            Glibc.exit(EXIT_FAILURE)
        }
        let status = Guidang.exitCode(for: error)
        let text = worded(Guidang.fullMessage(for: error))
        if !text.isEmpty {
            if status.isSuccess { Terminal.out(text) } else { Terminal.note(text) }
        }
        Glibc.exit(status.rawValue)
    }

    /// The parser's message, with the name that was probably meant, and in Chinese where that is spoken.
    private static func worded(_ text: String) -> String {
        let text = ParserWords.namingCommand(text, arguments: Array(CommandLine.arguments.dropFirst()))
        return Help.language == .zh ? ParserWords.chinese(text) : text
    }
}
