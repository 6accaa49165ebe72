import ArgumentParser
import Foundation
import GuidangClient
import Messages
import Settings
import Supervision

/// Which index is asked.
struct IndexOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Help.line(
                "Ask this index, such as index-2 (default: the first one, else any that runs here).",
                "询问此索引，如 index-2（默认询问第一个，未运行则询问任一在运行的）。"),
            valueName: Help.line("name", "名称")))
    var index: String?

    func validate() throws {
        guard let index, index != StageName.index.rawValue, !IndexCopy.isName(index) else { return }
        throw ValidationError(
            Help.line(
                "--index is index or the name of a further one, such as index-2.", "--index 是 index 或附加索引的名称，如 index-2。"
            ))
    }

    /// Opens an archive with an index that takes connections, asks, and closes it whatever came of it.
    func asking(
        _ options: ArchiveOptions, _ ask: (_ open: OpenArchive, _ index: String?) async throws -> Void
    ) async throws {
        let (open, index) = try open(options)
        do {
            try await ask(open, index)
        } catch {
            await open.archive.close()
            throw error
        }
        await open.archive.close()
    }

    /// Opens an archive with an index that takes connections; the name is nil for the first one.
    func open(_ options: ArchiveOptions) throws -> (open: OpenArchive, name: String?) {
        let open = try options.open(asking: [])
        let archive = open.archive
        if let index {
            let name = index == StageName.index.rawValue ? nil : index
            if SocketProbe.answers(archive.address(ofIndex: name)) != false { return (open, name) }
            guard let name else { throw ArchiveError(away: [.index], from: archive.home) }
            let isKnown =
                archive.furtherIndexes.contains(name)
                || FileManager.default.fileExists(atPath: archive.home + "/" + name + ".sqlite")
            throw isKnown ? ArchiveError(away: [name], home: archive.home) : ArchiveError(noIndex: name)
        }
        if archive.away([.index]).isEmpty { return (open, nil) }
        if let name = archive.furtherIndexes.first(where: { SocketProbe.answers(archive.address(ofIndex: $0)) == true })
        {
            return (open, name)
        }
        throw ArchiveError(away: [.index], from: archive.home)
    }
}
