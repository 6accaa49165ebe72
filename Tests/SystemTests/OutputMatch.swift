/// Compares what a page shows with what a command printed, where ids, process ids and folders may differ.
///
/// It remembers which id of this run an id of the page stands for, so that later commands can name it.
struct OutputMatch {
    private var ids: [String: String] = [:]

    /// The command with the page's ids, or beginnings of them, put as those of this run.
    func current(_ command: String) -> String {
        command.replacing(#/[0-9a-f]{6,64}/#) { found in
            let id = String(found.output)
            guard let (_, own) = ids.first(where: { $0.key.hasPrefix(id) }) else { return id }
            return String(own.prefix(id.count))
        }
    }

    /// Where an output differs from the page's; nil where it does not.
    mutating func difference(of output: [String], from shown: [String]) -> String? {
        guard output.count == shown.count else { return "\(output) has not the lines of \(shown)" }
        for (line, wanted) in zip(output, shown) where !takes(line, as: wanted) {
            return "“\(line)” is not “\(wanted)”"
        }
        return nil
    }

    private mutating func takes(_ line: String, as wanted: String) -> Bool {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        let shown = wanted.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == shown.count else { return false }
        for (word, mark) in zip(words, shown) where word != mark {
            if mark.wholeMatch(of: #/[0-9a-f]{12,64}/#) != nil, word.wholeMatch(of: #/[0-9a-f]{12,64}/#) != nil,
                word.count == mark.count
            {
                guard ids[String(mark), default: String(word)] == word else { return false }
                ids[String(mark)] = String(word)
            } else if let pid = mark.wholeMatch(of: #/\d+(\)?)/#) {
                // A number counts only where the page says that it is one of a process.
                guard wanted.contains("(pid \(mark)"), word.wholeMatch(of: #/\d+(\)?)/#)?.1 == pid.1 else {
                    return false
                }
            } else {
                // The page's folders are those of nobody; what lies in the archive keeps its name.
                guard mark.hasPrefix("/"), word.hasPrefix("/"),
                    word.split(separator: "/").last == mark.split(separator: "/").last
                else { return false }
            }
        }
        return true
    }
}
