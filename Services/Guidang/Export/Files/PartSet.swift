/// The unfinished files of an export in its folder, each named `NAME.partial`.
final class PartSet {
    static let suffix = ".partial"

    let folder: String
    /// The lengths of the files that are not open.
    private var closed: [String: Int64]
    private var open: [String: PartFile] = [:]

    /// Takes the files of an export that was not finished, and cuts them to their lengths.
    ///
    /// - Throws: ``ExportError/partLost(path:)`` where one is shorter than that. One that is missing while its own name
    ///   has that length was given its name already.
    /// - Parameter published: The names of files that are given another than their own.
    init(folder: String, lengths: [String: Int64], published: [String: String] = [:]) throws(ExportError) {
        self.folder = folder
        closed = lengths
        for (name, length) in lengths.sorted(by: { $0.key < $1.key }) {
            let path = partialPath(name)
            if let size = FileSystem.size(path) {
                guard size >= length else { throw ExportError.partLost(path: path) }
                try PartFile(path: path, length: length).close()
            } else if FileSystem.size(published[name] ?? folder + "/" + name) != length {
                throw ExportError.partLost(path: path)
            }
        }
    }

    /// The file of a name, new or to be gone on with.
    func part(_ name: String) throws(ExportError) -> PartFile {
        if let part = open[name] { return part }
        let part = try PartFile(path: partialPath(name), length: closed[name] ?? 0)
        closed[name] = nil
        open[name] = part
        return part
    }

    /// Closes a file that nothing is added to any more.
    func close(_ name: String) throws(ExportError) {
        guard let part = open.removeValue(forKey: name) else { return }
        try part.sync()
        part.close()
        closed[name] = part.length
    }

    /// Makes all files durable, and gives their lengths.
    func sync() throws(ExportError) -> [String: Int64] {
        var lengths = closed
        for (name, part) in open {
            try part.sync()
            lengths[name] = part.length
        }
        return lengths
    }

    func partialPath(_ name: String) -> String { folder + "/" + name + Self.suffix }

    /// Gives a file its own name, where it does not have it yet.
    func publish(_ name: String) throws(ExportError) {
        try close(name)
        let path = partialPath(name)
        if FileSystem.exists(path) { try FileSystem.rename(path, to: folder + "/" + name) }
    }
}
