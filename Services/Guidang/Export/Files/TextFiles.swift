import Glibc

/// The texts of reports as files of their own: `texts/ab/ab…ef.txt`, in UTF-8 without byte order mark, exactly as the report
/// has it, so that the ranges of the tables are offsets into them.
///
/// Files, since that is what programs for qualitative analysis import, and since a text in a cell would be cut by
/// spreadsheets and moved by a guard against formulas.
struct TextFiles {
    let folder: String
    private var shards: Set<String> = []

    init(folder: String) { self.folder = folder }

    /// Where a document's text stands in the export.
    static func path(of documentId: String) -> String { "texts/\(documentId.prefix(2))/\(documentId).txt" }

    /// Writes a text; what was there is replaced.
    mutating func write(_ text: String, of documentId: String) throws(ExportError) {
        let shard = folder + "/texts/" + documentId.prefix(2)
        if shards.insert(shard).inserted { try FileSystem.makeFolder(shard) }
        let file = try PartFile(path: folder + "/" + Self.path(of: documentId), length: 0)
        file.buffer = Array(text.utf8)
        try file.flush()
        file.close()
    }

    /// Makes all texts durable: one call for all of them, as one for each would take longer than writing them.
    func sync() { Glibc.sync() }
}
